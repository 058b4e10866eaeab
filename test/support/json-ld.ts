// JSON-LD in tests: a document in, statements or the reason of its refusal out.
import type { JsonObject } from '../../widget/credential/credential.ts';
import { canonicalize } from '../../widget/verification/json-ld/canonicalize.ts';
import { JsonLdError } from '../../widget/verification/json-ld/json-ld-error.ts';

/** What the words of tests mean begins with this. */
export const EX = 'https://words.example/';

/** The canonical lines of a document, with `EX` and the full stops cut off; none for a document that says nothing. */
export async function statementsOf(document: JsonObject): Promise<readonly string[]> {
  const text = await canonicalize(document);
  return text
    .replaceAll(EX, '')
    .split(' .\n')
    .filter((line) => line !== '');
}

/** Why a document is refused: the code, a colon, and the word that it is about. `none` for one that is not. */
export async function refusalOf(document: JsonObject): Promise<string> {
  try {
    await canonicalize(document);
    return 'none';
  } catch (error) {
    if (error instanceof JsonLdError) return error.message;
    throw error;
  }
}
