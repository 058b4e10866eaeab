import { suite, test } from '#test';
import { assert } from 'chai';
import '../../../widget/define.ts';
import type { MsBadgeElement } from '../../../widget/index.ts';
import { makeReport } from '../../support/badge-record.ts';
import {
  axeFindings,
  CREDENTIAL,
  FILE,
  heard,
  PICTURE,
  plugIn,
  press,
  publish,
  publishSigned,
  shadow,
  show,
  textOf,
  unplug,
} from '../../support/badge-page.ts';
import { makePng } from '../../support/make-png.ts';
import { Answer, Fault, hostedBadge, issueDataIntegrity, issueJwt } from '../../support/issue-credential.ts';

afterEach(() => {
  unplug();
  document.documentElement.style.cssText = '';
});

const answers = (badge: MsBadgeElement): string[] =>
  [...shadow(badge).querySelectorAll('details')].map((one) => one.dataset['outcome'] ?? '');

suite('the verify button', () => {
  test('verifies a signed JWT for real and says so with today’s report', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    const told = heard('ms-badge-verify');
    await press(badge);
    assert.include(textOf(badge, '.status'), 'Checked in your browser on');
    assert.include(textOf(badge, '.status'), 'unchanged, issued by Sample School');
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
    assert.deepEqual(answers(badge).slice(0, 2), ['passed', 'passed']);
    assert.equal((await told).detail.verdict, 'verified');
    assert.isTrue(badge.matches(':state(checked)'));
  });

  test('verifies a Data Integrity proof', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueDataIntegrity(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
  });

  test('finds a changed document out, whatever the site says of it', async () => {
    const { issuer, draft, file } = await publishSigned();
    const signed = await issueDataIntegrity(issuer, draft);
    plugIn({ [FILE]: file, [CREDENTIAL]: { ...signed, validFrom: '2020-01-01T00:00:00Z' } });
    const badge = await show();
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Not valid');
    assert.equal(answers(badge)[0], 'failed');
  });

  test('says that it does not know an issuer that nobody listed', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({ [FILE]: { ...file, knownIssuers: [] }, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Issuer not recognised');
    assert.include(textOf(badge, '.status'), 'we do not know this issuer');
  });

  test('shows the end of an expired badge', async () => {
    const { issuer, draft, file } = await publishSigned({ validUntil: '2025-06-01T00:00:00Z' });
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Expired');
    assert.include(textOf(badge, '[data-question=status] .answer'), 'expired on 1 June 2025');
  });

  test('does not let the credential of one badge speak for another', async () => {
    const { issuer, draft, file } = await publishSigned({ name: 'Tying Shoes' });
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Unconfirmed');
    assert.include(textOf(badge, '[data-question=integrity] .answer'), '“Tying Shoes”, issued by Sample School');
    assert.notInclude(answers(badge), 'passed');
  });

  test('nor one that cannot be confirmed', async () => {
    const credentialStatus = { id: 'urn:uuid:1d6b9d0e-8f0e-4f2f-8d9a-2f9b8a7c6d5e', type: 'NobodyKnows' };
    const { issuer, draft, file } = await publishSigned({ name: 'Tying Shoes', credentialStatus });
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.include(textOf(badge, '[data-question=integrity] .answer'), '“Tying Shoes”, issued by Sample School');
    assert.notInclude(answers(badge), 'passed');
  });

  test('nor one that has no name', async () => {
    const hosted = hostedBadge({
      // Open Badges 1.0 knows no such recipient: the model cannot make a badge of it.
      assertion: { '@context': undefined, type: undefined, recipient: 'somebody@example.org' },
      badgeClass: { name: undefined },
      issuer: { name: 'Sample School' },
    });
    const credential = { url: hosted.url, kind: 'hosted' } as const;
    plugIn({ ...hosted.documents, [FILE]: publish({ specVersion: '1.0', id: hosted.url }, { credential }) });
    const badge = await show();
    await press(badge);
    assert.include(textOf(badge, '[data-question=integrity] .answer'), 'another badge');
    assert.notInclude(answers(badge), 'passed');
  });

  test('does not let one issuer’s credential speak for another', async () => {
    const { issuer, draft, file } = await publishSigned();
    const grand = { ...file, badge: { ...file.badge, issuer: { id: issuer.id, name: 'Sample Ministry' } } };
    plugIn({ [FILE]: grand, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Unconfirmed');
  });

  const silent: { readonly [what: string]: unknown } = {
    'refuses the browser': new Fault('unreachable'),
    'is down': new Answer(503, {}),
    'answers with a page': '<!doctype html>',
  };
  for (const [what, answer] of Object.entries(silent)) {
    test(`blames nobody when the issuer ${what}`, async () => {
      const url = 'https://issuer.example/badges/1/assertion.json';
      const credential = { url, kind: 'hosted' } as const;
      plugIn({ [FILE]: publish({ specVersion: '2.0', id: url }, { credential }), [url]: answer });
      const badge = await show();
      await press(badge);
      assert.equal(
        textOf(badge, '.status'),
        'We could not reach the issuer from your browser; this site last checked on 21 November 2026.',
      );
      assert.equal(textOf(badge, '[part=verdict]'), 'Verified Checked 21 November 2026');
      assert.notInclude(answers(badge), 'failed');
    });
  }

  test('says that the site’s own file is what could not be read, and whose finding is shown', async () => {
    const { file } = await publishSigned();
    plugIn({ [FILE]: file, [CREDENTIAL]: new Answer(404, '') });
    const badge = await show();
    await press(badge);
    assert.notInclude(textOf(badge, '.status'), 'the issuer');
    assert.include(textOf(badge, '.status'), 'what this site found when it last checked, on 21 November 2026');
  });

  test('does not say that the issuer is out of reach where only its picture is', async () => {
    const image = { id: 'https://elsewhere.example/picture.png', type: 'Image' };
    const { issuer, draft, file } = await publishSigned({
      achievement: { image },
      credentialStatus: { id: 'urn:x', type: 'Odd' },
    });
    plugIn({ [FILE]: { ...file, image: '/package.json' }, [CREDENTIAL]: await issueJwt(issuer, draft), [PICTURE]: makePng() });
    const badge = await show();
    await press(badge);
    assert.include(textOf(badge, '.report'), 'The issuer’s picture could not be read (elsewhere.example).');
    assert.include(textOf(badge, '.status'), 'we could not find out whether this badge holds');
    assert.notInclude(textOf(badge, '.status'), 'We could not reach');
  });

  test('asks the issuer itself about a hosted badge', async () => {
    const hosted = hostedBadge({ badgeClass: { name: 'Sample First Aid' }, issuer: { name: 'Sample School' } });
    const credential = { url: hosted.url, kind: 'hosted' } as const;
    const issuerId = String(hosted.issuer['id']);
    const row = { id: issuerId, organisation: 'Sample School', source: 'https://issuer.example/', asOf: '2026-11-01' };
    plugIn({
      ...hosted.documents,
      [FILE]: publish(
        { specVersion: '2.0', id: hosted.url, issuer: { id: issuerId, name: 'Sample School' } },
        { credential, knownIssuers: [row] },
      ),
    });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
  });

  test('tells a badge that its issuer took back from one that cannot be reached', async () => {
    const hosted = hostedBadge();
    const credential = { url: hosted.url, kind: 'hosted' } as const;
    plugIn({
      ...hosted.documents,
      [hosted.url]: new Answer(410, { revoked: true, id: hosted.url }),
      [FILE]: publish({ specVersion: '2.0', id: hosted.url }, { credential }),
    });
    const badge = await show();
    await press(badge);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Revoked');
  });

  test('says that only the site has checked where there is no credential to check', async () => {
    const requests = plugIn({ [FILE]: publish({}, { recordUrl: 'https://issuer.example/1' }) });
    const badge = await show();
    await press(badge);
    assert.include(textOf(badge, '.status'), 'this site’s own check of 21 November 2026');
    assert.equal(shadow(badge).querySelectorAll('details').length, 4);
    assert.isNull(shadow(badge).querySelector('form'));
    assert.deepEqual(requests, [FILE]);
  });

  test('says what is wrong with a credential that cannot be read', async () => {
    plugIn({
      [FILE]: publish({}, { credential: { url: './credential.json', kind: 'published' } }),
      [CREDENTIAL]: '{"hello": "world"}',
    });
    const badge = await show();
    const told = heard('ms-badge-error');
    await press(badge);
    assert.equal(textOf(badge, '.status'), 'The file can be read, but it is not a badge.');
    assert.equal((await told).detail.during, 'verify');
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
  });

  test('shows hostile words of an issuer as words', async () => {
    const reason = '<img src=x onerror="globalThis.hacked=1">';
    const report = makeReport([{ id: 'status', outcome: 'failed', problem: { code: 'status.revoked', values: { reason } } }]);
    const evidence = [{ kind: 'key', url: 'javascript:globalThis.hacked=1', value: reason }];
    const checks = report.checks.map((check) => (check.id === 'proof' ? { ...check, evidence } : check));
    plugIn({ [FILE]: publish({}, { report: { ...report, checks } }) });
    const badge = await show();
    await press(badge);
    assert.include(textOf(badge, '[data-question=status] .answer'), reason);
    assert.deepEqual([...shadow(badge).querySelectorAll('img, [href^="javascript" i]')], []);
  });

  test('keeps the focus and announces what it does', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    const button = shadow(badge).querySelector('button');
    const status = shadow(badge).querySelector('[role=status]');
    assert.ok(status);
    button?.focus();
    const over = press(badge);
    await badge.updateComplete;
    assert.equal(status.textContent.trim(), 'Checking …');
    assert.equal(button?.getAttribute('aria-disabled'), 'true');
    // What is busy may be kept back until it is over, and this is said while it runs.
    assert.isNull(status.closest('[aria-busy=true]'));
    assert.ok(shadow(badge).querySelector('[aria-busy=true]'));
    await over;
    assert.equal(shadow(badge).activeElement, button);
    assert.include(status.textContent, 'Checked in your browser');
  });

  test('checks again when asked again', async () => {
    const { issuer, draft, file } = await publishSigned();
    const requests = plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    await press(badge);
    assert.equal(requests.filter((url) => url === CREDENTIAL).length, 2);
    assert.equal(textOf(badge, 'button'), 'Check again');
  });

  for (const scheme of ['light', 'dark']) {
    test(`gives an accessible report in ${scheme}`, async () => {
      document.documentElement.style.cssText = `color-scheme: ${scheme}; background: Canvas; color: CanvasText`;
      const { issuer, draft, file } = await publishSigned();
      plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
      const badge = await show();
      await press(badge);
      for (const one of shadow(badge).querySelectorAll('details')) one.open = true;
      assert.deepEqual(await axeFindings(), []);
    });
  }

  test('writes the report in the language of the page', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show(undefined, (inner) => `<div lang="ru">${inner}</div>`);
    await press(badge);
    assert.include(textOf(badge, '.status'), 'Проверен в вашем браузере');
    assert.equal(textOf(badge, '.question'), 'Таким ли его выдали?');
  });
});
