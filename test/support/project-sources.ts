import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/** The folder of the project. */
export const root = join(import.meta.dirname, '..', '..');

/** One source file of the project. */
export interface Source {
  /** Path below the root, with forward slashes. */
  readonly path: string;
  readonly text: string;
  /** The text without comments, so that a comment may name what the code may not do. */
  readonly code: string;
  readonly imports: readonly Import[];
}

/** One import or re-export of a file. */
export interface Import {
  /** Path below the root for a file of ours, the name as written for a package. */
  readonly target: string;
  readonly kind: 'static' | 'type' | 'dynamic';
}

/** Every source file of the project with its imports, in the order of their paths. */
export function projectSources(): readonly Source[] {
  return globSync('{widget,scripts,site,test}/**/*.{ts,mjs,astro}', {
    cwd: root,
    exclude: (name) => name.includes('node_modules'),
  })
    .map((path) => path.replaceAll('\\', '/'))
    .filter((path) => !path.includes('node_modules/'))
    .sort()
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      const code = withoutComments(text);
      return { path, text, code, imports: importsOf(path, code) };
    });
}

function importsOf(path: string, code: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: string | undefined, kind: Import['kind']): void => {
    if (specifier === undefined) return;
    const clean = specifier.replace(/\?.*$/u, '');
    const target = clean.startsWith('.') ? relative(root, join(root, dirname(path), clean)).replaceAll('\\', '/') : clean;
    found.push({ target, kind });
  };
  for (const [, type, specifier] of code.matchAll(
    /^\s*(?:import|export)\s+(type\s)?(?:[^'"`;]*?\sfrom\s*)?['"]([^'"]+)['"]/gmu,
  )) {
    add(specifier, type === undefined ? 'static' : 'type');
  }
  for (const [, specifier] of code.matchAll(/\bimport\(\s*['"]([^'"]+)['"]/gu)) add(specifier, 'dynamic');
  return found;
}

/** Source text with comments blanked out, line by line: what is left is code and strings. */
function withoutComments(text: string): string {
  const pattern =
    /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/\*[\s\S]*?\*\/|<!--[\s\S]*?-->|(?<![:\\])\/\/[^\n]*/gu;
  return text.replaceAll(pattern, (part) => (/^(?:\/\*|<!--|\/\/)/u.test(part) ? part.replaceAll(/[^\n]/gu, '') : part));
}
