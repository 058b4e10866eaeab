import type { LoadedDocument } from '../../credential/document-loader.ts';
import { listOf, objectOf } from '../../credential/json-text.ts';
import { inconclusive, type CheckPorts, type Finding } from '../checking.ts';
import { idOf, jsonObjectIn, type sameText, textOf, typesOf } from '../json-value.ts';
import { askList, revoked, type Listed } from './status-list.ts';
import type { Subject } from '../subject.ts';

/**
 * Asks a list in plain JSON at an address that the signed document (or the issuer's Profile) names: OB 2.0 `RevocationList` and OB 3.0
 * `1EdTechRevocationList`, of strings, or objects with `id` (older: `uid`).
 * @param same whether two addresses are one issuer. Default: letter by letter
 */
export async function checkRevocationList(
  url: string,
  subject: Subject,
  ports: CheckPorts,
  same?: typeof sameText,
): Promise<Finding> {
  const { id } = subject;
  // What has no name is on no plain list, taken back or not.
  if (id === undefined) return inconclusive({ code: 'status.list-invalid', at: '/id' });
  const read = ({ bytes }: LoadedDocument): Listed => {
    const list = jsonObjectIn(bytes);
    if (!list) return { unfit: { code: 'status.list-unreachable' } };
    // The prose of OB 3.0 adds an `s` that its data model does not have; who moved on from OB 2.0 may keep the list as it was.
    const found = ['revokedCredential', 'revokedCredentials', 'revokedAssertions'].map((key) => list[key]);
    const entries = found.flatMap(listOf);
    const hit = entries.find((item) => named(item) === id && objectOf(item)?.['revoked'] !== false);
    const owner = idOf(list['issuer']);
    const foreign = owner !== undefined && owner !== subject.issuerId && !same?.(owner, subject.issuerId);
    // Nobody taken back may be an empty list, or none; but any JSON at all is no list.
    const types = typesOf(list).join();
    const none = found.every((value) => value === undefined) && (types ? /RevocationList/.test(types) : owner !== undefined);
    // An entry that names nothing may be about anything.
    const isList = none || (found.some((value) => typeof value === 'object') && entries.every(named));
    return {
      taken: hit === undefined ? undefined : revoked(objectOf(hit), url),
      unfit: foreign ? { code: 'status.list-foreign' } : isList ? undefined : { code: 'status.list-invalid' },
      warnings: [foreign && { code: 'status.list-foreign', at: url, values: { type: owner } }],
    };
  };
  return askList({ url, read }, ports);
}

function named(item: unknown): string | undefined {
  return idOf(item) ?? textOf(objectOf(item)?.['uid']);
}
