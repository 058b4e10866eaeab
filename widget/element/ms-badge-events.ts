import type { VerificationReport } from '../verification/report.ts';
import type { Card } from './card.ts';

/** What went wrong: the badge file, or what shows it, could not be loaded (the fallback stays), or a verification could not be run. */
export interface MsBadgeProblem {
  readonly during: 'load' | 'verify';
  readonly cause: unknown;
}

/** The events of `<ms-badge>`. All bubble and cross shadow roots; none can be cancelled. */
export interface MsBadgeEventMap {
  /** The card is there. */
  'ms-badge-load': CustomEvent<Card>;
  /** A verification ran to its end in this browser, whatever it found. */
  'ms-badge-verify': CustomEvent<VerificationReport>;
  'ms-badge-error': CustomEvent<MsBadgeProblem>;
}

declare global {
  interface HTMLElementEventMap {
    'ms-badge-load': MsBadgeEventMap['ms-badge-load'];
    'ms-badge-verify': MsBadgeEventMap['ms-badge-verify'];
    'ms-badge-error': MsBadgeEventMap['ms-badge-error'];
  }
}

/** Sends one of the element's events. */
export function announce<Type extends keyof MsBadgeEventMap>(
  from: EventTarget,
  type: Type,
  detail: MsBadgeEventMap[Type]['detail'],
): void {
  from.dispatchEvent(new CustomEvent(type, { detail, bubbles: true, composed: true }));
}
