import assert from 'node:assert/strict';
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import { suite, test } from 'node:test';
import { projectSources, root, type Import } from './support/project-sources.ts';

const sources = projectSources();
// Who may import whom: a room, and the rooms (or files) of ours that it may import besides itself.
const badge = 'widget/badge/';
const credential = 'widget/credential/';
const verification = 'widget/verification/';
const locales = 'widget/locales/';
const reportWords = [
  'report',
  'answers',
  'headline',
  'report-schema',
  'record-schema',
  'badge-record',
  'verdict',
  'known-issuers',
].map((name) => `${verification}${name}`);
const edges: readonly (readonly [room: string, allowed: readonly string[]])[] = [
  ['widget/badge/', []],
  ['widget/credential/', [badge]],
  ['widget/verification/', [badge, credential]],
  ['widget/locales/', [badge, credential, ...reportWords]],
  ['widget/element/', [badge, credential, locales, verification]],
  ['widget/define.ts', ['widget/element/']],
  ['widget/index.ts', ['widget/']],
  // Words for people: the command says them, in the language of the report.
  ['scripts/commands/', ['scripts/', badge, credential, verification, locales]],
  ['scripts/', [badge, credential, verification]],
  ['site/', [badge, locales, ...reportWords, 'widget/define']],
];

/** The widget's build is a tool beside it, not a part of it. */
const isTool = (path: string): boolean => path === 'widget/vite.config.ts';
const isCode = (path: string): boolean => !path.startsWith('test/');
const isOurs = (target: string): boolean => /^(?:widget|scripts|site|test)\//u.test(target);

suite('who imports whom', () => {
  test('every edge is one that the architecture allows', () => {
    const forbidden: string[] = [];
    for (const { path, imports } of sources.filter((source) => !isTool(source.path))) {
      const rule = edges.find(([room]) => path.startsWith(room));
      if (rule === undefined) continue;
      const [room, allowed] = rule;
      for (const { target } of imports.filter((one) => isOurs(one.target))) {
        if (!target.startsWith(room) && !allowed.some((start) => target.startsWith(start)))
          forbidden.push(`${path} -> ${target}`);
      }
    }
    assert.deepEqual(forbidden, []);
  });

  test('the element loads verification only by import()', () => {
    const first = loadedWith('widget/define.ts');
    assert.ok(first.has('widget/element/ms-badge.ts'));
    assert.deepEqual(
      [...first].filter((path) => path.startsWith(verification) && !reportWords.includes(path.replace(/\.ts$/u, ''))),
      [],
    );
  });

  test('the widget runs anywhere: it imports nothing of Node', () => {
    const node = edgesOf((path) => path.startsWith('widget/') && !isTool(path)).filter(({ target }) =>
      target.startsWith('node:'),
    );
    assert.deepEqual(node, []);
  });

  test('no source knows another source', () => {
    const names = [...registered('scripts/sources/index.ts', 'scripts/sources/')];
    const crossing = edgesOf((path) => names.includes(path)).filter(({ target }) => names.includes(target));
    assert.deepEqual(crossing, []);
  });

  test('no check knows another check', () => {
    const room = `${verification}checks/`;
    // What only a check imports is a part of that check.
    const checks = new Set(edgesOf((path) => !path.startsWith(room) && isCode(path)).map(({ target }) => target));
    const crossing = edgesOf((path) => path.startsWith(room)).filter(
      ({ target, path }) => target.startsWith(room) && checks.has(target) && checks.has(path),
    );
    assert.deepEqual(crossing, []);
  });

  test('nothing imports in a circle', () => {
    const graph = new Map(
      sources.map(({ path, imports }) => [path, imports.filter(({ kind }) => kind === 'static').map(({ target }) => target)]),
    );
    assert.deepEqual(circleIn(graph), []);
  });
});

function edgesOf(isFrom: (path: string) => boolean): (Import & { readonly path: string })[] {
  return sources.filter(({ path }) => isFrom(path)).flatMap(({ path, imports }) => imports.map((one) => ({ path, ...one })));
}

/** A file and everything that is loaded as soon as it is. */
function loadedWith(entry: string, loaded = new Set<string>()): Set<string> {
  if (loaded.has(entry)) return loaded;
  loaded.add(entry);
  for (const { target } of edgesOf((path) => path === entry).filter(({ kind }) => kind === 'static')) loadedWith(target, loaded);
  return loaded;
}

function registered(registry: string, room: string): Set<string> {
  const found = sources.find(({ path }) => path === registry)?.imports ?? [];
  return new Set(found.filter(({ kind, target }) => kind === 'static' && target.startsWith(room)).map(({ target }) => target));
}

function circleIn(graph: ReadonlyMap<string, readonly string[]>): readonly string[] {
  const done = new Set<string>();
  const visit = (path: string, above: readonly string[]): readonly string[] => {
    if (above.includes(path)) return [...above.slice(above.indexOf(path)), path];
    if (done.has(path)) return [];
    for (const next of graph.get(path) ?? []) {
      const circle = visit(next, [...above, path]);
      if (circle.length > 0) return circle;
    }
    done.add(path);
    return [];
  };
  for (const path of graph.keys()) {
    const circle = visit(path, []);
    if (circle.length > 0) return circle;
  }
  return [];
}

/** Files in which the code matches a pattern, as `path:line`. */
function places(pattern: RegExp, isIn: (path: string) => boolean): string[] {
  return sources
    .filter(({ path }) => isIn(path) && path !== 'test/architecture.test.ts')
    .flatMap(({ path, code }) => code.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${path}:${index + 1}`] : [])));
}

suite('what no file does', () => {
  const belowElement = (path: string): boolean => /^widget\/(?:badge|credential|verification|locales)\//u.test(path);

  // The one that reads from outside may measure how long that takes.
  const isLoader = (path: string): boolean => path === 'widget/credential/document-loader.ts';

  test('leave a test alone or out', () => {
    assert.deepEqual(
      places(/\b(?:it|test|describe|suite)\.(?:only|skip|todo)\b|\b(?:skip|only|todo): true\b/u, (path) =>
        path.startsWith('test/'),
      ),
      [],
    );
  });

  test('fetch, but for the two that may', () => {
    const may = ['widget/credential/document-loader.ts', 'scripts/sync/http-client.ts'];
    // A page script and the element read from their own page's host only; a relay and a measurement are told to.
    assert.deepEqual(
      places(/(?<![\w.#])fetch\(|\bglobalThis\.fetch\b/u, (path) => belowElement(path) && !may.includes(path)),
      [],
    );
    assert.deepEqual(
      places(
        /(?<![\w.#])fetch\(|\bglobalThis\.fetch\b/u,
        (path) => /^scripts\/(?:sources|sync)\//u.test(path) && !may.includes(path),
      ),
      [],
    );
  });

  test('fetch anything while the site is built', () => {
    assert.deepEqual(
      places(/(?<![\w.#])fetch\(|\bXMLHttpRequest\b|from ['"]node:https?['"]/u, (path) => path.startsWith('site/')),
      [],
    );
  });

  test('look at the clock where the time is an argument', () => {
    assert.deepEqual(
      places(/\bDate\.now\b|\bnew Date\(\)|\bperformance\.now\b/u, (path) => belowElement(path) && !isLoader(path)),
      [],
    );
  });

  test('touch the DOM below the element', () => {
    const dom =
      /\bdocument\.(?:querySelector|getElement|create|body|head|documentElement|addEventListener|cookie|location|baseURI)|\bwindow\.|\bHTMLElement\b|\bDOMParser\b/u;
    assert.deepEqual(places(dom, belowElement), []);
  });

  test('write to content/ beside its one writer', () => {
    // The file operations of the store are a file of their own; only the store, and the check that reads, may know it.
    const operations = 'scripts/sync/file-system.ts';
    const store = 'scripts/sync/content-store.ts';
    const reader = 'scripts/commands/check.ts';
    const knowing = edgesOf((path) => isCode(path) && path !== store && path !== reader).filter(
      ({ target, kind }) => target === operations && kind !== 'type',
    );
    assert.deepEqual(knowing, []);
    const importers = edgesOf(
      (path) => /^scripts\/(?:sources|sync|relay)\//u.test(path) && path !== operations && path !== store,
    );
    const writers = importers.filter(({ target }) => /^node:fs/u.test(target)).map(({ path }) => path);
    const writing = /\b(?:writeFile|appendFile|rename|rm|unlink|mkdir|cp|copyFile|createWriteStream)(?:Sync)?\(/u;
    assert.deepEqual(
      places(writing, (path) => writers.includes(path)),
      [],
    );
  });

  test('say any, or silence a check', () => {
    assert.deepEqual(
      places(/(?::|<|\bas|,)\s*any\b(?!\s*[:(])/u, (path) => path.endsWith('.ts') && !path.endsWith('.d.ts')),
      [],
    );
    const silenced = sources.filter(
      ({ path, text }) =>
        path !== 'test/architecture.test.ts' && /@ts-(?:ignore|nocheck|expect-error)|eslint-disable/u.test(text),
    );
    assert.deepEqual(
      silenced.map(({ path }) => path),
      [],
    );
  });

  test('insert markup of an issuer', () => {
    assert.deepEqual(
      places(/\bunsafeHTML\b|\.innerHTML\s*=/u, (path) => path.startsWith('widget/')),
      [],
    );
  });

  test('grow over 300 lines', () => {
    const data = /^widget\/locales\/|^site\/i18n\/|\/contexts\/|known-issuers|\.d\.ts$/u;
    const long = sources
      .filter(({ path, text }) => !data.test(path) && text.split('\n').length - 1 > 300)
      .map(({ path }) => path);
    assert.deepEqual(long, []);
  });

  test('export without a word on what it is', () => {
    const silent = sources
      .filter(({ path }) => isCode(path) && path.endsWith('.ts') && !/^widget\/(?:index|vite\.config)\.ts$/u.test(path))
      .flatMap(({ path, text }) => undocumented(text).map((line) => `${path}:${line}`));
    assert.deepEqual(silent, []);
  });
});

/** Lines that export a declaration which no doc comment precedes; overloads and re-exports apart. */
function undocumented(text: string): number[] {
  const lines = text.split('\n');
  return lines.flatMap((line, index) => {
    const name = /^export (?:declare )?(?:abstract )?(?:async )?(?:function|class|interface|type|const|let) (\w+)/u.exec(
      line,
    )?.[1];
    if (name === undefined) return [];
    const before = (lines[index - 1] ?? '').trim();
    const documented =
      before.endsWith('*/') || lines.slice(0, index).some((above) => above.startsWith(`export function ${name}(`));
    return documented ? [] : [index + 1];
  });
}

suite('the tree', () => {
  test('has a test where it has a subject', () => {
    const strays = sources
      .filter(({ path }) => path.startsWith('test/') && path.endsWith('.test.ts') && path.split('/').length > 2)
      .map(({ path }) => dirname(path).replace(/^test\//u, ''))
      .filter((folder) => globSync(`${folder}/`, { cwd: root }).length === 0);
    assert.deepEqual([...new Set(strays)], []);
  });

  test('holds no folder that is named for nothing', () => {
    const named = sources
      .filter(({ path }) => /(?:^|\/)(?:src|lib|core|utils?|helpers?|common|misc)(?:\/|\.ts$)/u.test(path))
      .map(({ path }) => path);
    assert.deepEqual(named, []);
  });

  test('re-exports only where it is public or a registry', () => {
    const indexes = sources.filter(({ path }) => /\/index\.ts$/u.test(path)).map(({ path }) => path);
    assert.deepEqual(
      indexes.filter((path) => path !== 'widget/index.ts' && path !== 'scripts/sources/index.ts'),
      [],
    );
  });
});
