import type { BadgeError, BadgeErrorCode } from '../widget/badge/badge-error.ts';

const WORDS: { readonly [Code in BadgeErrorCode]: string } = {
  BADGE_EMPTY: 'there is nothing in it',
  BADGE_TOO_LARGE: 'it is larger than any badge: at most 1,000,000 bytes of text, 50,000 values and 10,000,000 bytes of picture',
  BADGE_TOO_DEEP: 'the JSON is nested deeper than 64 levels',
  BADGE_NOT_JSON: 'the text is not JSON',
  BADGE_NOT_UTF8: 'the text is not UTF-8',
  BADGE_NOT_A_BADGE: 'the document is neither an Open Badge nor a Verifiable Credential',
  BADGE_IMAGE_BROKEN: 'the picture is damaged',
  BADGE_IMAGE_WITHOUT_BADGE: 'the picture has no badge in it',
  BADGE_IMAGE_REFUSED: 'the picture carries an address that is none on the web, and no badge',
  BADGE_JWT_BROKEN:
    'the JWT is not three segments of base64url, or its header or payload is not a JSON object that can be trusted',
  BADGE_SD_JWT:
    'it is an SD-JWT, which shows a selection of a badge and cannot be read here: ask for the badge as a VC-JWT or as JSON',
  BADGE_DATA_CONTRADICTS: 'two members of one object have one name',
};

const PRESENTATION = "it is a wallet's presentation and not one badge: give one badge at a time, as the credential itself";

/** Why bytes could not be read as a badge, for a terminal: half an English sentence, which says where it was seen. */
export function refusalWords({ code, message, at }: BadgeError): string {
  if (message !== code) return message;
  if (at === 'VerifiablePresentation') return PRESENTATION;
  if (code === 'BADGE_NOT_A_BADGE' && /^[A-Z]/.test(at ?? '')) return `the document is of type ${at ?? ''}, not Assertion`;
  if (code === 'BADGE_IMAGE_REFUSED' && at?.startsWith('image/'))
    return `only PNG and SVG pictures carry badges, and it is ${at}`;
  return at === undefined ? WORDS[code] : `${WORDS[code]} (${at})`;
}
