import type { BadgeRecord } from '../../widget/verification/badge-record.ts';
import { badgeState, type BadgeState } from './badge-state.ts';

/** What a proof is worth beside another of the same achievement, best first. */
const STATES: readonly BadgeState[] = [
  'current',
  'listed',
  'revoked',
  'suspended',
  'expired',
  'not-recognised',
  'unconfirmed',
  'self-reported',
  'invalid',
];

const TAKEN_BACK: readonly BadgeState[] = ['revoked', 'suspended'];

/** Signed by its issuer, served by its issuer, or neither. */
function kindOf({ badge, credential }: BadgeRecord): number {
  if (badge.specVersion === 'none') return 2;
  return badge.specVersion === '3.0' || credential?.extension === 'jwt' ? 0 : 1;
}

/**
 * The proofs of one achievement, the strongest first: by verdict, then by kind. A credential that its issuer took back is not
 * held up by another copy of the same credential.
 */
export function inProofOrder<Of extends { readonly record: BadgeRecord }>(proofs: readonly Of[], now: Date): readonly Of[] {
  const stateOf = ({ record }: Of): BadgeState => badgeState(record, now);
  const sorted = [...proofs].sort(
    (a, b) =>
      STATES.indexOf(stateOf(a)) - STATES.indexOf(stateOf(b)) ||
      kindOf(a.record) - kindOf(b.record) ||
      (a.record.slug < b.record.slug ? -1 : 1),
  );
  const id = sorted[0]?.record.badge.id;
  const taken = id !== undefined && sorted.find((one) => TAKEN_BACK.includes(stateOf(one)) && one.record.badge.id === id);
  return taken ? [taken, ...sorted.filter((one) => one !== taken)] : sorted;
}
