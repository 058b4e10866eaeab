import { suite, test } from '#test';
import { assert } from 'chai';
import '../../../widget/define.ts';
import {
  CREDENTIAL,
  FILE,
  heard,
  plugIn,
  press,
  publish,
  publishSigned,
  shadow,
  show,
  showsFallback,
  textOf,
  unplug,
} from '../../support/badge-page.ts';
import { makeReport } from '../../support/badge-record.ts';
import { Answer, issueJwt, type JsonDocument } from '../../support/issue-credential.ts';

afterEach(unplug);

suite('whose badge it is', () => {
  const identifier = (value: string): JsonDocument => ({
    identifier: [{ type: 'IdentityObject', identityType: 'emailAddress', hashed: false, identityHash: value }],
  });

  async function ask(typed: string) {
    const { issuer, draft, file } = await publishSigned({ subject: identifier('earner@sample.example') });
    const requests = plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    const input = shadow(badge).querySelector('input');
    if (input) input.value = typed;
    const over = heard('ms-badge-verify');
    shadow(badge).querySelector('form')?.requestSubmit();
    await over;
    await badge.updateComplete;
    return { badge, requests };
  }

  test('is answered in the browser, and the address goes nowhere', async () => {
    const { badge, requests } = await ask('earner@sample.example');
    assert.include(textOf(badge, '.match'), 'It was issued to the person or address you typed.');
    assert.isFalse(requests.some((url) => url.includes('earner')));
    assert.equal(shadow(badge).querySelector('input')?.value, 'earner@sample.example');
  });

  test('keeps the report, what is open in it and the focus while it is compared', async () => {
    const { issuer, draft, file } = await publishSigned({ subject: identifier('earner@sample.example') });
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    const [details, input] = [shadow(badge).querySelector('details'), shadow(badge).querySelector('input')];
    assert.ok(details && input);
    details.open = true;
    input.value = 'earner@sample.example';
    input.focus();
    const over = heard('ms-badge-verify');
    shadow(badge).querySelector('form')?.requestSubmit();
    await badge.updateComplete;
    assert.equal(textOf(badge, '.status .hidden'), 'Checking …');
    assert.isTrue(details.isConnected);
    await over;
    await badge.updateComplete;
    assert.equal(shadow(badge).querySelector('details[open]'), details);
    assert.equal(shadow(badge).activeElement, input);
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
  });

  test('is not asked of nothing, and the browser says what is wanting', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    assert.isTrue(shadow(badge).querySelector('input')?.validity.valueMissing);
  });

  test('says no to another address, and leaves the verdict alone', async () => {
    const { badge } = await ask('somebody@else.example');
    assert.include(textOf(badge, '.match'), 'It was not issued to what you typed.');
    assert.equal(textOf(badge, '[part=verdict] strong'), 'Verified');
  });
});

suite('on paper', () => {
  test('the form for whose badge it is does not stand', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    await press(badge);
    const form = shadow(badge).querySelector('form');
    assert.ok(form);
    // The cascade as a printer has it: the last rule that fits has the word.
    const inPrint = (rules: CSSRuleList): string[] =>
      [...rules].flatMap((rule) => {
        if (rule instanceof CSSMediaRule) return rule.media.mediaText === 'print' ? inPrint(rule.cssRules) : [];
        return rule instanceof CSSStyleRule && form.matches(rule.selectorText) && rule.style.display ? [rule.style.display] : [];
      });
    assert.equal(
      shadow(badge)
        .adoptedStyleSheets.flatMap(({ cssRules }) => inPrint(cssRules))
        .at(-1),
      'none',
    );
  });
});

suite('what was looked at', () => {
  test('keeps within the report, however long its words are', async () => {
    const evidence = [{ kind: 'x'.repeat(90), value: 'y'.repeat(500) }];
    const report = makeReport([{ id: 'proof', outcome: 'passed', evidence }]);
    plugIn({ [FILE]: publish({}, { report }) });
    const badge = await show(undefined, (markup) => `<div style="width: 18rem">${markup}</div>`);
    await press(badge);
    const details = shadow(badge).querySelector('details');
    assert.ok(details);
    details.open = true;
    for (const part of shadow(badge).querySelectorAll('.evidence > li > *'))
      assert.isAtMost(part.getBoundingClientRect().right, badge.getBoundingClientRect().right);
  });
});

suite('the document that was verified', () => {
  test('is one click away, at the address where it was read', async () => {
    const { issuer, draft, file } = await publishSigned();
    plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show();
    assert.isNull(shadow(badge).querySelector('[part=document]'));
    await press(badge);
    const link = shadow(badge).querySelector<HTMLAnchorElement>('[part=document]');
    assert.equal(link?.href, new URL(CREDENTIAL, document.baseURI).href);
    assert.equal(textOf(badge, '[part=document]'), 'The badge itself, as it was read');
  });

  test('is offered also where it could not be read', async () => {
    const { file } = await publishSigned();
    plugIn({ [FILE]: file });
    const badge = await show();
    await press(badge);
    assert.isNotNull(shadow(badge).querySelector('[part=document]'));
  });
});

suite('view="verify"', () => {
  test('keeps the page’s own content and adds one action; the file is fetched when it is pressed', async () => {
    const { issuer, draft, file } = await publishSigned();
    const requests = plugIn({ [FILE]: file, [CREDENTIAL]: await issueJwt(issuer, draft) });
    const badge = await show(`src="${FILE}" view="verify"`);
    assert.isTrue(showsFallback(badge));
    assert.equal(textOf(badge, 'button'), 'Check again now');
    assert.deepEqual(requests, []);
    await press(badge);
    assert.deepEqual(requests, [FILE, CREDENTIAL]);
    assert.include(textOf(badge, '.status'), 'Verified Checked in your browser');
    assert.isTrue(showsFallback(badge));
    assert.isNull(shadow(badge).querySelector('article'));
  });

  test('says so when the badge file cannot be read', async () => {
    plugIn({ [FILE]: new Answer(404, '') });
    const badge = await show(`src="${FILE}" view="verify"`);
    await press(badge);
    assert.include(textOf(badge, '.status'), 'The check could not be run in this browser.');
    assert.isTrue(showsFallback(badge));
  });
});
