import type { CheckPorts, Extra, Finding } from '../../checking.ts';
import { failed, inconclusive, passed } from '../../checking.ts';
import { hostOf, issuerHostOf } from '../../issuer-host.ts';
import { idOf, webUrlOf } from '../../json-value.ts';
import { unreachedCode } from '../../record-loader.ts';
import type { Problem, ProblemCode } from '../../report.ts';
import type { Chain, RecordsSubject } from '../../subject.ts';

/**
 * Does the key, or the host, really belong to who the badge says? Signed: the issuer's own document lists the key. Hosted: the
 * issuer's Profile lets its badges lie where this one lies (OB 2.0 `Profile.verification`; by default on the Profile's own host).
 */
export async function checkIssuerBinding(subject: RecordsSubject, ports: CheckPorts): Promise<Finding> {
  const { chain, unread, issuerId = '/badge/issuer' } = subject;
  // A hosted badge is the one whose assertion was asked for.
  if (!chain.assertion) return ports.proofs.binding;
  if (unread) return inconclusive(unread);
  const { assertion, achievement, issuer } = chain;
  const evidence = [issuer.answer?.evidence];
  const unknown = (code: ProblemCode, at: string) => inconclusive({ code, at }, { evidence });
  const wrong = (code: ProblemCode, at: string) => failed({ code, at }, { evidence });
  if (achievement.answer && achievement.answer.kind !== 'found') {
    return unknown(unreachedCode(achievement.answer, 'achievement.unreachable'), achievement.id ?? '');
  }
  if (issuer.answer?.kind === 'unreachable') {
    return unknown(unreachedCode(issuer.answer, 'issuer-binding.unreachable'), issuerId);
  }
  if (issuer.answer && issuer.answer.kind !== 'found') return wrong('issuer-binding.not-proven', issuerId);
  // Open Badges 1.0 has a `uid` that is no address: such a record is where it was found.
  const at = assertion.kind === 'found' ? (idOf(subject.document) ?? assertion.document.finalUrl) : '';
  const host = webUrlOf(at) && issuerHostOf(at);
  let wide: string | undefined;
  // The rule of nearly every Profile is its own host. Rules of its own are loaded when it has some.
  if (host === undefined || host !== issuerHostOf(issuerId) || issuer.object?.['verification'] !== undefined) {
    const { inScope, scopeOf, tooWidePrefix } = await import('../../open-badges-2/issuer-scope.ts');
    const scope = scopeOf(issuer.object, issuerId);
    if (!scope) return unknown('issuer-binding.not-proven', issuerId);
    if (!inScope(scope, at)) return wrong('issuer-binding.out-of-scope', at);
    wide = tooWidePrefix(scope);
  }
  const left = redirectsOf(chain);
  const open = left.find(({ asked, to }) => namesTarget(asked, to));
  if (open) return unknown('issuer-binding.redirected', open.to);
  const warnings: Extra['warnings'] = [
    wide !== undefined && { code: 'issuer-binding.scope-too-wide', at: wide },
    ...left.map(({ to }): Problem => ({ code: 'issuer-binding.redirected', at: to })),
  ];
  return passed({ evidence, warnings });
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
