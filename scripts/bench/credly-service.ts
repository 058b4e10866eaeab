/**
 * A stand-in for a badge service, for `scripts/bench-sync.ts`, in a process of its own: as many badges as it is told, each answer
 * after the given time. `node credly-service.ts <badges> <latencyMs> <pictureBytes>` prints its port, and answers `/count`.
 */
import { createServer } from 'node:http';

const [, , badges = '1000', latency = '50', pictureBytes = '60000'] = process.argv;
const PAGE = 48;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const CREDLY = 'https://www.credly.com';
const ISSUER = `${CREDLY}/api/v1/obi/v2/issuers/sample-org`;
const UUID = '99999999-0000-4000-8000-000000000001';
const idOf = (number: number): string => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
let requests = 0;
let lists = 0;

const server = createServer((request, response) => {
  const path = request.url ?? '/';
  if (path === '/count') return void response.end(JSON.stringify({ all: requests, lists }));
  requests += 1;
  if (path.includes('/users/')) lists += 1;
  setTimeout(() => {
    const body = answer(path);
    const isPicture = body instanceof Uint8Array;
    response.writeHead(body === undefined ? 404 : 200, { 'content-type': isPicture ? 'image/png' : 'application/json' });
    response.end(isPicture ? body : JSON.stringify(body ?? {}));
  }, Number(latency));
});
server.listen(0, 'localhost', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' && address !== null ? address.port : ''}\n`);
});

function answer(path: string): unknown {
  const page = /^\/users\/sample-earner\/badges\.json\?page=(\d+)$/.exec(path)?.[1];
  if (page !== undefined) return listing(Number(page));
  if (path === '/users/sample-earner') return { data: { id: UUID, synthetic_id: UUID, profile_is_public: true } };
  if (path.startsWith(`/api/v1/users/${UUID}/external_badges`))
    return { data: [], metadata: { total_count: 0, total_pages: 0, next_page_url: null } };
  const assertion = /^\/api\/v1\/obi\/v2\/badge_assertions\/(.+)$/.exec(path)?.[1];
  if (assertion !== undefined) return assertionOf(assertion);
  const picture = /^\/images\/(.+)\/blob$/.exec(path)?.[1];
  if (picture !== undefined) return pictureOf(picture);
  const context = 'https://w3id.org/openbadges/v2';
  if (CREDLY + path === ISSUER) return { '@context': context, type: 'Issuer', id: ISSUER, name: 'Sample Org', url: `${CREDLY}/` };
  if (CREDLY + path === `${ISSUER}/badge_classes/sample`)
    return { '@context': context, type: 'BadgeClass', id: CREDLY + path, name: 'Sample', issuer: ISSUER };
  return undefined;
}

function listing(page: number): unknown {
  const total = Number(badges);
  const first = (page - 1) * PAGE;
  const data = Array.from({ length: Math.max(0, Math.min(PAGE, total - first)) }, (_, index) => {
    const id = idOf(first + index);
    const name = `Sample Badge ${first + index}`;
    const image = `https://images.credly.com/images/${id}/blob`;
    return { id, state: 'accepted', public: true, issued_at_date: '2024-03-01', badge_template: { name }, image_url: image };
  });
  const pages = Math.ceil(total / PAGE);
  return { data, metadata: { total_count: total, total_pages: pages, next_page_url: page < pages ? '/next' : null } };
}

const assertionOf = (id: string): unknown => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: `${CREDLY}/api/v1/obi/v2/badge_assertions/${id}`,
  badge: `${ISSUER}/badge_classes/sample`,
  issuedOn: '2024-03-01T00:00:00.000Z',
  recipient: { type: 'email', hashed: true, identity: `sha256$${'0'.repeat(64)}` },
  verification: { type: 'hosted' },
});

/** A picture that is another for each badge, as large as badges are. */
function pictureOf(id: string): Uint8Array {
  const text = Buffer.alloc(Number(pictureBytes), `tEXtshade\0${id}`, 'latin1');
  const head = Buffer.alloc(4);
  head.writeUInt32BE(text.length - 4);
  return Buffer.concat([PNG.subarray(0, 33), head, text, Buffer.alloc(4), PNG.subarray(33)]);
}
