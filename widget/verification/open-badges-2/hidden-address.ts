import { isLoopbackHost } from '../../credential/internal-name.ts';
import { isPrivateHost } from '../../credential/private-address.ts';
import { webUrlOf } from '../json-value.ts';

/**
 * Whether an address that was not asked never was one for anybody to see: it only exists inside somebody's network (OB 2.0 Assertion
 * `id`), or it hides its host behind a user name.
 */
export function isHidden(address: string | undefined): true | undefined {
  const url = webUrlOf(address);
  if (!url) return undefined;
  return url.username !== '' || (isPrivateHost(url.hostname) && !isLoopbackHost(url.hostname)) || undefined;
}
