/**
 * Brings `scripts/sources/tables/microsoft-certifications.json` up to date from Microsoft Learn's catalog. What the catalog does
 * not list stays as it is, under its old date: retired certifications leave the catalog, and stay in transcripts for ever.
 * Run: `node scripts/refresh-certifications.ts`, then look at the difference before it is committed.
 */
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plainLine, webUrl } from '../widget/badge/plain-text.ts';
import type { JsonObject } from '../widget/credential/credential.ts';
import { loadJson, objectsOf } from './sources/source-request.ts';
import { CERTIFICATIONS, certificationNamed, certificationSlug } from './sources/tables/microsoft-certifications.ts';
import type { CertificationRow, CertificationTable, CertificationTier } from './sources/tables/microsoft-certifications.ts';
import { createHttpClient } from './sync/http-client.ts';
import type { HttpClient } from './sync/http-client.ts';
import { userAgent } from './user-agent.ts';

const CATALOG_PATH = '/api/catalog/?locale=en-us&type=certifications,mergedCertifications,exams,appliedSkills';
const MAX_CATALOG_BYTES = 30_000_000;
/** A catalog that lists fewer of the certifications in force than this is not believed. */
const LEAST_SHARE = 1 / 2;
const EXAM_CODE = /^[A-Z0-9]{2,4}-[A-Z0-9]{2,6}$/;

/** The catalog is no basis for a new table; the old one stands. */
export class CatalogError extends Error {
  override readonly name = 'CatalogError';
}

/** What a refresh came to. */
export interface RefreshedTable {
  readonly table: CertificationTable;
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/**
 * The table as the catalog has it today.
 * @param origin stands for learn.microsoft.com
 * @throws CatalogError when the catalog is empty or has lost half of what is in force
 * @throws SourceError when it gives no usable answer
 */
export async function refreshTable(
  http: HttpClient,
  today: string,
  origin = 'https://learn.microsoft.com',
): Promise<RefreshedTable> {
  const from = { speaker: 'refresh-certifications', http };
  const catalog = await loadJson(from, new URL(CATALOG_PATH, origin).href, { maxBytes: MAX_CATALOG_BYTES });
  return mergeCatalog(CERTIFICATIONS, catalog, today);
}

/**
 * Merges a catalog into a table (pure).
 * @param today the calendar day of the catalog
 * @throws CatalogError
 */
export function mergeCatalog(table: CertificationTable, catalog: JsonObject, today: string): RefreshedTable {
  const codes = examCodes(catalog);
  const listed = new Map<string, JsonObject>();
  for (const entry of [...objectsOf(catalog['certifications']), ...objectsOf(catalog['mergedCertifications'])]) {
    const name = plainLine(entry['title']);
    if (name !== '') listed.set(certificationSlug(name), { ...listed.get(certificationSlug(name)), ...entry });
  }
  const inForce = table.certifications.filter((row) => row.retired === undefined);
  const found = inForce.filter(({ name, formerNames = [] }) =>
    [name, ...formerNames].some((known) => listed.has(certificationSlug(known))),
  );
  if (found.length < inForce.length * LEAST_SHARE)
    throw new CatalogError(`the catalog lists ${found.length} of ${inForce.length} certifications in force: nothing is changed`);
  return merged(table, { listed: [...listed.values()], codes, catalog, today });
}

interface Catalog {
  readonly listed: readonly JsonObject[];
  readonly codes: ReadonlyMap<string, string>;
  readonly catalog: JsonObject;
  readonly today: string;
}

function merged(table: CertificationTable, { listed, codes, catalog, today }: Catalog): RefreshedTable {
  const rows = new Map(table.certifications.map((row) => [row.id, row]));
  const added: string[] = [];
  const changed: string[] = [];
  for (const entry of listed) {
    const known = certificationNamed(plainLine(entry['title']), [...rows.values()]);
    const row = certificationRow(entry, known, { codes, today });
    if (!known) added.push(row.name);
    else if (JSON.stringify({ ...row, asOf: '' }) !== JSON.stringify({ ...known, asOf: '' })) changed.push(row.name);
    rows.set(row.id, row);
  }
  const exams = mergeRows(
    table.exams,
    objectsOf(catalog['exams']).flatMap((entry) => examRow(entry, today) ?? []),
    ({ code }) => code,
  );
  const skills = objectsOf(catalog['appliedSkills']).flatMap((entry) => appliedSkillRow(entry, today) ?? []);
  const appliedSkills = mergeRows(table.appliedSkills, skills, ({ title }) => certificationSlug(title));
  return { table: { ...table, certifications: [...rows.values()], exams, appliedSkills }, added, changed };
}

/** What the catalog leaves empty, the table keeps: skills, exams and renewal are often missing there. */
function certificationRow(
  entry: JsonObject,
  known: CertificationRow | undefined,
  { codes, today }: Pick<Catalog, 'codes' | 'today'>,
): CertificationRow {
  const name = known?.name ?? plainLine(entry['title']);
  const tier = tierOf(entry) ?? known?.tier ?? 'certification';
  const exams = texts(entry['exams']).flatMap((uid) => codes.get(uid) ?? []);
  const skills = texts(entry['skills']);
  const retired = retiredOn(entry, today) ?? known?.retired;
  const url = pageOf(entry) ?? known?.url;
  return {
    id: known?.id ?? certificationSlug(name),
    name,
    ...(known?.formerNames ? { formerNames: known.formerNames } : {}),
    tier,
    exams: exams.length > 0 ? exams : [...(known?.exams ?? [])],
    skills: skills.length > 0 ? skills : [...(known?.skills ?? [])],
    renewable: retired === undefined && (known?.renewable ?? ['associate', 'expert', 'specialty'].includes(tier)),
    ...(retired === undefined ? {} : { retired }),
    ...(url === undefined ? {} : { url }),
    ...(known?.issuer === undefined ? {} : { issuer: known.issuer }),
    asOf: today,
  };
}

/** The level is in the name of the icon and in the kind; role-based ones say it in their title alone. */
function tierOf(entry: JsonObject): CertificationTier | undefined {
  const kind = plainLine(entry['certification_type']).toLowerCase();
  if (kind === 'fundamentals' || kind === 'specialty') return kind;
  const words = `${plainLine(entry['title'])} ${plainLine(entry['icon_url'], 1000)}`.toLowerCase();
  for (const tier of ['fundamentals', 'associate', 'expert', 'specialty'] as const)
    if (new RegExp(`\\b${tier}(?:-badge|$| )`).test(words)) return tier;
  return undefined;
}

function examCodes(catalog: JsonObject): ReadonlyMap<string, string> {
  const codes = new Map<string, string>();
  for (const { uid, display_name: code } of objectsOf(catalog['exams'])) {
    const known = plainLine(code).toUpperCase();
    if (typeof uid === 'string' && EXAM_CODE.test(known)) codes.set(uid, known);
  }
  return codes;
}

function examRow(entry: JsonObject, today: string): CertificationTable['exams'][number] | undefined {
  const code = plainLine(entry['display_name']).toUpperCase();
  const title = plainLine(entry['title']).replace(/^Exam [A-Z0-9-]+: /, '');
  return EXAM_CODE.test(code) && title !== '' ? { code, title, ...about(entry, today) } : undefined;
}

function appliedSkillRow(entry: JsonObject, today: string): CertificationTable['appliedSkills'][number] | undefined {
  const title = plainLine(entry['title']);
  if (title === '') return undefined;
  return {
    title: /^Microsoft Applied Skills: /i.test(title) ? title : `Microsoft Applied Skills: ${title}`,
    ...about(entry, today),
  };
}

function about(entry: JsonObject, today: string): { retired?: string; url?: string; asOf: string } {
  const [retired, url] = [retiredOn(entry, today), pageOf(entry)];
  return { ...(retired === undefined ? {} : { retired }), ...(url === undefined ? {} : { url }), asOf: today };
}

function mergeRows<Row extends { readonly retired?: unknown }>(
  rows: readonly Row[],
  fresh: readonly Row[],
  nameOf: (row: Row) => string,
): Row[] {
  const byName = new Map(rows.map((row) => [nameOf(row), row]));
  for (const row of fresh) byName.set(nameOf(row), { ...byName.get(nameOf(row)), ...row });
  return [...byName.values()];
}

/** A retirement that is still to come is none yet. */
function retiredOn(entry: JsonObject, today: string): string | undefined {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(plainLine(entry['retirement_date']))?.[0];
  return day !== undefined && day <= today ? day : undefined;
}

/** Without the locale and the catalog's own tracking parameter. */
function pageOf(entry: JsonObject): string | undefined {
  const url = webUrl(entry['url']);
  if (url === undefined) return undefined;
  const { origin, pathname } = new URL(url);
  return origin === 'https://learn.microsoft.com' ? origin + pathname.replace(/^\/[a-z]{2}-[a-z]{2}\//, '/') : undefined;
}

const texts = (value: unknown): string[] =>
  Array.isArray(value) ? [...new Set(value.map((item) => plainLine(item)).filter((item) => item !== ''))].slice(0, 100) : [];

if (import.meta.main) {
  const { format, resolveConfig } = await import('prettier');
  const path = join(import.meta.dirname, 'sources', 'tables', 'microsoft-certifications.json');
  const http = createHttpClient({ userAgent: userAgent() });
  const { table, added, changed } = await refreshTable(http, new Date().toISOString().slice(0, 10));
  await writeFile(path, await format(JSON.stringify(table), { ...(await resolveConfig(path)), filepath: path }));
  process.stdout.write(`${added.length} added: ${added.join(', ')}\n${changed.length} changed: ${changed.join(', ')}\n`);
}
