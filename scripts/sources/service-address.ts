import { webUrlOf } from '../../widget/badge/http-url.ts';
import { loadElsewhere } from '../sync/document-memory.ts';
import { quoted, withoutPersonal } from './personal-parameters.ts';
import { SourceError } from './source-error.ts';
import type { SourceRequester } from './source-request.ts';
import type { SourcePorts, SourceSettings } from './source.ts';

/** A service with hosts of its own, for which an origin may stand in. */
export interface Service {
  /** Registry name. */
  readonly name: string;
  readonly isOwnHost: (host: string) => boolean;
  /** An address that the earner may give. */
  readonly example: string;
}

/** The same path and query at the origin that stands for the service; every other URL as it is. */
export function atService(service: Service, url: string, origin: string | undefined): string {
  const parsed = webUrlOf(url);
  if (origin === undefined || !parsed || !service.isOwnHost(parsed.hostname)) return url;
  return new URL(origin).origin + parsed.pathname + parsed.search;
}

/** Asks for the service's own addresses at the origin that stands for it; answers and messages speak of the service's own. */
export function requesterOf(service: Service, { origin }: SourceSettings, { http }: SourcePorts): SourceRequester {
  return { speaker: service.name, http: { load: loadElsewhere(http.load, (url) => atService(service, url, origin)) } };
}

/**
 * The address in a setting, without what is personal in it, and what it names.
 * @param read the part of the address that names something there; undefined when it is the address of nothing known
 * @throws SourceError `SOURCE_PROFILE_INVALID`
 */
export function namedAt<T>(service: Service, settings: SourceSettings, read: (url: URL) => T | undefined): T {
  const { profile = '', origin } = settings;
  const text = withoutPersonal(profile.trim());
  const whole = /^https?:\/\//i.test(text) || text === '' ? text : `https://${text}`;
  const refuse = (what: string): SourceError => {
    const message = `${service.name}: ${what}; expected an address such as ${service.example}`;
    return new SourceError('SOURCE_PROFILE_INVALID', message);
  };
  if (text === '') throw refuse('no address is named');
  const url = webUrlOf(withoutPersonal(whole));
  if (!url) throw refuse(`${quoted(text)} is no address`);
  const isHere = service.isOwnHost(url.hostname) || (origin !== undefined && url.origin === new URL(origin).origin);
  if (!isHere) throw refuse(`${quoted(url.href)} is not an address there`);
  const named = read(url);
  if (named === undefined) throw refuse(`${quoted(url.href)} is not the address of a badge`);
  return named;
}
