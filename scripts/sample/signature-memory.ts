import { createHash } from 'node:crypto';
import type { JsonDocument } from './issuer.ts';
import { readOwnFile } from './own-file.ts';

/** What was signed before, by name: the hash of what went in, and what came out. */
type Remembered = { readonly [name: string]: { readonly input: string; readonly output: string } };

/** Signs what is new or changed and remembers the rest: an ECDSA signature is another one each time it is made. */
export interface SignatureMemory {
  /** `input` is everything that the outcome depends on. */
  once(name: string, input: JsonDocument, make: () => Promise<string>): Promise<string>;
  /** What was asked for in this run, as it is to be kept. */
  text(): string;
}

/** Opens the memory of earlier runs; a file that is missing or broken is an empty one. */
export async function openSignatureMemory(file: string): Promise<SignatureMemory> {
  const before = await readOwnFile<Remembered>(file, {});
  const now: Record<string, Remembered[string]> = {};
  return {
    once: async (name, input, make) => {
      const hash = createHash('sha256').update(JSON.stringify(input)).digest('hex');
      const known = before[name];
      const output = known?.input === hash ? known.output : await make();
      now[name] = { input: hash, output };
      return output;
    },
    // By name: what was signed first depends on which signature was quicker.
    text: () => `${JSON.stringify(Object.fromEntries(Object.entries(now).sort()), null, 1)}\n`,
  };
}
