import { namesTarget, type Redirect } from '../issuers/open-redirect.ts';
import { unclear } from '../proof-answer.ts';
import type { Problem } from '../report.ts';
import type { Picked } from './issuer-keys.ts';

/**
 * What keys are worth that were found on another host than the issuer's, where the issuer's own address led: it chose to, and it is worth
 * knowing. Unless the address itself chose where to go: then nobody knows whose they are.
 */
export function afterRedirect(picked: Picked, redirect: Redirect, warnings: Problem[]): Picked {
  const at = redirect.to.href;
  if ('keys' in picked && picked.binding.outcome === 'passed' && namesTarget(redirect))
    return { ...picked, binding: unclear('issuer-binding.redirected', at) };
  warnings.push({ code: 'issuer-binding.redirected', at });
  return picked;
}
