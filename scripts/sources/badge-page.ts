import { webUrlOf } from '../../widget/badge/http-url.ts';
import { webUrl } from '../../widget/badge/plain-text.ts';
import { isLoopbackHost } from '../../widget/credential/internal-name.ts';
import { withoutPersonal } from './personal-parameters.ts';

/** How a page may name its badge, the plainest way first. */
type LinkKind = 'assertion' | 'data' | 'ld+json' | 'json' | 'jwt' | 'anchor';

interface Tag {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
}

interface Link {
  readonly kind: LinkKind;
  readonly href: string;
}

const KINDS: readonly LinkKind[] = ['assertion', 'data', 'ld+json', 'json', 'jwt', 'anchor'];

const KIND_OF_TYPE: ReadonlyMap<string, LinkKind> = new Map<string, LinkKind>([
  ['application/ld+json', 'ld+json'],
  ['application/vc+ld+json', 'ld+json'],
  ['application/vc', 'ld+json'],
  ['application/json', 'json'],
  ['application/vc+jwt', 'jwt'],
  ['application/vc+ld+json+jwt', 'jwt'],
  ['application/jwt', 'jwt'],
]);

/** Elements whose content is text, however much it looks like tags. */
const RAW_TEXT: ReadonlySet<string> = new Set(['script', 'style', 'textarea', 'title', 'template', 'noscript', 'iframe', 'xmp']);
const NAME = /[a-z][^\s/>]*/iy;
const ATTRIBUTE = /[\s/]*([^\s"'<>/=]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>`]+)))?/y;
const MAX_TAGS = 100_000;

/**
 * The badge documents that a web page links, by the way in which it links them, the plainest first; no list is empty. The page
 * is only looked through for tags: nothing of it is run and nothing is loaded.
 * @param pageUrl where the page lies: what relative links start from
 */
export function badgeLinks(html: string, pageUrl: string): readonly (readonly string[])[] {
  const byKind = new Map<LinkKind, Set<string>>();
  let base = pageUrl;
  let count = 0;
  for (const tag of tagsIn(html)) {
    if ((count += 1) > MAX_TAGS) break;
    const href = tag.attributes.get('href');
    if (tag.name === 'base' && base === pageUrl) base = webUrlOf(href, pageUrl)?.href ?? base;
    for (const link of linksOf(tag)) {
      const url = resolved(link, base, pageUrl);
      if (url !== undefined) byKind.set(link.kind, (byKind.get(link.kind) ?? new Set()).add(url));
    }
  }
  return KINDS.flatMap((kind) => {
    const urls = byKind.get(kind);
    return urls ? [[...urls]] : [];
  });
}

function linksOf({ name, attributes }: Tag): readonly Link[] {
  const data = attributes.get('data-assertion');
  const links: Link[] = data === undefined ? [] : [{ kind: 'data', href: data }];
  const href = attributes.get('href');
  if (href === undefined) return links;
  const rel = (attributes.get('rel') ?? '').toLowerCase().split(/\s+/);
  if (name === 'link' && rel.includes('openbadges-assertion')) links.push({ kind: 'assertion', href });
  const type = (attributes.get('type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  const kind = KIND_OF_TYPE.get(type);
  if (name === 'link' && rel.includes('alternate') && kind) links.push({ kind, href });
  if (name === 'a' && rel.some((word) => word.startsWith('openbadges'))) links.push({ kind: 'anchor', href });
  return links;
}

/** The address that a link leads to; undefined when it is not one that a page may name. */
function resolved({ kind, href }: Link, base: string, pageUrl: string): string | undefined {
  const text = href.trim();
  const whole = text === '' ? undefined : webUrl(webUrlOf(text, base)?.href);
  if (whole === undefined) return undefined;
  const url = new URL(withoutPersonal(whole));
  const page = new URL(pageUrl);
  if (url.href === withoutPersonal(pageUrl)) return undefined;
  if (kind === 'anchor' && (url.host !== page.host || !url.pathname.endsWith('.json'))) return undefined;
  // A page must not send us to this machine, even where a stand-in on it may be asked.
  if (url.host !== page.host && (url.protocol !== 'https:' || isLoopbackHost(url.hostname))) return undefined;
  return url.href;
}

/** The start tags of a page, in one pass. What is not a tag, is cut off or is only quoted is stepped over. */
function* tagsIn(html: string): Generator<Tag> {
  for (let at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at)) {
    if (html.startsWith('<!--', at)) {
      at = endOf(html, '-->', at + 4);
      continue;
    }
    NAME.lastIndex = at + 1;
    const name = NAME.exec(html)?.[0].toLowerCase();
    at += 1 + (name?.length ?? 0);
    if (name === undefined) continue;
    const { attributes, end } = attributesAt(html, at);
    yield { name, attributes };
    at = RAW_TEXT.has(name) ? endOfRawText(html, name, end) : end;
  }
}

function attributesAt(html: string, start: number): { readonly attributes: ReadonlyMap<string, string>; readonly end: number } {
  const attributes = new Map<string, string>();
  let at = start;
  for (;;) {
    ATTRIBUTE.lastIndex = at;
    const match = ATTRIBUTE.exec(html);
    if (!match) return { attributes, end: at };
    at = ATTRIBUTE.lastIndex;
    const name = (match[1] ?? '').toLowerCase();
    // The first one counts, as in every browser.
    if (!attributes.has(name))
      attributes.set(name, (match[2] ?? match[3] ?? match[4] ?? '').replace(/&(?:amp|#38|#x26);/gi, '&'));
  }
}

function endOf(html: string, mark: string, from: number): number {
  const at = html.indexOf(mark, from);
  return at < 0 ? html.length : at + mark.length;
}

function endOfRawText(html: string, name: string, from: number): number {
  const end = new RegExp(`</${name}(?=[\\s/>])`, 'gi');
  end.lastIndex = from;
  return end.exec(html)?.index ?? html.length;
}
