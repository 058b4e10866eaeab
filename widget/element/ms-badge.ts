import { adoptStyles, html, LitElement, nothing, type PropertyValues, type TemplateResult } from 'lit';
import { BadgeError } from '../badge/badge-error.ts';
import { formatDay, say, type Locale } from '../locales/locale.ts';
import { headlineOf } from '../verification/answers.ts';
import { BadgeController, type Verifying } from './badge-controller.ts';
import { cardTemplate, type ShownVerdict } from './card-view.ts';
import type { Card } from './card.ts';
import { icon } from './icon.ts';
import { badgeStyles } from './ms-badge.styles.ts';

type Done = Verifying & { readonly phase: 'done' };

/**
 * A badge that can be verified where it is shown. Put complete markup inside: it is what is seen without a script, while the
 * badge file loads, and when anything fails.
 *
 * ```html
 * <ms-badge src="https://me.example/badges/first-aid.json">
 *   <a href="https://me.example/badges/first-aid/"><img src="https://me.example/images/first-aid.png" alt="First Aid, issued by ..." width="128" height="128"></a>
 * </ms-badge>
 * ```
 *
 * @summary An Open Badge with its verdict, and a button that verifies it in the reader's own browser.
 * @slot - The fallback: complete markup without a script. Stays visible with `view="verify"`.
 * @slot image - Instead of the picture on the card.
 * @slot actions - Beside the actions.
 * @csspart card - The whole card.
 * @csspart image - The picture's square box.
 * @csspart name - The badge's name.
 * @csspart issuer - Who issued it.
 * @csspart dates - When it was issued, and until when it is valid.
 * @csspart verdict - What it comes to, with the day of the check.
 * @csspart button - Every button.
 * @csspart record - The link to the issuer's record.
 * @csspart report - The four questions.
 * @csspart answer - One question with its answer.
 * @csspart recipient - The form that asks whose badge it is.
 * @cssproperty --ms-badge-accent - Underlines and focus. Default `LinkText`.
 * @cssproperty --ms-badge-name-font - Font family of the name. Default: the page's.
 * @cssproperty --ms-badge-image-size - Side of the picture's box. Default `8rem`.
 * @cssproperty --ms-badge-gap - Between picture and label. Default `1.5rem`.
 * @cssproperty --ms-badge-rule - Colour of the hairlines. Default: the text colour, thinned.
 * @cssproperty --ms-badge-quiet - Colour of what is said quietly. Default: the text colour, thinned.
 * @cssproperty --ms-badge-positive - Icon of what holds.
 * @cssproperty --ms-badge-negative - Icon of what does not.
 * @cssproperty --ms-badge-past - Icon of what has expired.
 * @cssproperty --ms-badge-unknown - Icon of what nobody could find out.
 * @cssstate ready - The card is there.
 * @cssstate checking - A verification is running.
 * @cssstate checked - A verification ran to its end.
 * @fires ms-badge-load - The card is there; `detail` is what it shows. --bubbles --composed
 * @fires ms-badge-verify - A verification ran to its end; `detail` is the `VerificationReport`. --bubbles --composed
 * @fires ms-badge-error - The badge file could not be read or a verification could not be run. --bubbles --composed
 */
export class MsBadgeElement extends LitElement {
  static override styles = badgeStyles;
  static override properties = { src: { type: String }, view: { type: String } };

  /** Address of the badge file, relative to the page or absolute. Attribute `src`. */
  declare src: string | null;
  /** `card`, or `verify` for only the action and its report, on a page that shows the badge itself. Attribute `view`. Default `card`. */
  declare view: 'card' | 'verify';

  readonly #badge = new BadgeController(this);
  readonly #internals = this.attachInternals();

  constructor() {
    super();
    this.src = null;
    this.view = 'card';
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#badge.speak();
  }

  /** Verifies the badge in this browser, as the button does. Settles when it is done; rejects never. */
  verify(): Promise<void> {
    return this.#badge.verify();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (!changed.has('src') && !changed.has('view')) return;
    if (changed.has('src') || this.#badge.reading.phase === 'idle') this.#startLoading();
  }

  // On a page that shows everything itself, the badge file is needed only when somebody asks.
  #startLoading(): void {
    if (this.view === 'verify') this.#badge.forget();
    else void this.#badge.load();
  }

  protected override updated(): void {
    const { reading, verifying, locale } = this.#badge;
    this.#show('ready', reading.phase === 'read' && locale !== undefined);
    this.#show('checking', verifying.phase === 'loading' || verifying.phase === 'checking');
    this.#show('checked', verifying.phase === 'done');
    if (verifying.phase === 'done' && this.shadowRoot) adoptStyles(this.shadowRoot, [badgeStyles, verifying.view.reportStyles]);
  }

  #show(state: string, on: boolean): void {
    if (on) this.#internals.states?.add(state);
    else this.#internals.states?.delete(state);
  }

  protected override render(): TemplateResult {
    const { reading, verifying, locale } = this.#badge;
    if (!locale) return html`<slot></slot>`;
    if (this.view === 'verify') {
      return html`<slot></slot>
        <div class="verify-view" lang=${locale.language}>
          ${this.#actions(locale)} ${this.#outcome(locale, { labelled: true })}
        </div>`;
    }
    if (reading.phase !== 'read') return html`<slot></slot>`;
    return cardTemplate(reading.card, locale, {
      verdict: shownVerdict(reading.card, verifying),
      now: new Date(),
      actions: this.#actions(locale, reading.card.recordUrl),
      outcome: this.#outcome(locale, { labelled: false }),
    });
  }

  #actions(locale: Locale, recordUrl?: string): TemplateResult {
    const words = locale.element;
    const { phase } = this.#badge.verifying;
    const busy = phase === 'loading' || phase === 'checking';
    const label = this.view === 'verify' ? words.checkNow : phase === 'idle' ? words.verify : words.verifyAgain;
    // `aria-disabled` and not `disabled`: the button keeps the focus of whoever pressed it.
    return html`<div class="actions">
      <button part="button" type="button" aria-disabled=${busy} @click=${() => this.verify()}>
        ${busy ? words.checking : label}
      </button>
      ${recordUrl ? html`<a part="record" href=${recordUrl} rel="noopener noreferrer">${words.openRecord}</a>` : nothing}
      <slot name="actions"></slot>
    </div>`;
  }

  #outcome(locale: Locale, { labelled }: { readonly labelled: boolean }): TemplateResult {
    const { verifying } = this.#badge;
    const latest = verifying.phase === 'checking' && verifying.latest;
    return html`<div class="outcome" aria-busy=${verifying.phase === 'loading' || verifying.phase === 'checking'}>
      <div role="status" class="status">${this.#status(locale, labelled)}</div>
      ${latest ? html`<p class="progress" aria-hidden="true">${say(locale.element.checked, { check: locale.checks[latest].name })}</p>` : nothing}
      ${verifying.phase === 'done' ? this.#report(verifying, locale) : nothing}
    </div>`;
  }

  #status(locale: Locale, labelled: boolean): TemplateResult | typeof nothing {
    const { verifying } = this.#badge;
    if (verifying.phase === 'idle') return nothing;
    if (verifying.phase === 'failed') return html`<p>${failureSentence(verifying.cause, locale)}</p>`;
    if (verifying.phase !== 'done') return html`<p class="hidden">${locale.element.checking}</p>`;
    const { finding, view } = verifying;
    if (finding.kind !== 'checked') return html`<p>${asideSentence(verifying, locale)}</p>`;
    const { label, sentence } = view.summarize(finding.report, locale, this.#card()?.validUntil);
    if (!labelled) return html`<p>${sentence}</p>`;
    return html`<p class="verdict">${icon(headlineOf(finding.report))}<strong>${label}</strong> <span>${sentence}</span></p>`;
  }

  #report({ finding, view, recipient }: Done, locale: Locale): TemplateResult {
    const ask = (typed: string): void => void this.#badge.verify(typed);
    const form = finding.kind === 'site-only' ? undefined : { ask, ...(recipient && { typed: recipient }) };
    return view.reportTemplate(finding.report, locale, form);
  }

  #card(): Card | undefined {
    const { reading } = this.#badge;
    return reading.phase === 'read' ? reading.card : undefined;
  }
}

/** The browser's own verdict where it made one, and the site's otherwise: an issuer that did not answer takes nothing away. */
function shownVerdict(card: Card, verifying: Verifying): ShownVerdict {
  if (verifying.phase !== 'done' || verifying.finding.kind !== 'checked') {
    return { headline: card.headline, checkedAt: card.checkedAt, here: false };
  }
  return { headline: headlineOf(verifying.finding.report), checkedAt: verifying.checkedAt, here: true };
}

function asideSentence({ finding }: Done, locale: Locale): string {
  const words = locale.element;
  if (finding.kind === 'unreachable') return say(words.unreachable, { date: formatDay(locale, finding.storedAt) });
  return say(words.siteOnly, { date: formatDay(locale, finding.report.checkedAt) });
}

function failureSentence(cause: unknown, locale: Locale): string {
  return cause instanceof BadgeError ? locale.readErrors[cause.code] : locale.element.broke;
}
