import { parse } from 'yaml';

/** A note in its two parts. */
export interface SplitNote {
  /** Parsed YAML; null when there is none. */
  readonly frontMatter: unknown;
  /** What follows, trimmed: Markdown. */
  readonly story: string;
}

const FENCED = /^\ufeff?---[ \t]*\r?\n(?<yaml>(?:[^\n]*\n)*?)---[ \t]*(?:\r?\n|$)(?<story>[\s\S]*)$/u;

/**
 * Splits a note into its front matter and its story.
 * @throws YAMLParseError when the front matter is not YAML.
 */
export function splitFrontMatter(text: string): SplitNote {
  const match = FENCED.exec(text);
  if (!match?.groups) return { frontMatter: null, story: text.replace(/^\ufeff/u, '').trim() };
  return { frontMatter: parse(match.groups['yaml'] ?? '', { maxAliasCount: 0 }), story: (match.groups['story'] ?? '').trim() };
}
