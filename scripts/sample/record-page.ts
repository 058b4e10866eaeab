/** What an issuer's own page about one badge says. */
export interface RecordPageFields {
  /** BCP 47. */
  readonly language: string;
  readonly title: string;
  readonly issuer: string;
  readonly imageUrl: string;
  /** Rows of the record, in order. */
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly description: string;
  /** The document behind the page. */
  readonly dataUrl: string;
}

const STYLE = `
  :root { color-scheme: light dark; font: 1.0625rem/1.6 system-ui, sans-serif; }
  body { max-width: 40rem; margin: 8vh auto; padding: 0 1.5rem; }
  img { width: 12rem; height: 12rem; object-fit: contain; }
  h1 { font-size: 1.75rem; line-height: 1.2; margin: 1.5rem 0 .25rem; text-wrap: balance; }
  dl { display: grid; grid-template-columns: max-content 1fr; gap: .25rem 1.5rem; border-block: 1px solid color-mix(in srgb, currentcolor 25%, transparent); padding-block: 1rem; }
  dt { opacity: .75; } dd { margin: 0; }
  footer { margin-top: 3rem; font-size: .875rem; opacity: .8; }`;

/** An issuer's record as a page: what "Open the issuer's record" leads to. All values are set as text. */
export function recordPage(fields: RecordPageFields): string {
  const facts = fields.facts.map(([label, value]) => `<dt>${escape(label)}</dt><dd>${escape(value)}</dd>`).join('');
  return page(
    fields,
    `<img src="${escape(fields.imageUrl)}" alt="" width="192" height="192">
<h1>${escape(fields.title)}</h1>
<p>${escape(fields.issuer)}</p>
<dl>${facts}</dl>
<p>${escape(fields.description)}</p>
<p><a href="${escape(fields.dataUrl)}">${escape(fields.dataUrl)}</a></p>`,
  );
}

/** The issuer's front page. */
export function issuerPage(fields: { readonly language: string; readonly title: string; readonly description: string }): string {
  return page(fields, `<h1>${escape(fields.title)}</h1>\n<p>${escape(fields.description)}</p>`);
}

function page({ language, title }: { readonly language: string; readonly title: string }, body: string): string {
  return `<!doctype html>
<html lang="${escape(language)}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${escape(title)}</title>
<style>${STYLE}
</style>
${body}
<footer>An invented issuer, served by ms-badge on this machine for its sample earner.</footer>
</html>
`;
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
