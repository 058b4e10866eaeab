import { JsonLdError } from './json-ld-error.ts';

// Well-formed by BCP 47 as JSON-LD asks for it; nothing else may stand unquoted in a statement.
const LANGUAGE = /^[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*$/;

/** A language tag in lower case. @throws JsonLdError for what is none */
export function checkLanguage(value: unknown): string {
  if (typeof value !== 'string' || !LANGUAGE.test(value)) throw new JsonLdError('invalid', '@language');
  return value.toLowerCase();
}
