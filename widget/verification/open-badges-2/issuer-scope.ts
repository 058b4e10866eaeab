import { firstObject } from '../../credential/json-text.ts';
import { hostOf, issuerHostOf } from '../issuers/issuer-host.ts';
import { textsOf, webUrlOf } from '../json-value.ts';
import type { Link } from '../subject.ts';

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
 * Rules count as they are read at the Profile's own address: those of one that was only written into a badge are whoever's made the badge.
 */
export function scopeOf({ id, object, answer }: Link): IssuerScope | undefined {
  const rules = firstObject(answer && object?.['verification']) ?? {};
  const named = textsOf(rules['allowedOrigins']).flatMap(hostsNamed);
  const own = issuerHostOf(id);
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
  // As the URL is asked for: `/a/../b` lies below `/b`. A prefix may be written in either way.
  const asked = webUrlOf(url)?.href ?? '';
  const spelled = scope.prefixes.flatMap((prefix) => [prefix, webUrlOf(prefix)?.href ?? prefix]);
  const below = spelled.length === 0 || spelled.some((prefix) => asked.startsWith(prefix));
  return (below && onHostOf(scope, url)) || undefined;
}

/** A prefix that ends within the host name: `https://issuer.example` also starts `https://issuer.example.evil/`. */
export function tooWidePrefix(scope: IssuerScope): string | undefined {
  return scope.prefixes.find((prefix) => !/^https?:\/\/[^/]+\//i.test(prefix));
}
