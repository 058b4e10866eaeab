import assert from 'node:assert/strict';
import { suite, test, type TestContext } from 'node:test';
import { LoadError } from '../../../widget/credential/document-loader.ts';
import { createIssuer, documentsLoader, draftCredential, issueJwt } from '../../support/issue-credential.ts';
import { syncFolder } from '../../support/sync-world.ts';
import { tempContent } from '../../support/temp-content.ts';

const SERVICE = 'https://issuer.sample.example/refresh/1';

/** A badge in the inbox that has run out, and the service that has the edition which has not. */
async function renewed(t: TestContext) {
  const issuer = await createIssuer({ method: 'did:key' });
  const more = { refreshService: { id: SERVICE, type: '1EdTechCredentialRefresh' } };
  const old = draftCredential(issuer, { validUntil: '2026-01-01T00:00:00Z', more });
  const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
  await content.put('inbox/own.jwt', await issueJwt(issuer, old));
  const newer = await issueJwt(issuer, { ...old, validFrom: '2026-01-01T00:00:00Z', validUntil: '2124-01-01T00:00:00Z' });
  let isUp = true;
  const load = async (url: string) => {
    if (url !== SERVICE || !isUp) throw new LoadError('unreachable', url);
    const bytes = new TextEncoder().encode(newer);
    return Promise.resolve({ status: 200, bytes, finalUrl: url, mediaType: 'application/jwt', at: '2026-11-01T12:00:00.000Z' });
  };
  const synced = async () => {
    await syncFolder(content, { load });
    const [record] = await content.records();
    return { verdict: record?.report.verdict, from: record?.badge.validFrom, until: record?.badge.validUntil };
  };
  return { synced, takeDown: () => (isUp = false) };
}

suite('a badge that its issuer has renewed', () => {
  test('has the dates of the newer edition, as its report has', async (t) => {
    const { synced } = await renewed(t);
    const dated = { verdict: 'verified', from: '2026-01-01T00:00:00Z', until: '2124-01-01T00:00:00Z' };
    assert.deepEqual(await synced(), dated);
    assert.deepEqual(await synced(), dated);
  });

  test('stays as it was found while the newer edition is out of reach', async (t) => {
    const { synced, takeDown } = await renewed(t);
    const before = await synced();
    takeDown();
    assert.deepEqual(await synced(), before);
  });

  test('has its own where there is no newer edition to be had', async (t) => {
    const { synced, takeDown } = await renewed(t);
    takeDown();
    assert.deepEqual(await synced(), { verdict: 'expired', from: '2025-01-01T00:00:00Z', until: '2026-01-01T00:00:00Z' });
  });
});

suite('what was found out about a badge', () => {
  test('stays while its issuer is out of reach, and says nothing of another file that has taken its place', async (t) => {
    const [school, stranger] = [
      await createIssuer({ method: 'did:web', host: 'school.sample.example' }),
      await createIssuer({ method: 'did:web', host: 'away.sample.example' }),
    ];
    const content = await tempContent(t, { sources: [{ source: 'inbox' }] });
    const synced = async (documents = {}) => {
      await syncFolder(content, { load: documentsLoader(documents) });
      return (await content.records()).map(({ badge, report }) => `${badge.name} ${report.verdict}`);
    };
    await content.put('inbox/own.jwt', await issueJwt(school, draftCredential(school)));
    assert.deepEqual(await synced(school.documents), ['Sample Badge verified']);
    assert.deepEqual(await synced(), ['Sample Badge verified']);
    await content.put('inbox/own.jwt', await issueJwt(stranger, draftCredential(stranger, { name: 'Made Up' })));
    for (const documents of [school.documents, {}]) assert.deepEqual(await synced(documents), ['Made Up unconfirmed']);
  });
});
