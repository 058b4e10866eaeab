import { suite, test } from '#test';
import { assert } from 'chai';
import { Answer, createIssuer, draftCredential, Fault, hostedBadge, issueJwt } from '../../../support/issue-credential.ts';
import { deflate, internationalText, makePng, plainTextChunk } from '../../../support/make-png.ts';
import { checked, checkOf, found, verified } from '../../../support/verified.ts';

/** A picture of one pixel. */
const pixel = async (...rgba: readonly number[]) => ({ type: 'IDAT', data: await deflate(Uint8Array.of(0, ...rgba)) });
const RED = [255, 0, 0, 255];
const GREEN = [0, 255, 0, 255];
const svg = (fill: string, width = 10) =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="10"><rect fill="${fill}"/></svg>`);

/** The check of a badge whose issuer serves one picture while another is shown. */
async function artwork(shown: Uint8Array, served: unknown) {
  const badge = hostedBadge();
  const documents = { ...badge.documents, [String(badge.badgeClass['image'])]: served };
  return checked('artwork', badge.assertion, { documents, image: shown });
}

suite('artwork', () => {
  test("the issuer's picture is the issuer's picture", async () => {
    const red = makePng(await pixel(...RED));
    const check = await artwork(red, red);
    found(check, 'passed');
    assert.match(check.evidence?.[0]?.sha256 ?? '', /^[0-9a-f]{64}$/);
    found(await artwork(svg('red'), svg('red')), 'passed');
  });

  test('a badge baked into it, a note or another way of packing makes no other picture', async () => {
    const served = makePng(await pixel(...RED));
    const baked = makePng(internationalText('openbadges', '{"a":1}'), plainTextChunk('Software', 'Sample'), await pixel(...RED));
    const whole = await deflate(Uint8Array.of(4, ...RED));
    const cut = [whole.subarray(0, 5), whole.subarray(5)].map((data) => ({ type: 'IDAT', data }));
    found(await artwork(baked, served), 'passed');
    found(await artwork(makePng(...cut), served), 'passed');
  });

  test('another picture in its place makes the badge invalid', async () => {
    const badge = hostedBadge();
    const [red, green] = [makePng(await pixel(...RED)), makePng(await pixel(...GREEN))];
    const documents = { ...badge.documents, [String(badge.badgeClass['image'])]: green };
    const { report } = await verified(badge.assertion, { documents, image: red });
    found(checkOf(report, 'artwork'), 'failed', 'artwork.differs');
    assert.equal(report.verdict, 'invalid');
    found(await artwork(svg('red'), svg('green')), 'failed', 'artwork.differs');
  });

  test('one of another size or kind may be a rendition: that is no forgery', async () => {
    const red = makePng(await pixel(...RED));
    for (const served of [svg('red'), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, 2, 3)]) {
      found(await artwork(red, served), 'inconclusive', 'artwork.differs');
    }
    found(await artwork(svg('red'), svg('red', 20)), 'inconclusive', 'artwork.differs');
    const [one, other] = [Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1), Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 2)];
    found(await artwork(one, other), 'inconclusive', 'artwork.differs');
  });

  test('a picture that cannot be had, or is none, changes nothing', async () => {
    const red = makePng(await pixel(...RED));
    for (const answer of [new Fault('too-large'), new Answer(404), '<html>']) {
      found(await artwork(red, answer), 'inconclusive', 'artwork.unreachable');
    }
  });

  test('a picture written into the signed document is read from there', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const red = makePng(await pixel(...RED));
    const id = `data:image/png;base64,${btoa(String.fromCharCode(...red))}`;
    const jwt = await issueJwt(issuer, draftCredential(issuer, { achievement: { image: { id, type: 'Image' } } }));
    const { report, requests } = await verified(jwt, { image: red });
    found(checkOf(report, 'artwork'), 'passed');
    assert.deepEqual(requests, []);
    found(
      checkOf((await verified(jwt, { image: makePng(await pixel(...GREEN)) })).report, 'artwork'),
      'failed',
      'artwork.differs',
    );
    const broken = await issueJwt(issuer, draftCredential(issuer, { achievement: { image: 'data:image/png;base64,%%%' } }));
    found(await checked('artwork', broken, { image: red }), 'inconclusive', 'artwork.unreachable');
  });

  test('nothing shown, or nothing published, is no question', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    found(await checked('artwork', jwt), 'not-applicable');
    found(await checked('artwork', jwt, { image: svg('red') }), 'not-applicable');
  });
});
