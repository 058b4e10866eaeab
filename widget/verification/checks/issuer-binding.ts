import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { hostOf, inScope, scopeOf, tooWidePrefix } from '../issuer-scope.ts';
import { idOf, webUrlOf } from '../json-value.ts';
import type { Problem } from '../report.ts';
import type { Chain, Subject } from '../subject.ts';

/**
 * Does the key, or the host, really belong to who the badge says? Signed: the issuer's own document lists the key. Hosted: the
 * issuer's Profile lets its badges lie where this one lies (OB 2.0 `Profile.verification`; by default on the Profile's own host).
 */
export function checkIssuerBinding(subject: Subject, ports: CheckPorts): Finding {
  const { chain } = subject;
  if (subject.credential.secured.form !== 'hosted') return ports.proofs.binding;
  if (subject.unread || !chain) return inconclusive(subject.unread ?? { code: 'issuer-binding.not-proven' });
  const unreached = issuerProblem(chain);
  const evidence = chain.issuer.answer ? [chain.issuer.answer.evidence] : [];
  if (unreached) return { ...unreached, ...(evidence.length > 0 && { evidence }) };
  const scope = scopeOf(chain.issuer.object, subject.issuerId);
  // Open Badges 1.0 has a `uid` that is no address: such a record is where it was found.
  const at = chain.assertion?.kind === 'found' ? (idOf(subject.document) ?? chain.assertion.document.finalUrl) : '';
  if (!scope) return inconclusive({ code: 'issuer-binding.not-proven', at: subject.issuerId ?? '' }, { evidence });
  if (!inScope(scope, at)) return failed({ code: 'issuer-binding.out-of-scope', at }, { evidence });
  const wide = tooWidePrefix(scope);
  const left = redirectsOf(chain);
  const warnings: readonly Problem[] = [
    ...(wide === undefined ? [] : [{ code: 'issuer-binding.scope-too-wide' as const, at: wide }]),
    ...left.map(({ to }): Problem => ({ code: 'issuer-binding.redirected', at: to })),
  ];
  const open = left.find(({ asked, to }) => namesTarget(asked, to));
  return open ? inconclusive({ code: 'issuer-binding.redirected', at: open.to }, { evidence }) : passed({ evidence, warnings });
}

function issuerProblem({ achievement, issuer }: Chain): Finding | undefined {
  if (achievement.answer && achievement.answer.kind !== 'found') {
    return inconclusive({ code: 'achievement.unreachable', at: achievement.id ?? '' });
  }
  if (!issuer.answer || issuer.answer.kind === 'found') return undefined;
  const at = issuer.id ?? '';
  if (issuer.answer.kind !== 'unreachable') return failed({ code: 'issuer-binding.not-proven', at });
  return inconclusive({ code: issuer.answer.reason === 'blocked' ? 'network.blocked' : 'issuer-binding.unreachable', at });
}

/** Where an issuer's own address answered by sending us to somebody else's host: it chose to, and it is worth knowing. */
function redirectsOf(chain: Chain): readonly { readonly asked: string; readonly to: string }[] {
  return [chain.assertion, chain.achievement.answer, chain.issuer.answer].flatMap((answer) => {
    if (answer?.kind !== 'found') return [];
    const [asked, final] = [webUrlOf(answer.asked), webUrlOf(answer.document.finalUrl)];
    return asked && final && hostOf(asked) !== hostOf(final) ? [{ asked: asked.href, to: final.href }] : [];
  });
}

// `https://issuer.example/login?next=https://stranger.example/badge`: the address itself chose where to go, not the issuer.
function namesTarget(asked: string, to: string): true | undefined {
  const host = new URL(to).host;
  return asked.toLowerCase().replace(/%2e/g, '.').includes(host) || undefined;
}
