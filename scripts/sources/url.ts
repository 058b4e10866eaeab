import { webUrl } from '../../widget/badge/plain-text.ts';
import { findNamedBadge } from './named-badge.ts';
import { quoted, withoutPersonal } from './personal-parameters.ts';
import { SourceError } from './source-error.ts';
import type { Source } from './source.ts';

/**
 * Any Open Badge by its address: an assertion, a credential, a baked picture, a JWT, or a web page that links its badge. One
 * entry is one badge, known by its address.
 */
export const url: Source = {
  name: 'url',
  find: async ({ profile }, ports) => {
    const address = addressOf(profile);
    const answer = await findNamedBadge({ speaker: 'url', http: ports.http, ports }, { key: address, address });
    ports.progress({ done: 1, all: 1 });
    return answer;
  },
  fields: () => [],
};

function addressOf(profile: string | undefined): string {
  const address = webUrl((profile ?? '').trim());
  if (address !== undefined) return withoutPersonal(address);
  const what = profile === undefined ? 'no address is named' : `${quoted(profile)} is no web address`;
  const message = `url: ${what}; expected the address of a badge, such as https://badges.example.org/assertions/1`;
  throw new SourceError('SOURCE_PROFILE_INVALID', message);
}
