import { webUrlOf } from '../../widget/badge/http-url.ts';
import { SourceError } from './source-error.ts';

/** Where Microsoft Learn answers, unless a source names another origin. */
export const LEARN = 'https://learn.microsoft.com';

const CODE = /^[A-Za-z0-9_-]{6,64}$/;
const IN_PAGE = /^(?:\/[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2})?\/users\/[^/]+\/transcript\/(?<code>[^/]+)\/?$/i;
const IN_API = /^\/api\/profiles\/transcript\/share\/(?<code>[^/]+)\/?$/i;
/** Pages about one credential, which the earner may show to anybody. */
const CREDENTIAL_PAGE =
  /^(?:\/api\/credentials\/share\/[^/]+\/[^/]+\/[^/]+|(?:\/[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2})?\/users\/[^/]+\/credentials\/[^/]+|(?:\/[a-z]{2,3}(?:-[a-z0-9]{2,8}){0,2})?\/users\/[^/]+\/credentials\/certification\/[^/]+)\/?$/i;

/** Where a code would stand in an address that is shown. */
export const HIDDEN_CODE = '***';

/**
 * The share code in a profile setting: the transcript's share link in any of its forms, or the code itself. Whoever has the
 * code can read the earner's e-mail address and legal name: no message repeats what was given.
 * @throws SourceError `SOURCE_PROFILE_INVALID`
 */
export function shareCode(profile: string | undefined, origin?: string): string {
  const text = (profile ?? '').trim();
  if (text === '') throw invalid('no transcript is named');
  const code = text.includes('/') ? codeInAddress(text, origin) : text;
  if (!CODE.test(code)) throw invalid('what is given is neither a share link of a transcript nor its code');
  return code;
}

function codeInAddress(text: string, origin: string | undefined): string {
  const address = /^https?:\/\//i.test(text) ? text : `https://${text}`;
  const url = webUrlOf(address);
  if (!url) throw invalid('what is given is not an address');
  if (url.origin !== LEARN && (origin === undefined || url.origin !== new URL(origin).origin))
    throw invalid('the address given is not on learn.microsoft.com');
  const code = (IN_PAGE.exec(url.pathname) ?? IN_API.exec(url.pathname))?.groups?.['code'];
  if (code === undefined)
    throw invalid('the address given is not the share link of a transcript (the public profile alone shows no certifications)');
  return code;
}

function invalid(what: string): SourceError {
  const expected = `${LEARN}/en-us/users/sample-earner/transcript/${HIDDEN_CODE}`;
  return new SourceError('SOURCE_PROFILE_INVALID', `microsoft-learn: ${what}; expected a link such as ${expected}`);
}

/** Where the transcript behind a code is asked for. In English, since badges are known by their English names. */
export function transcriptUrl(code: string, origin: string = LEARN): string {
  return `${new URL(origin).origin}/api/profiles/transcript/share/${code}?locale=en-us`;
}

/**
 * Runs a request whose address holds the code. Every error that leaves it says `***` in its place, and has no cause: that
 * would name the address as it was.
 * @throws SourceError
 */
export async function hidingCode<Answer>(code: string, request: () => Promise<Answer>): Promise<Answer> {
  try {
    return await request();
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    const hidden = (text: string): string => text.replace(new RegExp(code, 'gi'), HIDDEN_CODE);
    const { message, url } = error;
    throw new SourceError(error.code, hidden(message), url === undefined ? {} : { url: hidden(url) });
  }
}

/**
 * The page about one credential, as the earner pasted it.
 * @returns undefined when it is no such page: the transcript itself least of all, for it shows everything
 */
export function credentialPage(link: string, origin?: string): string | undefined {
  const url = webUrlOf(link);
  if (!url) return undefined;
  const isThere = url.origin === LEARN || (origin !== undefined && url.origin === new URL(origin).origin);
  return isThere && CREDENTIAL_PAGE.test(url.pathname) ? url.href : undefined;
}
