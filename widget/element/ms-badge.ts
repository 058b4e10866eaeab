import { adoptStyles, css, html, LitElement, type PropertyValues, type TemplateResult } from 'lit';
import { BadgeController } from './badge-controller.ts';

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
 * @csspart document - The link to the document that was verified.
 * @csspart recipient - The form that asks whose badge it is.
 * @cssproperty --ms-badge-accent - Underlines and focus. Default: `LinkText`, mixed with the text colour.
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
 * @fires ms-badge-error - The badge file, or what shows it, could not be loaded, or a verification could not be run. --bubbles --composed
 */
export class MsBadgeElement extends LitElement {
  static override styles = css`
    :host {
      display: block;
    }
    :host([hidden]) {
      display: none;
    }
  `;
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

  /** Verifies the badge in this browser, as the button does. Settles when it is done; rejects never. */
  verify(): Promise<void> {
    return this.#badge.verify();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has('src')) this.#badge.forget();
    // On a page that shows everything itself, the badge file is needed only when somebody asks.
    if (this.view !== 'verify' && this.#badge.reading.phase === 'idle') void this.#badge.load();
  }

  protected override render(): TemplateResult {
    const { reading, verifying, seen, locale, view } = this.#badge;
    if (!locale || !view) return html`<slot></slot><slot name="image"></slot><slot name="actions"></slot>`;
    return view.badgeTemplate({
      view: this.view === 'verify' ? 'verify' : 'card',
      reading,
      verifying,
      seen,
      locale,
      verify: (recipient) => void this.#badge.verify(recipient),
    });
  }

  protected override updated(): void {
    const { reading, verifying, locale, view } = this.#badge;
    this.#show('ready', reading.phase === 'read' && locale !== undefined);
    this.#show('checking', verifying.phase === 'loading' || verifying.phase === 'checking');
    this.#show('checked', verifying.phase === 'done');
    if (!view || !this.shadowRoot) return;
    const shown = verifying.phase === 'done' ? verifying : 'before' in verifying ? verifying.before : undefined;
    adoptStyles(this.shadowRoot, [view.badgeStyles, ...(shown ? [shown.report.reportStyles] : [])]);
  }

  #show(state: string, on: boolean): void {
    if (on) this.#internals.states.add(state);
    else this.#internals.states.delete(state);
  }
}
