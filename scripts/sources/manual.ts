import { createHash } from 'node:crypto';
import { plainLine } from '../../widget/badge/plain-text.ts';
import { isCalendarDay } from './calendar-day.ts';
import { SourceError } from './source-error.ts';
import type { FoundCredential, ManualEntry, Source, SourceAnswer, SourcePorts, SourceProblem } from './source.ts';

const MAX_WORDS = 60;

/**
 * What the earner writes of certificates that no platform knows, in the entry of profile.json itself. It is shown as the
 * earner's own statement: nobody stands behind it.
 */
export const manual: Source = {
  name: 'manual',
  find: async ({ manual: entries }, ports) => {
    if (!entries) {
      const message = 'manual: nothing is listed; expected "manual": [{ "name": ..., "issuer": ... }] in the entry';
      throw new SourceError('SOURCE_PROFILE_INVALID', message);
    }
    return findEntries(entries, ports);
  },
  // Nobody is asked, and the profile's schema refuses what it does not know.
  fields: () => [],
};

async function findEntries(entries: readonly ManualEntry[], ports: SourcePorts): Promise<SourceAnswer> {
  const found = new Map<string, FoundCredential>();
  const problems: SourceProblem[] = [];
  for (const entry of entries) {
    const key = keyOf(entry);
    const wrong = found.has(key) ? 'is listed twice; one is enough' : wrongDate(entry);
    if (wrong !== undefined) problems.push({ key, error: refused(entry, wrong), harmless: found.has(key) });
    else found.set(key, await findEntry(key, entry, { ports, problems }));
    ports.progress({ done: found.size, all: entries.length });
  }
  return { found: [...found.values()], problems, complete: true };
}

async function findEntry(
  key: string,
  entry: ManualEntry,
  { ports, problems }: { readonly ports: SourcePorts; readonly problems: SourceProblem[] },
): Promise<FoundCredential> {
  const { name, issuer, validFrom, validUntil, url, image, description, skills } = entry;
  const bytes = image === undefined ? undefined : await ports.earnerFile?.(image);
  if (image !== undefined && !bytes) {
    const message = `manual: there is no file "${image}" beside profile.json; "${name}" goes without its picture`;
    problems.push({ key, error: new SourceError('SOURCE_IMAGE_BROKEN', message) });
  }
  return {
    key,
    listed: {
      specVersion: 'none',
      name,
      issuer: { name: issuer },
      ...(description === undefined ? {} : { description }),
      ...(validFrom === undefined ? {} : { validFrom }),
      ...(validUntil === undefined ? {} : { validUntil }),
      skills: [...new Set(skills ?? [])],
      alignments: [],
      evidence: [],
    },
    ...(bytes && image !== undefined ? { image: { bytes, from: image, at: ports.now() } } : {}),
    ...(url === undefined ? {} : { recordUrl: url }),
    selfReported: true,
  };
}

/** Name, issuer and date: in words for people, and in a mark that tells "C++" from "C#". Spaces and capitals do not count. */
function keyOf({ name, issuer, validFrom = '' }: ManualEntry): string {
  const parts = [name, issuer, validFrom].map((part) => plainLine(part).normalize('NFKC').toLowerCase());
  const words = parts
    .join(' ')
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .slice(0, MAX_WORDS)
    .replace(/^-|-$/g, '');
  return `${words}-${createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 12)}`;
}

function wrongDate({ validFrom, validUntil }: ManualEntry): string | undefined {
  for (const date of [validFrom, validUntil]) {
    if (date !== undefined && !isCalendarDay(date)) return `has the date ${date}, which the calendar does not have`;
  }
  const isBackwards = validFrom !== undefined && validUntil !== undefined && validUntil < validFrom;
  return isBackwards ? `ends on ${validUntil}, before it begins` : undefined;
}

const refused = ({ name }: ManualEntry, why: string): SourceError =>
  new SourceError('SOURCE_ENTRY_BROKEN', `manual: "${name}" in profile.json ${why}`);
