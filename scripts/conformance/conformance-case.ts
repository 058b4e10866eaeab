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

/**
 * The sets of a folder: itself when it has a manifest, else each folder in it that has one.
 * @throws Error that names the manifest that cannot be read
 */
export function readSets(folder: string): readonly ConformanceSet[] {
  const folders = existsSync(join(folder, 'manifest.json'))
    ? [folder]
    : readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && existsSync(join(folder, entry.name, 'manifest.json')))
        .map((entry) => join(folder, entry.name))
        .toSorted();
  return folders.map(readSet);
}

function readSet(folder: string): ConformanceSet {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const entries = Array.isArray(manifest) ? manifest : (objectOf(manifest)?.['entries'] ?? objectOf(manifest)?.['cases']);
  const cases = (Array.isArray(entries) ? entries : []).flatMap((entry) => readCase(folder, objectOf(entry) ?? {}) ?? []);
  const name = basename(folder);
  return { name, own: /^generated\b/.test(name), cases };
}

function readCase(folder: string, raw: { readonly [name: string]: unknown }): ConformanceCase | undefined {
  const id = textOf(raw['id']);
  const path = id === undefined ? undefined : fileOf(folder, raw);
  if (id === undefined || path === undefined) return undefined;
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
  const first = textOf(raw['main']) ?? files.find((file) => INPUT.test(basename(file))) ?? textOf(raw['file']) ?? files[0];
  return first === undefined ? undefined : join(folder, first);
}

function kindOf(path: string, expect: { readonly [name: string]: unknown }): string {
  if (expect['extract'] !== undefined) return path.endsWith('.svg') ? 'baked-svg' : 'baked-png';
  return 'credential';
}
