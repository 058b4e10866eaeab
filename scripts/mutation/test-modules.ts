import { readFileSync } from 'node:fs';
import { registerHooks } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** A test of one file. `id` is the same in every process: the file, and its place and name in it. */
export interface FileTest {
  readonly id: string;
  readonly name: string;
  /** Absolute path of the file. */
  readonly file: string;
  readonly run: () => void | Promise<void>;
}

interface Collector {
  takeTests(): readonly { readonly name: string; readonly body: () => void | Promise<void> }[];
}

const QUERY = '?generation=';

/**
 * Imports test files of one folder, when asked to once more with everything of the folder that they import. What a module has
 * computed when it was loaded, or remembers between calls, is then the work of the mutant that is active now and of no other.
 * Packages are imported once.
 */
export class TestModules {
  readonly #root: string;
  readonly #folder: string;
  readonly #importedBy = new Map<string, Set<string>>();
  readonly #tests = new Map<string, readonly FileTest[]>();
  #generation = 0;

  /** `root`: the folder that holds package.json, absolute. Its `#test` must be `test/support/runner-mutation.ts`. */
  constructor(root: string) {
    this.#root = root;
    this.#folder = `${pathToFileURL(root).href}/`;
    registerHooks({
      resolve: (specifier, context, next) => {
        const found = next(specifier, context);
        const url = plain(found.url);
        if (!url.startsWith(this.#folder) || url.includes('/node_modules/')) return found;
        if (context.parentURL !== undefined) this.#remember(url, plain(context.parentURL));
        return { ...found, url: `${url}${QUERY}${this.#generation}` };
      },
    });
  }

  /** From now on every file is loaded afresh, once. */
  startAfresh(): void {
    this.#generation++;
    this.#tests.clear();
  }

  /** The tests of a file, which is imported if it is not loaded. Throws what the import throws. */
  async testsOf(file: string): Promise<readonly FileTest[]> {
    const known = this.#tests.get(file);
    if (known) return known;
    const collector = (await this.load(join(this.#root, 'test', 'support', 'runner-mutation.ts'))) as Collector; // our own file
    collector.takeTests();
    await this.load(file);
    const path = file.slice(this.#root.length + 1);
    const tests = collector.takeTests().map(({ name, body }, at) => ({ id: `${path}#${at} ${name}`, name, file, run: body }));
    this.#tests.set(file, tests);
    return tests;
  }

  /** Imports a file of the folder, if it is not loaded. */
  load(file: string): Promise<unknown> {
    return import(pathToFileURL(file).href) as Promise<unknown>;
  }

  /** Whether a file may load a source file: by itself, or by what it imports, at once or when it is called. */
  loads(file: string, source: string): boolean {
    const wanted = pathToFileURL(file).href;
    const above = [pathToFileURL(source).href];
    const seen = new Set(above);
    for (const url of above) {
      if (url === wanted) return true;
      for (const parent of this.#importedBy.get(url) ?? []) {
        if (seen.has(parent)) continue;
        seen.add(parent);
        above.push(parent);
      }
    }
    return false;
  }

  #remember(url: string, parent: string): void {
    const parents = this.#importedBy.get(url);
    if (parents) parents.add(parent);
    else {
      this.#importedBy.set(url, new Set([parent]));
      this.#readLater(url);
    }
  }

  // What is imported by a call is met only when a test calls it: until then it stands in the text alone.
  #readLater(url: string): void {
    if (!url.endsWith('.ts')) return;
    const text = readFileSync(fileURLToPath(url), 'utf8');
    for (const [, path = ''] of text.matchAll(/\b(?:import\(|from) ?'(\.[^']+\.ts)'/gu))
      this.#remember(new URL(path, url).href, url);
  }
}

function plain(url: string): string {
  return url.split(QUERY, 1)[0] ?? url;
}
