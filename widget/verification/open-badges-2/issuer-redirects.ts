import type { Finding } from '../checking.ts';
import { inconclusive, passed } from '../checking.ts';
import { namesTarget, type Redirect } from '../issuers/open-redirect.ts';
import type { Problem } from '../report.ts';

/**
 * What a proven binding is worth where the issuer's own address answered by sending us to somebody else's host: it chose to, and it is
 * worth knowing. Unless the address itself chose where to go: then the issuer said nothing.
 * @param binding passed, but for where the records were found
 */
export function afterRedirects({ evidence, warnings = [] }: Finding, left: readonly Redirect[]): Finding {
  const open = left.find(namesTarget);
  if (open) return inconclusive(redirected(open), { evidence });
  return passed({ evidence, warnings: [...warnings, ...left.map(redirected)] });
}

function redirected({ to }: Redirect): Problem {
  return { code: 'issuer-binding.redirected', at: to.href };
}
