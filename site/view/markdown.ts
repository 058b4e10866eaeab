import type { Nodes, RootContent } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { httpUrl } from '../../widget/badge/http-url.ts';

/** The Markdown that is shown: an allow-listed tree. Whatever else was written is here as plain text, or not at all. */
export type Prose =
  | { readonly kind: 'text' | 'code' | 'code-block'; readonly text: string }
  | { readonly kind: 'paragraph' | 'emphasis' | 'strong' | 'heading' | 'quote' | 'item'; readonly children: readonly Prose[] }
  | { readonly kind: 'list'; readonly ordered: boolean; readonly start: number; readonly children: readonly Prose[] }
  | { readonly kind: 'link'; readonly url: string; readonly children: readonly Prose[] }
  | { readonly kind: 'break' | 'rule' };

/** Deeper nesting than this is flattened: no text for people needs it, and a hostile one must not exhaust the stack. */
const MAX_DEPTH = 12;

/** Characters of a text by others that are read as Markdown: a parser's time may grow with the square of a hostile text. */
const MAX_LENGTH = 10_000;

/** Quotes within quotes beyond the depth that is shown anyway, which cost a parser the most. */
const PILED_QUOTES = /^[ \t]*(?:>[ \t]*){12,}/gmu;

/** An http(s) URL as it may stand in a link, normalised; undefined for every other scheme and for what is no URL. */
export function webUrl(value: string | undefined): string | undefined {
  return value !== undefined && /^https?:\/\//iu.test(value) ? httpUrl(value)?.href : undefined;
}

function childrenOf(nodes: readonly RootContent[], depth: number): readonly Prose[] {
  return nodes.flatMap((node) => proseOf(node, depth + 1));
}

function textOf(node: Nodes): string {
  if ('value' in node) return node.value;
  return 'children' in node ? node.children.map((child) => textOf(child)).join('') : '';
}

function proseOf(node: RootContent, depth: number): readonly Prose[] {
  if (depth > MAX_DEPTH) return [];
  switch (node.type) {
    case 'paragraph':
    case 'emphasis':
    case 'strong':
    case 'heading':
      return [{ kind: node.type, children: childrenOf(node.children, depth) }];
    case 'blockquote':
      return [{ kind: 'quote', children: childrenOf(node.children, depth) }];
    case 'list': {
      const start = Math.min(Math.max(node.start ?? 1, 0), 9999);
      return [{ kind: 'list', ordered: node.ordered === true, start, children: childrenOf(node.children, depth) }];
    }
    case 'listItem':
      return [{ kind: 'item', children: childrenOf(node.children, depth) }];
    case 'link': {
      const url = webUrl(node.url);
      const children = childrenOf(node.children, depth);
      return url === undefined ? children : [{ kind: 'link', url, children }];
    }
    case 'text':
      return [{ kind: 'text', text: node.value }];
    case 'inlineCode':
      return [{ kind: 'code', text: node.value }];
    case 'code':
      return [{ kind: 'code-block', text: node.value }];
    case 'html':
      // Shown as it was written: the reader sees the angle brackets, the browser sees text.
      return [{ kind: 'text', text: node.value }];
    case 'image':
      return node.alt ? [{ kind: 'text', text: node.alt }] : [];
    case 'break':
      return [{ kind: 'break' }];
    case 'thematicBreak':
      return [{ kind: 'rule' }];
    case 'linkReference':
      return childrenOf(node.children, depth);
    default:
      return textOf(node) === '' ? [] : [{ kind: 'text', text: textOf(node) }];
  }
}

/**
 * Markdown as an allow-listed tree. Never throws, never contains markup: links are http(s), HTML and pictures become text. A text
 * longer than `maxLength` characters (default 10,000) is shown in plain paragraphs.
 */
export function proseFrom(markdown: string, maxLength = MAX_LENGTH): readonly Prose[] {
  if (markdown.length > maxLength) return plainParagraphs(markdown);
  return childrenOf(fromMarkdown(markdown.replace(PILED_QUOTES, '> ')).children, 0);
}

function plainParagraphs(text: string): readonly Prose[] {
  const paragraphs = text.split(/\n\s*\n/u).filter((paragraph) => paragraph.trim() !== '');
  return paragraphs.map((paragraph) => ({ kind: 'paragraph', children: [{ kind: 'text', text: paragraph.trim() }] }));
}
