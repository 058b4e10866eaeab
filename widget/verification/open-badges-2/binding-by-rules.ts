import type { Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { isAnybodys } from '../issuers/shared-host.ts';
import { idOf } from '../json-value.ts';
import type { Chain, RecordsSubject } from '../subject.ts';
import { inScope, scopeOf, tooWidePrefix } from './issuer-scope.ts';

/**
 * The binding of a hosted badge by the rules that its issuer's Profile has, or its own host, where more than that host has to be looked at.
 * @param at where it is: its identifier, or where it was asked for
 */
export function bindingByRules(
  { issuer, assertion }: Chain,
  at: string,
  { document, issuerId = '/badge/issuer' }: Pick<RecordsSubject, 'document' | 'issuerId'>,
): Finding {
  const evidence = [issuer.answer?.evidence];
  const scope = scopeOf(issuer);
  if (!scope) return inconclusive({ code: 'issuer-binding.not-proven', at: issuerId }, { evidence });
  // A record of Open Badges 1.0, which has no identifier, is also where asking for it led.
  const led = idOf(document) === undefined ? (assertion?.evidence.url ?? '') : at;
  const place = [at, led].find((each) => inScope(scope, each));
  if (place === undefined) return failed({ code: 'issuer-binding.out-of-scope', at }, { evidence });
  if (isAnybodys(place, [issuerId, ...scope.prefixes]))
    return inconclusive({ code: 'issuer-binding.shared-host', at: place }, { evidence });
  const wide = tooWidePrefix(scope);
  return passed({ evidence, warnings: [wide !== undefined && { code: 'issuer-binding.scope-too-wide', at: wide }] });
}
