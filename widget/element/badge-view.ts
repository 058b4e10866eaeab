import { html, nothing, type TemplateResult } from 'lit';
import { BadgeError } from '../badge/badge-error.ts';
import { formatDay, say, type Locale } from '../locales/locale.ts';
import { headlineOf } from '../verification/headline.ts';
import { hasRunOut, reportAsOf } from '../verification/report-as-of.ts';
import type { VerificationReport } from '../verification/report.ts';
import type { Reading, Verified, Verifying } from './badge-controller.ts';
import { cardTemplate, type ShownVerdict } from './card-view.ts';
import { readCard, type Card } from './card.ts';
import { icon } from './icon.ts';
import { badgeStyles } from './ms-badge.styles.ts';

/** All that a drawing depends on. */
export interface BadgeState {
  readonly view: 'card' | 'verify';
  readonly reading: Reading;
  readonly verifying: Verifying;
  /** The last report that this browser made. */
  readonly seen: VerificationReport | undefined;
  readonly locale: Locale;
  /** Asks for a verification; `recipient` is what the visitor typed. */
  readonly verify: (recipient?: string) => void;
}

/** The card, or the one action and its report. Where there is no card the page's own markup stays. */
function badgeTemplate(state: BadgeState): TemplateResult {
  const { view, reading, locale } = state;
  if (view === 'verify') {
    return html`<slot></slot>
      <div class="verify-view" lang=${locale.language} dir=${locale.direction}>
        ${actionsTemplate(state)} ${outcomeTemplate(state)}
      </div>`;
  }
  if (reading.phase !== 'read') return html`<slot></slot><slot name="image"></slot><slot name="actions"></slot>`;
  const { card } = reading;
  const verdict = shownVerdict(card, state);
  return cardTemplate(card, locale, {
    verdict,
    actions: actionsTemplate(state, card.recordUrl),
    outcome: outcomeTemplate(state),
  });
}

/**
 * The browser's own verdict where it made one, and the site's otherwise: an issuer that did not answer takes nothing away. One that was
 * made before a run that reached nobody has its day.
 */
function shownVerdict(card: Card, { verifying, seen }: BadgeState): ShownVerdict {
  if (!seen) return card;
  const isCurrent = standing(verifying)?.finding.kind === 'checked';
  const isRefreshed = seen.checks.some(({ id, outcome }) => id === 'refresh' && outcome === 'passed');
  // A badge that has run out since: nobody need be reached to say so. The end of a newer edition is another one.
  const isOlder = !isCurrent && !isRefreshed && !hasRunOut(card, new Date(seen.checkedAt));
  const headline = headlineOf(isOlder ? reportAsOf({ report: seen, badge: card }, new Date()) : seen);
  return { headline, ...(!isCurrent && { checkedAt: seen.checkedAt }) };
}

/** The verification that stands on the page: the last one that came to its end, also while the next one runs. */
function standing(verifying: Verifying): Verified | undefined {
  if (verifying.phase === 'done') return verifying;
  return 'before' in verifying ? verifying.before : undefined;
}

const isBusy = ({ phase }: Verifying): boolean => phase === 'loading' || phase === 'checking';

function actionsTemplate({ view, verifying, locale, verify }: BadgeState, recordUrl?: string): TemplateResult {
  const words = locale.element;
  const first = view === 'verify' ? words.checkNow : words.verify;
  const label = verifying.phase === 'idle' || view === 'verify' ? first : words.verifyAgain;
  const busy = isBusy(verifying);
  // On a badge's own page the issuer's record comes first, to the eye and to the keyboard alike.
  const own = html`<slot name="actions"></slot>`;
  // `aria-disabled` and not `disabled`: the button keeps the focus of whoever pressed it.
  return html`<div class="actions">
    ${view === 'verify' ? own : nothing}
    <button part="button" type="button" aria-disabled=${busy} @click=${() => verify()}>${busy ? words.checking : label}</button>
    ${recordUrl ? html`<a part="record" href=${recordUrl} rel="noopener noreferrer">${words.openRecord}</a>` : nothing}
    ${view === 'verify' ? nothing : own}
  </div>`;
}

function outcomeTemplate(state: BadgeState): TemplateResult {
  const { verifying, locale } = state;
  const latest = verifying.phase === 'checking' && verifying.latest;
  // The status element is there before it has something to say: a live region that arrives with its text is not read out.
  // It stands outside what is busy, where nothing need be read out before it is over.
  return html`<div class="outcome">
    <div role="status" class="status">${statusTemplate(state)}</div>
    <div aria-busy=${isBusy(verifying)}>
      ${latest ? html`<p class="progress" aria-hidden="true">${say(locale.element.checked, { check: locale.checks[latest].name })}</p>` : nothing}
      ${reportTemplate(state)}
    </div>
  </div>`;
}

function statusTemplate(state: BadgeState): TemplateResult | typeof nothing {
  const { verifying, locale } = state;
  switch (verifying.phase) {
    case 'idle':
      return nothing;
    case 'loading':
    case 'checking':
      // What is said already keeps its room, and is read out again when it comes back.
      return html`<p class="hidden">${locale.element.checking}</p>
        ${verifying.before ? html`<div class="waiting">${foundTemplate(verifying.before, state)}</div>` : nothing}`;
    case 'failed':
      return html`<p>${failureSentence(verifying.cause, locale)}</p>`;
    case 'done':
      return foundTemplate(verifying, state);
    default:
      return verifying satisfies never;
  }
}

function foundTemplate({ finding, report }: Verified, { view, reading, locale }: BadgeState): TemplateResult {
  const words = locale.element;
  if (finding.kind === 'unreachable') {
    const stored = finding.report.checkedAt === finding.storedAt ? 'stored' : undefined;
    return html`<p>${say(words.unreachable, { date: formatDay(locale, finding.storedAt), stored })}</p>`;
  }
  if (finding.kind === 'site-only') {
    return html`<p>${say(words.siteOnly, { date: formatDay(locale, finding.report.checkedAt) })}</p>`;
  }
  const validUntil = reading.phase === 'read' ? reading.card.validUntil : undefined;
  const { label, sentence } = report.summarize(finding.report, locale, validUntil);
  const relayed =
    finding.relayedHosts.length > 0 ? html`<p>${say(words.relayed, { hosts: finding.relayedHosts.join(', ') })}</p>` : nothing;
  if (view === 'card')
    return html`<p>${sentence}</p>
      ${relayed}`;
  return html`<p class="verdict">${icon(headlineOf(finding.report))}<strong>${label}</strong> <span>${sentence}</span></p>
    ${relayed}`;
}

function failureSentence(cause: unknown, locale: Locale): string {
  return cause instanceof BadgeError ? locale.readErrors[cause.code] : locale.element.broke;
}

function reportTemplate({ verifying, locale, verify }: BadgeState): TemplateResult | typeof nothing {
  const shown = standing(verifying);
  if (!shown) return nothing;
  const { finding, report, recipient } = shown;
  if (finding.kind === 'site-only') return report.reportTemplate(finding.report, locale);
  const form = { ask: verify, ...(recipient && { typed: recipient }) };
  return report.reportTemplate(finding.report, locale, { url: finding.credentialUrl, form });
}

/** What the element loads once it has something to draw. */
export const badgeView = { badgeStyles, badgeTemplate, readCard };

/** The drawing, as the element holds it. */
export type BadgeView = typeof badgeView;
