import { html, nothing, type TemplateResult } from 'lit';
import type { Headline } from '../verification/headline.ts';
import { formatDay, isolated, say, type Locale } from '../locales/locale.ts';
import type { Card } from './card.ts';
import { icon } from './icon.ts';

/** A verdict as the card shows it. */
export interface ShownVerdict {
  readonly headline: Headline;
  /** RFC 3339, UTC: when the site checked. Absent when this browser did, just now. */
  readonly checkedAt?: string;
}

function pictureTemplate({ image, page }: Card): TemplateResult | typeof nothing {
  if (!image) return nothing;
  const { url, width, height } = image;
  // The name beside it is the link and the text; the picture repeats both, and is not read out twice.
  return html`<a class="picture" part="image" href=${page ?? nothing} tabindex="-1" aria-hidden="true">
    <img src=${url} width=${width ?? nothing} height=${height ?? nothing} alt="" decoding="async" loading="lazy" />
  </a>`;
}

function datesTemplate({ validFrom, validUntil, isOver }: Card, locale: Locale): TemplateResult | typeof nothing {
  const words = locale.element;
  const time = (date: string, sentence: string): TemplateResult => html`<time datetime=${date}>${sentence}</time>`;
  const issued = validFrom && time(validFrom, say(words.issuedOn, { date: formatDay(locale, validFrom) }));
  const until =
    validUntil && time(validUntil, say(isOver ? words.expiredOn : words.validUntil, { date: formatDay(locale, validUntil) }));
  if (!issued && !until) return nothing;
  return html`<p class="dates row" part="dates">${issued || nothing}${until || nothing}</p>`;
}

/** The verdict as an icon and words. The site's carries its day; this browser's is said in a sentence of its own. */
function verdictTemplate({ headline, checkedAt }: ShownVerdict, locale: Locale): TemplateResult {
  const when = checkedAt && say(locale.element.checkedOn, { date: formatDay(locale, checkedAt) });
  return html`<p class="verdict" part="verdict" data-headline=${headline}>
    ${icon(headline)}<strong>${locale.headlines[headline].label}</strong>
    ${when ? html`<time datetime=${checkedAt}>${when}</time>` : nothing}
  </p>`;
}

/** The museum label: what, by whom, when, and what is proven. `actions` and `outcome` come below it. */
export function cardTemplate(
  card: Card,
  locale: Locale,
  parts: {
    readonly verdict: ShownVerdict;
    readonly actions: TemplateResult;
    readonly outcome: TemplateResult;
  },
): TemplateResult {
  const { name, issuer, issuerHost, page, selfReported } = card;
  const by = selfReported ? locale.element.selfReported : say(locale.element.issuedBy, { issuer: isolated(issuer) });
  return html`<article class="card" part="card" aria-labelledby="name" lang=${locale.language} dir=${locale.direction}>
    <slot name="image">${pictureTemplate(card)}</slot>
    <div class="label">
      <p class="name" part="name" id="name" dir="auto">${page ? html`<a href=${page}>${name}</a>` : name}</p>
      <p class="issuer row" part="issuer">
        <span>${by}</span>${issuerHost ? html`<span class="host">${issuerHost}</span>` : nothing}
      </p>
      ${datesTemplate(card, locale)} ${verdictTemplate(parts.verdict, locale)} ${parts.actions}
    </div>
    ${parts.outcome}
  </article>`;
}
