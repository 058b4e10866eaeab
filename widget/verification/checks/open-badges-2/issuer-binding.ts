import type { CheckPorts, Finding } from '../../checking.ts';
import { failed, inconclusive, passed } from '../../checking.ts';
import { hostOf, issuerHostOf } from '../../issuers/issuer-host.ts';
import type { Redirect } from '../../issuers/open-redirect.ts';
import { idOf, webUrlOf } from '../../json-value.ts';
import type { RecordAnswer } from '../../open-badges-2/record.ts';
import type { Answered } from '../../record-loader.ts';
import type { Chain, RecordsSubject } from '../../subject.ts';

// How hosts begin where anybody can publish (issuers/shared-host.ts).
const MAYBE_SHARED = /^(?:raw|gi[st]|bitb|code|hug|cdn|unp|s[3cit]|d|ipfs|past|json|api|www.d)/;

/**
 * Does the key, or the host, really belong to who the badge says? Signed: the issuer's own document lists the key. Hosted: the
 * issuer's Profile lets its badges lie where this one lies (OB 2.0 `Profile.verification`; by default on the Profile's own host).
 */
export async function checkIssuerBinding(subject: RecordsSubject, ports: CheckPorts): Promise<Finding> {
  const { chain } = subject;
  // A hosted badge is the one whose assertion was asked for.
  const binding = chain.assertion ? await bindingByHost(subject, chain.assertion) : ports.proofs.binding;
  const left = redirectsOf(chain);
  if (binding.outcome !== 'passed' || left.length === 0) return binding;
  return (await import('../../open-badges-2/issuer-redirects.ts')).afterRedirects(binding, left);
}

async function bindingByHost(
  { chain, unread, document, issuerId = '/badge/issuer' }: RecordsSubject,
  assertion: RecordAnswer,
): Promise<Finding> {
  if (unread) return inconclusive(unread);
  const { achievement, issuer } = chain;
  const evidence = [issuer.answer?.evidence];
  if ([achievement, issuer].some(({ answer }) => answer && answer.kind !== 'found'))
    return (await import('../../open-badges-2/unfollowed-issuer.ts')).unfollowedIssuer(chain, issuerId, { evidence });
  const { asked = '' }: Partial<Answered> = assertion;
  // Open Badges 1.0 has a `uid` that is no address: such a record is where it was asked for, and where that led.
  const at = idOf(document) ?? asked;
  const led = idOf(document) ?? assertion.evidence.url ?? '';
  const host = webUrlOf(at) && issuerHostOf(at);
  let wide: string | undefined;
  // The rule of nearly every Profile is its own host. Rules of its own are loaded when it has some.
  if (
    host === undefined ||
    host !== issuerHostOf(issuerId) ||
    issuer.object?.['verification'] !== undefined ||
    MAYBE_SHARED.test(host)
  ) {
    const { inScope, isAnybodys, scopeOf, tooWidePrefix } = await import('../../open-badges-2/issuer-scope.ts');
    const scope = scopeOf(issuer);
    if (!scope) return inconclusive({ code: 'issuer-binding.not-proven', at: issuerId }, { evidence });
    const place = [at, led].find((each) => inScope(scope, each));
    if (place === undefined) return failed({ code: 'issuer-binding.out-of-scope', at }, { evidence });
    if (isAnybodys(place, [issuerId, ...scope.prefixes]))
      return inconclusive({ code: 'issuer-binding.shared-host', at: place }, { evidence });
    wide = tooWidePrefix(scope);
  }
  return passed({ evidence, warnings: [wide !== undefined && { code: 'issuer-binding.scope-too-wide', at: wide }] });
}

function redirectsOf(chain: Chain): readonly Redirect[] {
  return [chain.assertion, chain.achievement.answer, chain.issuer.answer].flatMap((answer) => {
    if (answer?.kind !== 'found') return [];
    const [asked, to] = [webUrlOf(answer.asked), webUrlOf(answer.document.finalUrl)];
    return asked && to && hostOf(asked) !== hostOf(to) ? [{ asked, to }] : [];
  });
}
