import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { objectOf, textsOf, textOf } from '../../widget/verification/json-value.ts';

/** What a manifest expects of a case. Everything is optional: sets of different origin fill in different parts. */
export interface Expectation {
  /** Names of the checks that must not pass; nothing else may fail. */
  readonly failing: readonly string[];
  readonly verdict?: string;
  readonly signature?: string;
  readonly issuerBinding?: string;
  readonly warn: readonly string[];
  readonly trust?: string;
  readonly extract?: string;
  readonly parse?: string;
  readonly render?: string;
  readonly schema?: string;
  /** The expectation as it was written, for what only one kind of case has. */
  readonly raw: { readonly [name: string]: unknown };
}

/** One case of a manifest. */
export interface ConformanceCase {
  readonly id: string;
  readonly kind: string;
  /** Absolute path of the file that is read first. */
  readonly path: string;
  /** Absolute folder that the case's other files and `net.json` are looked for in, innermost first. */
  readonly folders: readonly string[];
  readonly now: Date;
  readonly expect: Expectation;
  readonly raw: { readonly [name: string]: unknown };
  /** Why there is nothing to look at. Such a case does not pass. */
  readonly unreadable?: string;
}

/** A folder with a manifest. */
export interface ConformanceSet {
  readonly name: string;
  /** Made for this project, in contrast to what others published. */
  readonly own: boolean;
  readonly cases: readonly ConformanceCase[];
}

/** The moment at which cases are judged that name none. */
const NOW = '2026-11-22T00:00:00Z';
const INPUT = /^(?:credential|input|b|badge)\.(?:json|jwt|jws|png|svg|txt|1ob)$/;
/** Where else a manifest may name the file that is read first. */
const FILE_NAMES = ['file', 'input', 'path', 'credential'];
/** How deep below the folder sets are looked for. */
const MAX_DEPTH = 3;

/** The sets of a folder: itself when it has a manifest, else those below it. What cannot be read is a case that does not pass. */
export function readSets(folder: string, depth = 0): readonly ConformanceSet[] {
  if (existsSync(join(folder, 'manifest.json'))) return [readSet(folder)];
  if (depth > MAX_DEPTH) return [];
  const below = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return below
    .map((entry) => join(folder, entry.name))
    .toSorted()
    .flatMap((each) => readSets(each, depth + 1));
}

function readSet(folder: string): ConformanceSet {
  const name = basename(folder);
  const own = /^generated\b/.test(name);
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  } catch {
    return { name, own, cases: [readCase(folder, {}, 'manifest.json is not JSON')] };
  }
  // A list of cases, or an object with one in it, whatever that is called.
  const entries = [manifest, ...Object.values(objectOf(manifest) ?? {})].find((value) => Array.isArray(value));
  if (!Array.isArray(entries)) return { name, own, cases: [readCase(folder, {}, 'manifest.json lists no cases')] };
  return { name, own, cases: entries.map((entry, index) => readCase(folder, objectOf(entry) ?? {}, `entry ${index + 1}`)) };
}

function readCase(folder: string, raw: { readonly [name: string]: unknown }, place: string): ConformanceCase {
  const id = textOf(raw['id']) ?? textOf(raw['name']) ?? place;
  const named = fileOf(folder, raw);
  const path = named ?? folder;
  const unreadable = named === undefined ? 'no file is named' : existsSync(path) ? undefined : `there is no ${basename(path)}`;
  const expect = objectOf(raw['expect']) ?? {};
  const text = (name: string) => {
    const value = textOf(expect[name]);
    return value === undefined ? {} : { [name]: value };
  };
  return {
    id,
    kind: textOf(raw['kind']) ?? kindOf(path, expect),
    path,
    folders: [...new Set([join(path, '..'), join(path, '..', '..'), folder])].filter((each) => each.startsWith(folder)),
    now: new Date(textOf(raw['now']) ?? NOW),
    raw,
    ...(unreadable !== undefined && { unreadable }),
    expect: {
      failing: textsOf(expect['failing']).map((name) => name.replace(/\(.*$/, '').trim()),
      warn: textsOf(expect['warn']),
      raw: expect,
      ...text('verdict'),
      ...text('signature'),
      ...text('issuerBinding'),
      ...text('trust'),
      ...text('extract'),
      ...text('parse'),
      ...text('render'),
      ...text('schema'),
    },
  };
}

function fileOf(folder: string, raw: { readonly [name: string]: unknown }): string | undefined {
  const files = textsOf(raw['files']);
  const first =
    textOf(raw['main']) ??
    files.find((file) => INPUT.test(basename(file))) ??
    FILE_NAMES.map((name) => textOf(raw[name])).find((file) => file !== undefined) ??
    files.find((file) => basename(file) !== 'net.json');
  return first === undefined ? undefined : join(folder, first);
}

function kindOf(path: string, expect: { readonly [name: string]: unknown }): string {
  if (expect['extract'] !== undefined) return path.endsWith('.svg') ? 'baked-svg' : 'baked-png';
  return 'credential';
}
