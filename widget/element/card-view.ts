import { html, nothing, type TemplateResult } from 'lit';
import type { Headline } from '../verification/headline.ts';
import { formatDay, say, type Locale } from '../locales/locale.ts';
import type { Card } from './card.ts';
import { icon } from './icon.ts';

/** A verdict as the card shows it: whose check it was, and of which day. */
export interface ShownVerdict {
  readonly headline: Headline;
  /** RFC 3339, UTC. */
  readonly checkedAt: string;
  /** True when this browser made the check, and not the site. */
  readonly here: boolean;
}

function pictureTemplate({ image, page }: Card): TemplateResult | typeof nothing {
  if (!image) return nothing;
  const { url, width, height } = image;
  // The name beside it is the link and the text; the picture repeats both, and is not read out twice.
  return html`<a class="picture" part="image" href=${page ?? nothing} tabindex="-1" aria-hidden="true">
    <img src=${url} width=${width ?? nothing} height=${height ?? nothing} alt="" decoding="async" loading="lazy" />
  </a>`;
}

function datesTemplate({ validFrom, validUntil }: Card, locale: Locale, now: Date): TemplateResult | typeof nothing {
  const words = locale.element;
  const time = (date: string, sentence: string): TemplateResult => html`<time datetime=${date}>${sentence}</time>`;
  const issued = validFrom && time(validFrom, say(words.issuedOn, { date: formatDay(locale, validFrom) }));
  const past = validUntil !== undefined && Date.parse(validUntil) < now.getTime();
  const until =
    validUntil && time(validUntil, say(past ? words.expiredOn : words.validUntil, { date: formatDay(locale, validUntil) }));
  if (!issued && !until) return nothing;
  return html`<p class="dates" part="dates">${issued || nothing} ${until || nothing}</p>`;
}

/** The verdict as an icon and words, with the day of the check. */
export function verdictTemplate({ headline, checkedAt, here }: ShownVerdict, locale: Locale): TemplateResult {
  const date = formatDay(locale, checkedAt);
  const when = here ? locale.element.checkedHere : locale.element.checkedOn;
  return html`<p class="verdict" part="verdict" data-headline=${headline}>
    ${icon(headline)}<strong>${locale.headlines[headline].label}</strong>
    <time datetime=${checkedAt}>${say(when, { date })}</time>
  </p>`;
}

/** The museum label: what, by whom, when, and what is proven. `actions` and `outcome` come below it. */
export function cardTemplate(
  card: Card,
  locale: Locale,
  parts: {
    readonly verdict: ShownVerdict;
    readonly now: Date;
    readonly actions: TemplateResult;
    readonly outcome: TemplateResult;
  },
): TemplateResult {
  const { name, issuer, issuerHost, page, selfReported } = card;
  const by = selfReported ? locale.element.selfReported : say(locale.element.issuedBy, { issuer });
  return html`<article class="card" part="card" aria-labelledby="name" lang=${locale.language}>
    <slot name="image">${pictureTemplate(card)}</slot>
    <div class="label">
      <p class="name" part="name" id="name">${page ? html`<a href=${page}>${name}</a>` : name}</p>
      <p class="issuer" part="issuer">${by} ${issuerHost ? html`<span class="host">${issuerHost}</span>` : nothing}</p>
      ${datesTemplate(card, locale, parts.now)} ${verdictTemplate(parts.verdict, locale)} ${parts.actions}
    </div>
    ${parts.outcome}
  </article>`;
}
