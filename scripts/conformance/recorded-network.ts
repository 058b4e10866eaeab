import { existsSync, readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { basename, join, normalize } from 'node:path';
import { LoadError } from '../../widget/credential/document-loader.ts';
import type { LoadDocument, LoadedDocument } from '../../widget/credential/document-loader.ts';
import { idOf, jsonObjectIn, objectOf, textOf, textsOf } from '../../widget/verification/json-value.ts';
import { bareHost, isAllowedAddress, isLoopbackHost } from '../sync/public-address.ts';
import type { ConformanceCase } from './conformance-case.ts';

/** What `net.json` says of one URL. */
interface Recorded {
  readonly path?: string;
  readonly status: number;
  readonly redirect?: string;
}

const MAX_REDIRECTS = 3;

/** The network as `net.json` recorded it: what is not listed is a network error, and private addresses are refused. */
export function recordedNetwork(of: ConformanceCase): LoadDocument {
  return async (asked) => {
    let url = asked;
    for (let hop = 0; hop <= MAX_REDIRECTS; hop++) {
      const bare = url.replace(/#.*$/s, '');
      const found = refused(bare) ? undefined : lookUp(bare, of);
      if (!found) throw new LoadError(refused(bare) ? 'blocked' : 'unreachable', bare);
      if (found.redirect === undefined) return answer(found, bare, of.now);
      url = new URL(found.redirect, bare).href;
    }
    throw new LoadError('too-many-redirects', asked);
  };
}

function refused(url: string): boolean {
  if (!URL.canParse(url)) return true;
  const host = bareHost(new URL(url));
  return isLoopbackHost(host) || (isIP(host) !== 0 && !isAllowedAddress(host, false));
}

function answer({ path, status }: Recorded, url: string, now: Date): LoadedDocument {
  const bytes = path === undefined ? new Uint8Array() : new Uint8Array(readFileSync(path));
  return { status, bytes, finalUrl: url, mediaType: 'application/json', at: now.toISOString() };
}

function lookUp(url: string, of: ConformanceCase): Recorded | undefined {
  for (const folder of of.folders) {
    const file = join(folder, 'net.json');
    const net = existsSync(file) ? jsonObjectIn(new Uint8Array(readFileSync(file))) : undefined;
    const found = net && (listed(net[url], folder) ?? belowPrefix(net, url, { folder, of }));
    if (found) return found;
  }
  return fromStatusUrls(url, of);
}

function listed(entry: unknown, folder: string): Recorded | undefined {
  if (typeof entry === 'string') return { path: join(folder, entry), status: 200 };
  const rule = objectOf(entry);
  if (!rule || rule['error'] !== undefined) return undefined;
  const file = textOf(rule['file']);
  const redirect = textOf(rule['redirect']);
  const status = typeof rule['status'] === 'number' ? rule['status'] : 200;
  return { status, ...(file !== undefined && { path: join(folder, file) }), ...(redirect !== undefined && { redirect }) };
}

interface Place {
  readonly folder: string;
  readonly of: ConformanceCase;
}

/**
 * `prefixes` maps the head of a URL to a folder, and `also` single URLs. On a host that is played so, the case's own file is what
 * its own id answers: the set's authors read it as the record itself, and put no second copy beside it.
 */
function belowPrefix(net: { readonly [url: string]: unknown }, url: string, { folder, of }: Place): Recorded | undefined {
  const also = listed(objectOf(net['also'])?.[url], folder);
  if (also) return also;
  for (const [prefix, target] of Object.entries(objectOf(net['prefixes']) ?? {})) {
    if (!url.startsWith(prefix) || typeof target !== 'string') continue;
    const root = join(folder, target);
    const path = normalize(join(root, url.slice(prefix.length)));
    for (const candidate of [path, `${path}.json`]) {
      if (candidate.startsWith(root) && existsSync(candidate) && /\.\w+$/.test(candidate)) return { path: candidate, status: 200 };
    }
    const own = jsonObjectIn(new Uint8Array(readFileSync(of.path)));
    if (own && idOf(own) === url) return { path: of.path, status: 200 };
    return undefined;
  }
  return undefined;
}

/** A case may name the lists it needs (`statusUrls`) under an address that `net.json` has another name for: told by the last part. */
function fromStatusUrls(url: string, of: ConformanceCase): Recorded | undefined {
  if (!textsOf(of.raw['statusUrls']).includes(url)) return undefined;
  const folder = of.folders.at(-1) ?? '';
  const path = join(folder, 'statusLists', `${basename(new URL(url).pathname)}.json`);
  return existsSync(path) ? { path, status: 200 } : undefined;
}
