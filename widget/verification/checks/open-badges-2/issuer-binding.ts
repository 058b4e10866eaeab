import type { CheckPorts, Finding } from '../../checking.ts';
import { inconclusive, passed } from '../../checking.ts';
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

async function bindingByHost(subject: RecordsSubject, assertion: RecordAnswer): Promise<Finding> {
  const { chain, unread, document, issuerId = '/badge/issuer' } = subject;
  if (unread) return inconclusive(unread);
  const { achievement, issuer } = chain;
  const evidence = [issuer.answer?.evidence];
  if ([achievement, issuer].some(({ answer }) => answer && answer.kind !== 'found'))
    return (await import('../../open-badges-2/unfollowed-issuer.ts')).unfollowedIssuer(chain, issuerId, { evidence });
  const { asked }: Partial<Answered> = assertion;
  // Open Badges 1.0 has a `uid` that is no address: such a record is where it was asked for.
  const at = idOf(document) ?? asked ?? '';
  const host = webUrlOf(at) && issuerHostOf(at);
  // The rule of nearly every Profile is its own host. What else there is to look at is loaded when there is some.
  const isPlain = host !== undefined && host === issuerHostOf(issuerId) && issuer.object?.['verification'] === undefined;
  if (isPlain && !MAYBE_SHARED.test(host)) return passed({ evidence });
  return (await import('../../open-badges-2/binding-by-rules.ts')).bindingByRules(chain, at, subject);
}

function redirectsOf(chain: Chain): readonly Redirect[] {
  return [chain.assertion, chain.achievement.answer, chain.issuer.answer].flatMap((answer) => {
    if (answer?.kind !== 'found') return [];
    const [asked, to] = [webUrlOf(answer.asked), webUrlOf(answer.document.finalUrl)];
    return asked && to && hostOf(asked) !== hostOf(to) ? [{ asked, to }] : [];
  });
}
