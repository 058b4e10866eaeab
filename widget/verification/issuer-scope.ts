import type { JsonObject } from '../credential/credential.ts';
import { objectOf } from '../credential/json-text.ts';
import { textsOf, webUrlOf } from './json-value.ts';
import { didWebUrl } from './keys/did.ts';

/**
 * The host (with its port, if any) that a URL belongs to, under the name that stands for all of a service's. Credly's assertions
 * name themselves at `www.credly.com/api/v1/...` also when they are read at `api.credly.com/v1/...`, and the older ones at the
 * name the service had before.
 */
export function hostOf({ host }: URL): string {
  return host.replace(/^(?:(?:api\.)?credly|(?:api|www)\.youracclaim)\.com$/, CREDLY);
}

const CREDLY = 'www.credly.com';

/** The host behind an issuer's identifier: an http(s) URL's, a did:web's, else undefined. */
export function issuerHostOf(id: string | undefined): string | undefined {
  const url = webUrlOf(id) ?? webUrlOf(didWebUrl(/^did:web:[^:#?/]+/.exec(id ?? '')?.[0] ?? ''));
  return url && hostOf(url);
}

/** Whether two URLs are one record: equal as the URL standard writes them, or one path on two names of one service. */
export function sameRecord(one: string, other: string): true | undefined {
  return placeOf(one) === placeOf(other) || undefined;
}

function placeOf(text: string): string {
  const url = webUrlOf(text);
  if (!url) return text;
  const host = hostOf(url);
  return host + (host === CREDLY ? url.pathname.replace(/^\/api(?=\/)/, '') : url.pathname) + url.search;
}

/** What a Profile lets its badges be hosted as (OB 2.0 `Profile.verification`). */
export interface IssuerScope {
  /** Hosts on which the issuer's records may lie. */
  readonly hosts: readonly string[];
  /** What the assertion's URL must start with, any of; none: anything on those hosts. */
  readonly prefixes: readonly string[];
}

/**
 * The scope of an issuer: `allowedOrigins` (host names; URLs are taken for their host), by default the host of the Profile's own
 * id; and `startsWith`. Undefined when the Profile has no host and names none: then nothing can be hosted in its name.
 */
export function scopeOf(profile: JsonObject | undefined, issuerId: string | undefined): IssuerScope | undefined {
  const rules = objectOf(profile?.['verification']) ?? {};
  const named = textsOf(rules['allowedOrigins']).flatMap(hostsNamed);
  const own = issuerHostOf(issuerId);
  const hosts = named.length > 0 ? named : own === undefined ? [] : [own];
  return hosts.length === 0 ? undefined : { hosts, prefixes: textsOf(rules['startsWith']) };
}

// The standard asks for host names, which say nothing of the port; some issuers write whole URLs.
function hostsNamed(origin: string): readonly string[] {
  const url = webUrlOf(/^https?:\/\//i.test(origin) ? origin : `https://${origin}`);
  if (!url) return [];
  return url.port === '' ? [hostOf(url), anyPortOf(url)] : [hostOf(url)];
}

function anyPortOf(url: URL): string {
  return `${url.hostname}:*`;
}

/** Whether a record lies on a host of the scope. Parsed hosts are compared, never text. */
export function onHostOf(scope: IssuerScope, url: string): true | undefined {
  const parsed = webUrlOf(url);
  return (parsed && (scope.hosts.includes(hostOf(parsed)) || scope.hosts.includes(anyPortOf(parsed)))) || undefined;
}

/** Whether an assertion lies within the scope: on one of its hosts, and below one of its prefixes. */
export function inScope(scope: IssuerScope, url: string): true | undefined {
  // As the URL is asked for: `/a/../b` lies below `/b`.
  const asked = webUrlOf(url)?.href ?? '';
  const below = scope.prefixes.length === 0 || scope.prefixes.some((prefix) => asked.startsWith(prefix));
  return (below && onHostOf(scope, url)) || undefined;
}

/** A prefix that ends within the host name: `https://issuer.example` also starts `https://issuer.example.evil/`. */
export function tooWidePrefix(scope: IssuerScope): string | undefined {
  return scope.prefixes.find((prefix) => !/^https?:\/\/[^/]+\//i.test(prefix));
}
