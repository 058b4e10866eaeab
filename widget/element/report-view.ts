import { html, nothing, type TemplateResult } from 'lit';
import {
  describeReport,
  type DescribedAnswer,
  type DescribedCheck,
  type DescribedEvidence,
  type DescribedReport,
} from '../locales/describe-report.ts';
import type { Locale } from '../locales/locale.ts';
import type { VerificationReport } from '../verification/report.ts';
import { icon } from './icon.ts';

export { reportStyles } from './report.styles.ts';

/** This module, as the element holds it after the first verification. */
export type ReportView = typeof import('./report-view.ts');

/** What stands above the four questions, in words, for a report that this browser made. */
export function summarize(
  report: VerificationReport,
  locale: Locale,
  validUntil?: string,
): Pick<DescribedReport, 'label' | 'sentence'> {
  return describeReport(report, locale, { here: true, ...(validUntil && { validUntil }) });
}

function evidenceTemplate({ kind, value, url, at, sha256 }: DescribedEvidence): TemplateResult {
  return html`<li>
    <span class="kind">${kind}</span>
    ${value ? html`<code>${value}</code>` : nothing}
    ${url ? html`<a href=${url} rel="noopener noreferrer nofollow">${url}</a>` : nothing}
    ${at ? html`<span>${at}</span>` : nothing} ${sha256 ? html`<code class="hash">sha256 ${sha256}</code>` : nothing}
  </li>`;
}

function checkTemplate({ name, outcome, outcomeLabel, sentence, problem, warnings, evidence }: DescribedCheck): TemplateResult {
  return html`<li class="check" data-outcome=${outcome}>
    <p class="check-name">${icon(outcome)}<span>${name}</span> <span class="aside">${outcomeLabel}</span></p>
    <p>${sentence} ${problem ?? nothing}</p>
    ${warnings.map((warning) => html`<p class="aside">${warning}</p>`)}
    ${
      evidence.length > 0
        ? html`<ul class="evidence">
            ${evidence.map(evidenceTemplate)}
          </ul>`
        : nothing
    }
  </li>`;
}

function answerTemplate({ question, title, outcome, sentence, problem, checks }: DescribedAnswer): TemplateResult {
  return html`<li>
    <details part="answer" data-question=${question} data-outcome=${outcome}>
      <summary>
        <span class="question">${title}</span>
        <span class="answer">${icon(outcome)}<span>${sentence} ${problem ?? nothing}</span></span>
      </summary>
      <ul class="checks">
        ${checks.map(checkTemplate)}
      </ul>
    </details>
  </li>`;
}

/** The form in which a visitor asks whose badge it is, and its answer. */
export interface RecipientForm {
  /** What was typed last. */
  readonly typed?: string;
  readonly ask: (recipient: string) => void;
}

function recipientTemplate(report: VerificationReport, locale: Locale, form: RecipientForm): TemplateResult {
  const words = locale.element.recipient;
  const check = describeReport(report, locale)
    .answers.flatMap(({ checks }) => checks)
    .find(({ id }) => id === 'recipient');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (!(event.target instanceof HTMLFormElement)) return;
    const typed = new FormData(event.target).get('recipient');
    if (typeof typed === 'string' && typed.trim()) form.ask(typed);
  };
  return html`<form class="recipient" part="recipient" @submit=${submit}>
    <label for="recipient">${words.label}</label>
    <div>
      <input
        id="recipient"
        name="recipient"
        autocomplete="off"
        autocapitalize="off"
        spellcheck="false"
        aria-describedby="recipient-hint"
        dir="ltr"
        maxlength="320"
        required
        .value=${form.typed ?? ''}
      />
      <button part="button">${words.action}</button>
    </div>
    <p class="aside" id="recipient-hint">${words.hint}</p>
    <div role="status">${form.typed && check ? matchTemplate(check) : nothing}</div>
  </form>`;
}

function matchTemplate({ outcome, sentence, problem }: DescribedCheck): TemplateResult {
  return html`<p class="match" data-outcome=${outcome}>${icon(outcome)}<span>${sentence} ${problem ?? nothing}</span></p>`;
}

/** What a report is shown with, where this browser had a document to make it from. */
export interface VerifiedDocument {
  /** The document that was verified, http(s). */
  readonly url: string;
  readonly form: RecipientForm;
}

/** The four questions with what was looked at, the document itself, and the form for whose badge it is. */
export function reportTemplate(report: VerificationReport, locale: Locale, document?: VerifiedDocument): TemplateResult {
  const { answers } = describeReport(report, locale);
  return html`<div class="report" part="report" role="group" aria-label=${locale.element.report}>
    <ul class="answers">
      ${answers.map(answerTemplate)}
    </ul>
    ${
      document
        ? html`<p class="aside">
              <a part="document" href=${document.url} rel="noopener noreferrer">${locale.element.rawCredential}</a>
            </p>
            ${recipientTemplate(report, locale, document.form)}`
        : nothing
    }
  </div>`;
}
