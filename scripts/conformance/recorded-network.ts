import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join, normalize } from 'node:path';
import { webUrlOf } from '../../widget/badge/http-url.ts';
import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadDocument, LoadedDocument } from '../../widget/credential/document-loader.ts';
import { isPrivateHost } from '../../widget/credential/private-address.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import { jsonObjectIn, objectOf, textOf, textsOf } from '../../widget/verification/json-value.ts';
import type { ConformanceCase } from './conformance-case.ts';

/** What `net.json` says of one URL. */
interface Recorded {
  readonly bytes: Uint8Array;
  readonly status: number;
  readonly redirect?: string;
}

type Net = { readonly [url: string]: unknown };

const MAX_REDIRECTS = 3;

/** The network as `net.json` recorded it: what is not listed is a network error, and private addresses are refused. */
export function recordedNetwork(of: ConformanceCase): LoadDocument {
  return async (asked) => {
    let url = asked;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const bare = url.replace(/#.*$/s, '');
      const parsed = webUrlOf(bare);
      if (!parsed || isPrivateHost(parsed.hostname)) throw new LoadError('blocked', bare);
      const found = await lookUp(bare, of);
      if (!found) throw new LoadError('unreachable', bare);
      if (found.redirect === undefined) return answer(found, bare, of.now);
      url = new URL(found.redirect, bare).href;
    }
    throw new LoadError('too-many-redirects', asked);
  };
}

function answer({ bytes, status }: Recorded, url: string, now: Date): LoadedDocument {
  return { status, bytes, finalUrl: url, mediaType: 'application/json', at: now.toISOString() };
}

function file(path: string): Recorded {
  return { bytes: new Uint8Array(readFileSync(path)), status: 200 };
}

function netOf(folder: string): Net | undefined {
  const path = join(folder, 'net.json');
  return existsSync(path) ? jsonObjectIn(file(path).bytes) : undefined;
}

async function lookUp(url: string, of: ConformanceCase): Promise<Recorded | undefined> {
  for (const folder of of.folders) {
    const net = netOf(folder);
    const found = net && (listed(net[url], folder) ?? (await belowPrefix(net, url, { folder, of })));
    if (found) return found;
  }
  return fromNeighbours(url, of) ?? fromStatusUrls(url, of);
}

function listed(entry: unknown, folder: string): Recorded | undefined {
  if (typeof entry === 'string') return file(join(folder, entry));
  const rule = objectOf(entry);
  if (!rule || rule['error'] !== undefined) return undefined;
  const name = textOf(rule['file']);
  const redirect = textOf(rule['redirect']);
  const status = typeof rule['status'] === 'number' ? rule['status'] : 200;
  const bytes = name === undefined ? new Uint8Array() : file(join(folder, name)).bytes;
  return { status, bytes, ...(redirect !== undefined && { redirect }) };
}

interface Place {
  readonly folder: string;
  readonly of: ConformanceCase;
}

/**
 * `prefixes` maps the head of a URL to a folder. On a host that is played so, the case's own file is what its own id answers: the
 * set's authors read it as the record itself, and put no second copy beside it.
 */
async function belowPrefix(net: Net, url: string, { folder, of }: Place): Promise<Recorded | undefined> {
  for (const [prefix, target] of Object.entries(objectOf(net['prefixes']) ?? {})) {
    if (!url.startsWith(prefix) || typeof target !== 'string') continue;
    const root = join(folder, target);
    const path = normalize(join(root, url.slice(prefix.length)));
    for (const candidate of [path, `${path}.json`]) {
      if (candidate.startsWith(root) && /\.\w+$/.test(candidate) && existsSync(candidate)) return file(candidate);
    }
    return ownRecord(url, of);
  }
  return undefined;
}

async function ownRecord(url: string, of: ConformanceCase): Promise<Recorded | undefined> {
  const { secured } = await readCredential(file(of.path).bytes);
  if (secured.form !== 'hosted' || secured.url !== url || !secured.document) return undefined;
  return { bytes: new TextEncoder().encode(JSON.stringify(secured.document)), status: 200 };
}

/** `also` lists single URLs that any case of the set may need, in whichever folder of the set its `net.json` lies. */
function fromNeighbours(url: string, of: ConformanceCase): Recorded | undefined {
  const root = of.folders.at(-1) ?? '';
  const folders = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const folder of [root, ...folders.map((entry) => join(root, entry.name))]) {
    const found = listed(objectOf(netOf(folder)?.['also'])?.[url], folder);
    if (found) return found;
  }
  return undefined;
}

/** A case may name the lists it needs (`statusUrls`) under an address that `net.json` has another name for: told by the last part. */
function fromStatusUrls(url: string, of: ConformanceCase): Recorded | undefined {
  if (!textsOf(of.raw['statusUrls']).includes(url)) return undefined;
  const path = join(of.folders.at(-1) ?? '', 'statusLists', `${basename(new URL(url).pathname)}.json`);
  return existsSync(path) ? file(path) : undefined;
}
