import { html, type TemplateResult } from 'lit';
import type { Headline } from '../verification/headline.ts';
import type { Outcome } from '../verification/report.ts';

const HAND = 'M8 4.5V8l2.2 1.6';
const TICK = 'm5 8.3 2.1 2.1L11 6.2';
const CROSS = 'm5.7 5.7 4.6 4.6m0-4.6-4.6 4.6';
const ASK = 'M6.3 6.4a1.75 1.75 0 1 1 2.5 1.6c-.5.3-.8.6-.8 1.2m0 1.9v.1';
const LINES = 'M5.2 5.8h5.6M5.2 8h5.6M5.2 10.2h3.2';
const DASH = 'M5.5 8h5';
const PAUSE = 'M6.4 5.7v4.6m3.2-4.6v4.6';

const PATHS: { readonly [Name in Headline | Outcome]: string } = {
  verified: TICK,
  expired: HAND,
  revoked: CROSS,
  suspended: PAUSE,
  invalid: CROSS,
  unconfirmed: ASK,
  'not-recognised': ASK,
  listed: LINES,
  passed: TICK,
  failed: CROSS,
  inconclusive: ASK,
  'not-applicable': DASH,
};

/** The small drawing beside a word; never instead of it, so it is hidden from assistive technology. */
export function icon(name: Headline | Outcome): TemplateResult {
  return html`<svg class="icon" data-icon=${name} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
    <circle cx="8" cy="8" r="6.75"></circle>
    <path d=${PATHS[name]}></path>
  </svg>`;
}
