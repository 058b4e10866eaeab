import type { JsonObject } from '../../widget/credential/credential.ts';
import { artworkCaption, drawArtwork } from './microsoft-learn-artwork.ts';
import { transcriptFields } from './microsoft-learn-fields.ts';
import { credentialPage, HIDDEN_CODE, hidingCode, LEARN, shareCode, transcriptUrl } from './microsoft-learn-link.ts';
import { isTranscript, readAppliedSkill, readCertification, readExam } from './microsoft-learn-transcript.ts';
import type { ReadCredential, TranscriptCredential } from './microsoft-learn-transcript.ts';
import { SourceError } from './source-error.ts';
import type { SourceErrorCode } from './source-error.ts';
import { loadJson, objectsOf, valueAt } from './source-request.ts';
import type { FoundCredential, Source, SourceAnswer, SourcePorts, SourceProblem, SourceSettings } from './source.ts';
import { certificationSlug } from './tables/microsoft-certifications.ts';

/** One list of the transcript. */
interface Section {
  /** Beginning of its keys. */
  readonly prefix: string;
  readonly what: string;
  readonly container: string;
  readonly list: string;
  /** Says how many there are. */
  readonly total: string;
  readonly read: ReadCredential;
}

const CERTIFICATION = { prefix: 'certification:', container: 'certificationData', read: readCertification };

const SECTIONS: readonly Section[] = [
  {
    ...CERTIFICATION,
    what: 'active certifications',
    list: 'activeCertifications',
    total: 'totalActiveCertifications',
  },
  {
    ...CERTIFICATION,
    what: 'historical certifications',
    list: 'historicalCertifications',
    total: 'totalHistoricalCertifications',
  },
  {
    prefix: 'exam:',
    what: 'passed exams',
    container: 'certificationData',
    list: 'passedExams',
    total: 'totalExamsPassed',
    read: readExam,
  },
  {
    prefix: 'applied-skill:',
    what: 'applied skills',
    container: 'appliedSkillsData',
    list: 'appliedSkillsCredentials',
    total: 'totalAppliedSkills',
    read: readAppliedSkill,
  },
];

const MAX_TRANSCRIPT_BYTES = 20_000_000;

/** A transcript that its earner shared: certifications, passed exams and applied skills. */
export const microsoftLearn: Source = { name: 'microsoft-learn', find: findCredentials, fields: transcriptFields };

interface Reading {
  readonly settings: SourceSettings;
  /** Who answered: `https://learn.microsoft.com`, or what stands for it. */
  readonly host: string;
}

interface Part {
  readonly found: readonly TranscriptCredential[];
  readonly problems: readonly SourceProblem[];
  readonly unsure: readonly string[];
}

async function findCredentials(settings: SourceSettings, ports: SourcePorts): Promise<SourceAnswer> {
  const code = shareCode(settings.profile, settings.origin);
  const host = settings.origin === undefined ? LEARN : new URL(settings.origin).origin;
  const transcript = await readTranscript(code, host, ports);
  const parts = SECTIONS.map((section) => readSection(section, transcript, { settings, host }));
  const credentials = once(parts.flatMap(({ found }) => found));
  const links = linksOf(settings, credentials);
  ports.progress({ done: credentials.length, all: credentials.length });
  return {
    found: credentials.map((credential) =>
      foundCredential(credential, { host, at: ports.now(), page: links.pages.get(credential.key) }),
    ),
    problems: [...parts.flatMap(({ problems }) => problems), ...otherProblems(transcript), ...links.problems],
    complete: true,
    unsure: parts.flatMap(({ unsure }) => unsure),
  };
}

async function readTranscript(code: string, host: string, { http }: SourcePorts): Promise<JsonObject> {
  const url = transcriptUrl(code, host);
  return hidingCode(code, async () => {
    try {
      const transcript = await loadJson({ speaker: 'microsoft-learn', http }, url, { maxBytes: MAX_TRANSCRIPT_BYTES });
      if (isTranscript(transcript)) return transcript;
    } catch (error) {
      if (!(error instanceof SourceError) || error.code !== 'SOURCE_NOT_FOUND') throw error;
      throw learnError('SOURCE_NOT_FOUND', `${error.message}: no transcript is shared by this link, or no longer`, url);
    }
    throw learnError('SOURCE_UNEXPECTED', `microsoft-learn: ${url} answered JSON that is no transcript`, url);
  });
}

const learnError = (code: SourceErrorCode, message: string, url?: string): SourceError =>
  new SourceError(code, message, url === undefined ? {} : { url });

/**
 * One list. What is missing, miscounted or cannot be read leaves the others as they are; nothing of this kind is then taken
 * for gone.
 */
function readSection(section: Section, transcript: JsonObject, { settings, host }: Reading): Part {
  const { prefix, what, container, list, total, read } = section;
  const entries = valueAt(transcript, container, list);
  const counted = valueAt(transcript, container, total);
  const nothing = { found: [], problems: [], unsure: [prefix] };
  // Containers really are missing for some earners: that says neither that there are none, nor that anything is wrong.
  if (entries === undefined || entries === null) return counted === 0 ? { ...nothing, unsure: [] } : nothing;
  if (!Array.isArray(entries)) {
    const error = learnError('SOURCE_UNEXPECTED', `microsoft-learn: the transcript does not list its ${what} as expected`);
    return { ...nothing, problems: [{ error }] };
  }
  const found = objectsOf(entries).flatMap((entry) => read(entry, host, settings.evidence ?? false) ?? []);
  const undated = found.flatMap(({ key, isDated }) => (isDated ? [] : [key.replace(/[^:]*$/, '')]));
  const problems: SourceProblem[] = [];
  if (found.length < entries.length) {
    const message = `microsoft-learn: ${entries.length - found.length} of the ${what} cannot be read; the others go through`;
    problems.push({ error: learnError('SOURCE_ENTRY_BROKEN', message) });
  }
  const isMiscounted = typeof counted === 'number' && counted !== entries.length;
  if (isMiscounted) {
    const message = `microsoft-learn: the transcript counts ${counted} ${what}, and lists ${entries.length}; none is taken for gone`;
    problems.push({ error: learnError('SOURCE_INCOMPLETE', message), harmless: true });
  }
  return { found, problems, unsure: problems.length > 0 ? [prefix] : undated };
}

/** A kind of credential that nobody has described yet is told of, not dropped in silence. */
function otherProblems(transcript: JsonObject): readonly SourceProblem[] {
  const qualifications = valueAt(transcript, 'certificationData', 'qualifications');
  if (!Array.isArray(qualifications) || qualifications.length === 0) return [];
  const message = `microsoft-learn: ${qualifications.length} qualifications are left out: their form is not known`;
  return [{ error: learnError('SOURCE_ENTRY_BROKEN', message), harmless: true }];
}

/** Each key once: a certification that is both active and historical is active. */
function once(credentials: readonly TranscriptCredential[]): readonly TranscriptCredential[] {
  const byKey = new Map<string, TranscriptCredential>();
  for (const credential of credentials) if (!byKey.has(credential.key)) byKey.set(credential.key, credential);
  return [...byKey.values()];
}

interface Shown {
  readonly host: string;
  readonly at: string;
  /** The earner's own link to the credential. */
  readonly page: string | undefined;
}

function foundCredential({ key, listed, artwork, standing }: TranscriptCredential, { host, at, page }: Shown): FoundCredential {
  return {
    key,
    listed: { ...listed, image: { caption: artworkCaption(artwork), substitute: true } },
    image: { bytes: drawArtwork(artwork), from: `microsoft-learn ${artwork.kind}`, at },
    listing: { host: `${host}/`, standing },
    ...(page === undefined ? {} : { recordUrl: page }),
  };
}

interface Links {
  /** Page by key. */
  readonly pages: ReadonlyMap<string, string>;
  readonly problems: readonly SourceProblem[];
}

/** The pages that the earner pasted, each to the credential that it names: by name, exam code or key. */
function linksOf({ links = {}, origin }: SourceSettings, credentials: readonly TranscriptCredential[]): Links {
  const pages = new Map<string, string>();
  const problems: SourceProblem[] = [];
  for (const [name, link] of Object.entries(links)) {
    const page = credentialPage(link, origin);
    const key = credentials.find((credential) => goesBy(credential, name))?.key;
    if (page === undefined) {
      const expected = `${LEARN}/api/credentials/share/en-us/sample-earner/${HIDDEN_CODE}?sharingId=${HIDDEN_CODE}`;
      const message = `microsoft-learn: the link of "${name}" is not the share link of one credential; expected a link such as ${expected}`;
      problems.push({ error: learnError('SOURCE_PROFILE_INVALID', message), ...(key === undefined ? {} : { key }) });
    } else if (key === undefined) {
      const error = learnError(
        'SOURCE_PROFILE_INVALID',
        `microsoft-learn: there is a link of "${name}", and nothing of that name`,
      );
      problems.push({ error, harmless: true });
    } else pages.set(key, page);
  }
  return { pages, problems };
}

function goesBy({ key, names }: TranscriptCredential, name: string): boolean {
  return key === name || names.some((known) => certificationSlug(known) === certificationSlug(name));
}
