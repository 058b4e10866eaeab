import { createKeys, importKeys, type IssuerKeys, type KeyAlgorithm } from './issuer-keys.ts';
import { readOwnFile, writeOwnFile } from './own-file.ts';

interface StoredKey {
  readonly alg: KeyAlgorithm;
  readonly privateJwk: JsonWebKey;
}

/**
 * Keys by name, made once and kept in one file that only its owner can read. They stand for nobody: they sign for invented
 * issuers, and never leave the machine.
 */
export async function openKeyStore<Name extends string>(
  file: string,
  wanted: { readonly [Key in Name]: KeyAlgorithm },
): Promise<{ readonly [Key in Name]: IssuerKeys }> {
  const stored: { readonly [name: string]: StoredKey } = await readOwnFile(file, {});
  const entries = await Promise.all(
    Object.entries<KeyAlgorithm>(wanted).map(async ([name, alg]) => {
      const known = stored[name];
      return [name, known?.alg === alg ? await importKeys(alg, known.privateJwk) : await createKeys(alg)] as const;
    }),
  );
  const text = JSON.stringify(Object.fromEntries(entries.map(([name, keys]) => [name, toStored(keys)])));
  await writeOwnFile(file, new TextEncoder().encode(text), 0o600);
  // `entries` has exactly the names of `wanted`; `Object.fromEntries` forgets them.
  return Object.fromEntries(entries) as { readonly [Key in Name]: IssuerKeys };
}

function toStored({ algorithm, privateJwk }: IssuerKeys): StoredKey {
  return { alg: algorithm, privateJwk };
}
