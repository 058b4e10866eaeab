import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createDocumentLoader } from '../credential/document-loader.ts';
import { loadLocale } from '../locales/languages.ts';
import type { Locale } from '../locales/locale.ts';
import type { CheckId, VerificationReport } from '../verification/report.ts';
import type { BadgeView } from './badge-view.ts';
import type { Card } from './card.ts';
import type { Finding } from './finding.ts';
import { announce } from './ms-badge-events.ts';
import { pageLanguage } from './page-language.ts';
import type { ReportView } from './report-view.ts';

/** Largest badge file that is read, in bytes. */
const MAX_FILE_BYTES = 500_000;

/** How far the badge file and its words are. In every phase but `read` the page's own markup is what is seen. */
export type Reading =
  | { readonly phase: 'idle' }
  | { readonly phase: 'loading' }
  | { readonly phase: 'read'; readonly file: unknown; readonly base: string; readonly card: Card }
  | { readonly phase: 'failed' };

/** A verification that came to its end. */
export interface Verified {
  readonly phase: 'done';
  readonly finding: Finding;
  readonly report: ReportView;
  /** What the visitor had typed. */
  readonly recipient?: string;
}

/** How far a verification is. `before` is the one that stands on the page while the next one runs. */
export type Verifying =
  | { readonly phase: 'idle' }
  | { readonly phase: 'loading'; readonly before: Verified | undefined }
  | { readonly phase: 'checking'; readonly before: Verified | undefined; readonly latest?: CheckId }
  | Verified
  | { readonly phase: 'failed'; readonly cause: unknown };

/** The host that a badge controller serves. */
export type BadgeHost = ReactiveControllerHost & HTMLElement & { readonly src: string | null };

const LOOPBACK = /^(?:localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/u;

/** Loads the badge file and the words, runs verifications, and holds what phase both are in. Draws nothing. */
export class BadgeController implements ReactiveController {
  reading: Reading = { phase: 'idle' };
  verifying: Verifying = { phase: 'idle' };
  /** The last report that this browser made: a later run that reaches nobody takes nothing of it back. */
  seen: VerificationReport | undefined;
  /** The words and the drawing, loaded with the first badge. */
  locale: Locale | undefined;
  view: BadgeView | undefined;
  readonly #host: BadgeHost;
  readonly #languages = new MutationObserver(() => void this.#prepare());
  // What an older load or verification brings home late is dropped.
  #loadRun = 0;
  #verifyRun = 0;

  constructor(host: BadgeHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#languages.disconnect();
    this.#verifyRun += 1;
    // What had been found stays found where only the next run is broken off.
    if ('before' in this.verifying) this.verifying = this.verifying.before ?? { phase: 'idle' };
  }

  hostConnected(): void {
    // A page may change its language without being loaded again.
    this.#languages.observe(document, { attributeFilter: ['lang'], subtree: true });
    void this.#prepare();
  }

  /** Without words and drawing the page's own markup stays. */
  async #prepare(): Promise<void> {
    const language = pageLanguage(this.#host);
    try {
      const [locale, { badgeView }] = await Promise.all([loadLocale(language), import('./badge-view.ts')]);
      if (language !== pageLanguage(this.#host)) return;
      this.locale = locale;
      this.view = badgeView;
      this.#host.requestUpdate();
    } catch (cause) {
      announce(this.#host, 'ms-badge-error', { during: 'load', cause });
    }
  }

  /** Drops the badge file and what was found: the source has changed. */
  forget(): void {
    this.#loadRun += 1;
    this.#verifyRun += 1;
    this.seen = undefined;
    this.#read({ phase: 'idle' });
    this.#verify({ phase: 'idle' });
  }

  /** Loads the badge file. Rejects never: what fails leaves the page's own markup. */
  async load(): Promise<void> {
    this.forget();
    const run = this.#loadRun;
    if (!this.#host.src) return;
    this.#read({ phase: 'loading' });
    try {
      const reading = await this.#fetchFile(this.#host.src);
      if (run !== this.#loadRun) return;
      this.#read(reading);
      announce(this.#host, 'ms-badge-load', reading.card);
    } catch (cause) {
      if (run !== this.#loadRun) return;
      this.#read({ phase: 'failed' });
      announce(this.#host, 'ms-badge-error', { during: 'load', cause });
    }
  }

  /** Verifies in this browser. Rejects never. `recipient` is what the visitor typed; it stays here. */
  async verify(recipient?: string): Promise<void> {
    if (this.verifying.phase === 'loading' || this.verifying.phase === 'checking') return;
    const run = (this.#verifyRun += 1);
    this.#verify({ phase: 'loading', before: this.verifying.phase === 'done' ? this.verifying : undefined });
    try {
      const reading = this.reading.phase === 'read' ? this.reading : await this.#fetchFile(this.#host.src ?? '');
      const done = await this.#inquire(reading, run, recipient);
      if (run !== this.#verifyRun) return;
      // The tab may have been open for as long as the badge: its dates read as those of today, as what was found does.
      this.reading = { ...reading, card: this.view?.readCard(reading.file, reading.base, new Date()) ?? reading.card };
      if (done.finding.kind === 'checked') this.seen = done.finding.report;
      this.#verify(done);
      announce(this.#host, 'ms-badge-verify', done.finding.report);
    } catch (cause) {
      if (run !== this.#verifyRun) return;
      this.#verify({ phase: 'failed', cause });
      announce(this.#host, 'ms-badge-error', { during: 'verify', cause });
    }
  }

  async #fetchFile(src: string): Promise<Reading & { phase: 'read' }> {
    const base = new URL(src, this.#host.baseURI).href;
    const load = createDocumentLoader({ allowLoopback: onLoopback() });
    const [{ status, bytes, finalUrl }, { badgeView }] = await Promise.all([
      load(base, { maxBytes: MAX_FILE_BYTES }),
      import('./badge-view.ts'),
    ]);
    if (status !== 200) throw new Error(`${base} answered ${status}`);
    const file: unknown = JSON.parse(new TextDecoder().decode(bytes));
    const card = badgeView.readCard(file, finalUrl, new Date());
    if (!card) throw new Error(`${base} is not a badge file`);
    return { phase: 'read', file, base: finalUrl, card };
  }

  async #inquire(reading: Reading & { phase: 'read' }, run: number, recipient?: string): Promise<Verified> {
    const [{ verifyInBrowser }, report] = await Promise.all([import('./browser-verification.ts'), import('./report-view.ts')]);
    const now = new Date();
    const advance = (latest?: CheckId): void => {
      const { verifying } = this;
      if (run !== this.#verifyRun || !('before' in verifying)) return;
      this.#verify({ phase: 'checking', before: verifying.before, ...(latest && { latest }) });
    };
    advance();
    const finding = await verifyInBrowser({
      file: reading.file,
      base: reading.base,
      ...(reading.card.image && { image: reading.card.image.url }),
      now,
      onLoopback: onLoopback(),
      ...(recipient && { recipient }),
      onCheck: ({ id }) => advance(id),
    });
    return { phase: 'done', finding, report, ...(recipient && { recipient }) };
  }

  #read(reading: Reading): void {
    this.reading = reading;
    this.#host.requestUpdate();
  }

  #verify(verifying: Verifying): void {
    this.verifying = verifying;
    this.#host.requestUpdate();
  }
}

/** Plain http and loopback addresses are read only by a page that is on the loopback itself. */
function onLoopback(): boolean {
  return LOOPBACK.test(location.hostname);
}
