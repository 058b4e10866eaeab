import { webUrlOf } from '../../widget/badge/http-url.ts';
import { findNamedBadge } from './named-badge.ts';
import { atService, namedAt, requesterOf } from './service-address.ts';
import type { Service } from './service-address.ts';
import type { Source } from './source.ts';

const API = 'https://api.edubadges.nl';

const SERVICE: Service = {
  name: 'edubadges',
  isOwnHost: (host) => /^(?:www\.|api\.)?edubadges\.nl$/.test(host),
  example: 'https://edubadges.nl/public/assertions/AbCdEfGh',
};

/** Single badges of edubadges.nl (SURF), by the address of their public page, which is that of their data at another host. */
export const edubadges: Source = {
  name: SERVICE.name,
  find: async (settings, ports) => {
    const key = namedAt(SERVICE, settings, idIn);
    const asking = { ...requesterOf(SERVICE, settings, ports), ports };
    const answer = await findNamedBadge(asking, {
      key,
      address: `${API}/public/assertions/${key}`,
      page: `https://edubadges.nl/public/assertions/${key}`,
      identityOf: (address) => {
        const url = webUrlOf(address);
        return url && idIn(url);
      },
    });
    ports.progress({ done: 1, all: 1 });
    return answer;
  },
  urlAt: (url, { origin }) => atService(SERVICE, url, origin),
  fields: () => [],
};

const idIn = ({ pathname }: URL): string | undefined =>
  /^\/public\/assertions\/([\w-]{1,100})(?:\.json)?\/?$/.exec(pathname)?.[1];
