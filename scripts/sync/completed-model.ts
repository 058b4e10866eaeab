import type { Badge } from '../../widget/badge/badge.ts';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import { webUrl } from '../../widget/badge/plain-text.ts';
import type { Credential, JsonObject } from '../../widget/credential/credential.ts';
import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadDocument } from '../../widget/credential/document-loader.ts';
import { readOpenBadges1 } from '../../widget/credential/open-badges-1.ts';
import { isObject, valueAt } from '../sources/source-request.ts';

/**
 * The model of an Open Badges 0.5-2.1 badge whose class or issuer is only named by its URL: those are asked for, so that
 * the badge has its name and not an address. Only words are read here; what is believed is for verification to say.
 * @returns undefined when a part could not be had
 */
export async function completeModel({ badge, secured }: Credential, load: LoadDocument): Promise<Badge | undefined> {
  if (secured.form !== 'hosted' && secured.form !== 'jws') return badge;
  try {
    const assertion = secured.document ?? (await loadObject(secured.form === 'hosted' ? secured.url : undefined, load));
    const badgeClass = await part(assertion, 'badge', load);
    const issuer = await part(badgeClass, 'issuer', load);
    const isWhole = assertion !== undefined && badgeClass !== undefined && issuer !== undefined;
    return isWhole ? readOpenBadges1({ assertion, badgeClass, issuer }) : undefined;
  } catch (error) {
    if (error instanceof LoadError || error instanceof BadgeError) return undefined;
    throw error;
  }
}

/** A member that is a document, or the URL of one; Open Badges 0.5 names an issuer in place, by its origin. */
async function part(document: JsonObject | undefined, member: string, load: LoadDocument): Promise<JsonObject | undefined> {
  const value = valueAt(document, member);
  return isObject(value) ? value : loadObject(value, load);
}

async function loadObject(address: unknown, load: LoadDocument): Promise<JsonObject | undefined> {
  const url = webUrl(address);
  if (url === undefined) return undefined;
  const answer = await load(url);
  if (answer.status !== 200) return undefined;
  try {
    const value: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(answer.bytes));
    return isObject(value) ? value : undefined;
  } catch {
    // A web page, or bytes that are no text: nothing to read a name from.
    return undefined;
  }
}
