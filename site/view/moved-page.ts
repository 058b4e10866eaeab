import { escaped } from './escaped.ts';

/** Where an address leads that no longer has a page of its own. */
export interface MovedTo {
  /** Path from the root of the host. */
  readonly path: string;
  /** The same, absolute; undefined where the site does not know its address. */
  readonly canonical?: string | undefined;
  readonly language: string;
  /** What the link says. */
  readonly text: string;
}

/** A whole HTML page that leads on at once, by itself or by its link: a static host can answer nothing better. */
export function movedPage({ path, canonical, language, text }: MovedTo): string {
  return [
    '<!doctype html>',
    `<html lang="${escaped(language)}">`,
    '<meta charset="utf-8">',
    `<meta http-equiv="content-security-policy" content="default-src 'none'; base-uri 'none'; form-action 'none'">`,
    `<meta http-equiv="refresh" content="0; url=${escaped(path)}">`,
    '<meta name="robots" content="noindex">',
    '<meta name="viewport" content="width=device-width">',
    '<meta name="color-scheme" content="light dark">',
    `<link rel="canonical" href="${escaped(canonical ?? path)}">`,
    `<title>${escaped(text)}</title>`,
    `<p><a href="${escaped(path)}">${escaped(text)}</a></p>`,
    '</html>',
    '',
  ].join('\n');
}
