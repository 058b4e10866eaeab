import { suite, test } from '#test';
import { assert } from 'chai';
import type { KnownIssuerRow } from '../../../../widget/verification/badge-record.ts';
import { createIssuer, draftCredential, hostedBadge, issueJwt } from '../../../support/issue-credential.ts';
import { checked, found, says } from '../../../support/verified.ts';

const row = (organisation: string, id = 'https://sample.example/'): KnownIssuerRow => ({
  id,
  organisation,
  source: 'https://sample.example/about',
  asOf: '2026-01-02',
});

/** What is found of somebody of that name, beside a list with one more organisation on it. */
async function named(name: string, organisation = 'Sample Academy') {
  const issuer = await createIssuer({ method: 'did:key', name });
  return checked('known-issuer', await issueJwt(issuer, draftCredential(issuer)), { knownIssuers: [row(organisation)] });
}

suite('the name of an issuer that is on no list', () => {
  test('is a known one, spelled with other signs or in other company: the report says whose', async () => {
    for (const [name, organisation, shown] of [
      ['Sample Academy', 'Sample Academy', 'Sample Academy'],
      ['The SAMPLE-academy (Rome)', 'Sample Academy', 'The SAMPLE-academy (Rome)'],
      ['Sample -- Academy', 'Sample Academy', 'Sample -- Academy'],
      ['Sample\u200b Acad\u00ademy', 'Sample Academy', 'Sample Academy'],
      ['Sample School', 'Sample.', 'Sample School'],
      ['Sample 21', '(Sample 21)', 'Sample 21'],
      ['Sample365 Academy', 'Sample', 'Sample365 Academy'],
      ['Sample21', 'Sample21', 'Sample21'],
    ] as const) {
      says(await named(name, organisation), {
        outcome: 'inconclusive',
        problem: { code: 'known-issuer.claims-known-name', values: { organisation, name: shown } },
      });
    }
  });

  test('is drawn like a known one: the report says like whose', async () => {
    for (const [name, organisation] of [
      ['S\u0430mple-Academy.', 'Sample Academy'],
      ['S\u0430mple -- Academy', 'Sample Academy'],
      ['S\u0430mple School', 'Sample.'],
      ['Mlcrosoft', 'Microsoft'],
      ['lEdTech', '1EdTech'],
      ['Micr\u00f8so\u0192t', 'Microsoft'],
      ['Sa\u0271ple A\u0188a\u0111e\u16d6y', 'Sample Academy'],
      ['Sample VVorks', 'Sample Works'],
      ['Sarnple Works', 'Sample Works'],
      ['Sam-ple Academy', 'Sample Academy'],
      ["The S'ample Academy", 'Sample Academy'],
    ] as const) {
      says(await named(name, organisation), {
        outcome: 'inconclusive',
        problem: { code: 'known-issuer.look-alike', values: { organisation, name } },
      });
    }
  });

  test('mixes scripts within a word: the report says no more than the name', async () => {
    says(await named('Universit\u0430t'), {
      outcome: 'inconclusive',
      problem: { code: 'known-issuer.look-alike', values: { name: 'Universit\u0430t' } },
    });
  });

  test('is only unknown where it holds no known one as whole words', async () => {
    for (const [name, organisation] of [
      ['Sam Ple Academy', 'Sample Academy'],
      ['SampleAcademy', 'Sample Academy'],
      ['Sample 2', 'Sample 21'],
      ['Sample-Academy', 'SampleAcademy School'],
      ['Sample2Academy', 'Sample Academy'],
      ['', '!'],
      ['Plain School', '!'],
    ] as const) {
      found(await named(name, organisation), 'inconclusive', 'known-issuer.unknown');
    }
  });

  test('is odd also on a host of its own, and beside organisations that have no host', async () => {
    const badge = hostedBadge({ issuer: { name: 'Microsoft' } });
    found(await checked('known-issuer', badge.assertion, badge), 'inconclusive', 'known-issuer.claims-known-name');
    const tagged = hostedBadge({ issuer: { name: [{ '@value': 'Microsoft', '@language': 'en' }, 'Plain School'] } });
    found(await checked('known-issuer', tagged.assertion, tagged), 'inconclusive', 'known-issuer.claims-known-name');
    const issuer = await createIssuer({ method: 'did:key', name: 'Microsoft' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    const knownIssuers = [row('Sample Academy', 'did:example:academy')];
    found(await checked('known-issuer', jwt, { knownIssuers }), 'inconclusive', 'known-issuer.claims-known-name');
  });
});

suite('the site that an achievement lies on', () => {
  const at = 'https://sample.example/achievements/1';
  const described = async (known: KnownIssuerRow, id?: string) => {
    const issuer = await createIssuer({ method: 'did:key', name: 'Plain School' });
    const jwt = await issueJwt(issuer, draftCredential(issuer, { achievement: { id } }));
    return checked('known-issuer', jwt, { knownIssuers: [known] });
  };

  test('is that of a known organisation: the report says whose', async () => {
    says(await described(row('Sample Academy'), at), {
      outcome: 'inconclusive',
      problem: {
        code: 'known-issuer.claims-known-name',
        at,
        values: { organisation: 'Sample Academy', name: 'Plain School' },
      },
    });
  });

  test('is nothing odd where only one account of many is known there, or where it has none', async () => {
    for (const [known, id] of [
      [row('Sample Academy', 'https://sample.example/issuers/1'), at],
      [row('Sample Academy'), 'https://plain.example/1'],
      [row('Sample Academy'), 'urn:uuid:1'],
      [row('Sample Academy', 'did:example:academy'), undefined],
    ] as const) {
      const check = await described(known, id);
      found(check, 'inconclusive', 'known-issuer.unknown');
      assert.match(check.problem?.at ?? '', /^did:key:/);
    }
  });
});
