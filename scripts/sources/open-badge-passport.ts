import { findNamedBadge } from './named-badge.ts';
import { atService, namedAt, requesterOf } from './service-address.ts';
import type { Service } from './service-address.ts';
import type { Source } from './source.ts';

const SERVICE: Service = {
  name: 'open-badge-passport',
  isOwnHost: (host) => /^(?:[a-z0-9-]+\.)?openbadge(?:passport|factory)\.com$/.test(host),
  example: 'https://openbadgefactory.com/v1/assertion/0123456789abcdef, or a badge downloaded into inbox/',
};

/**
 * Open Badge Passport and Open Badge Factory: one badge by the address of its page, its assertion or its baked picture. A
 * profile page lists badges for people only, so it is refused.
 */
export const openBadgePassport: Source = {
  name: SERVICE.name,
  find: async (settings, ports) => {
    const address = namedAt(SERVICE, settings, addressIn);
    const asking = { ...requesterOf(SERVICE, settings, ports), ports };
    const answer = await findNamedBadge(asking, { key: address, address, ...(isPage(address) ? { page: address } : {}) });
    ports.progress({ done: 1, all: 1 });
    return answer;
  },
  urlAt: (url, { origin }) => atService(SERVICE, url, origin),
  fields: () => [],
};

const isPage = (address: string): boolean => new URL(address).pathname.startsWith('/app/badge/');

/** The service's own address, whatever stands for it: the badge keeps its key. */
function addressIn(url: URL): string | undefined {
  if (url.pathname === '/' || /^\/app\/(?:profile|user|gallery)(?:\/|$)/.test(url.pathname)) return undefined;
  const origin = SERVICE.isOwnHost(url.hostname) ? `https://${url.host}` : 'https://openbadgepassport.com';
  return origin + url.pathname.replace(/\/embed\/?$/, '') + url.search;
}
