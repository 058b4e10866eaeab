import { plainLine } from '../../badge/plain-text.ts';
import type { JsonObject } from '../../credential/credential.ts';
import { listOf, objectOf, textOf } from '../json-value.ts';
import type { Problem } from '../report.ts';

/** What an entry says of a status (Bitstring Status List 1.0 section 2.1, `statusMessage`); its purpose where it says nothing. */
export function messageProblem(entry: JsonObject, status: number, at: string): Problem {
  const messages = listOf(entry['statusMessage']).map((item) => objectOf(item) ?? {});
  const message = textOf(messages.find((each) => Number(each['status']) === status)?.['message']);
  return { code: 'status.message', at, values: { message: plainLine(message ?? entry['statusPurpose']) } };
}
