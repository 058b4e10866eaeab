import { suite, test } from '#test';
import { assert } from 'chai';
import {
  Answer,
  createIssuer,
  digestOf,
  draftCredential,
  Fault,
  hostedBadge,
  issueJwt,
  seen,
} from '../../../support/issue-credential.ts';
import { deflate, internationalText, makePng, plainTextChunk } from '../../../support/make-png.ts';
import { checked, checkOf, found, says, verified } from '../../../support/verified.ts';

/** A picture of one pixel. */
const pixel = async (...rgba: readonly number[]) => ({ type: 'IDAT', data: await deflate(Uint8Array.of(0, ...rgba)) });
const RED = [255, 0, 0, 255];
const GREEN = [0, 255, 0, 255];
const svg = (fill: string, size = 'width="10" height="10"') =>
  new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg" ${size}><rect fill="${fill}"/></svg>`);
/** A picture of that width, as far as its header goes. */
const gif = (width: number, ...rest: readonly number[]) =>
  Uint8Array.of(0x47, 0x49, 0x46, 0x38, 0x39, 0x61, width, 0, 1, 0, ...rest);
const jpeg = (last: number) => Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 1, last);
const base64 = (bytes: Uint8Array) => btoa(String.fromCharCode(...bytes));

const IMAGE = String(hostedBadge().badgeClass['image']);

/** The check of a badge whose issuer serves one picture while another is shown. */
async function artwork(shown: Uint8Array, served: unknown) {
  const badge = hostedBadge();
  return checked('artwork', badge.assertion, { documents: { ...badge.documents, [IMAGE]: served }, image: shown });
}

/** A badge with that picture of its achievement, signed. */
async function signedWith(image: unknown): Promise<string> {
  const issuer = await createIssuer({ method: 'did:key' });
  return issueJwt(issuer, draftCredential(issuer, { achievement: { image } }));
}

suite('artwork', () => {
  test("the issuer's picture is the issuer's picture, and the report says what it was compared with", async () => {
    const red = makePng(await pixel(...RED));
    says(await artwork(red, red), { outcome: 'passed', evidence: [await seen('image', IMAGE, red)] });
    found(await artwork(svg('red'), svg('red')), 'passed');
  });

  test("the issuer's picture is found in a list too, as JSON-LD may write what there is one of", async () => {
    const url = `data:image/svg+xml;base64,${base64(svg('red'))}`;
    for (const image of [[url], [{ id: url, type: 'Image' }]]) {
      const jwt = await signedWith(image);
      found(await checked('artwork', jwt, { image: svg('red') }), 'passed');
      found(await checked('artwork', jwt, { image: svg('blue') }), 'failed', 'artwork.differs');
    }
  });

  test('of a badge of Open Badges 2.0 it is found in a list too', async () => {
    for (const image of [[IMAGE], [{ id: IMAGE }]]) {
      const { assertion, documents } = hostedBadge({ badgeClass: { image } });
      const served = { ...documents, [IMAGE]: svg('red') };
      found(await checked('artwork', assertion, { documents: served, image: svg('red') }), 'passed');
      found(await checked('artwork', assertion, { documents: served, image: svg('blue') }), 'failed', 'artwork.differs');
    }
  });

  test('a badge baked into it, a note or another way of packing makes no other picture', async () => {
    const served = makePng(await pixel(...RED));
    const baked = makePng(internationalText('openbadges', '{"a":1}'), plainTextChunk('Software', 'Sample'), await pixel(...RED));
    const whole = await deflate(Uint8Array.of(4, ...RED));
    const cut = [whole.subarray(0, 5), whole.subarray(5)].map((data) => ({ type: 'IDAT', data }));
    found(await artwork(baked, served), 'passed');
    found(await artwork(makePng(...cut), served), 'passed');
  });

  test('an animation that is drawn over it is another picture, and one that stands still is not', async () => {
    const frames = [
      { type: 'acTL', data: Uint8Array.of(0, 0, 0, 1, 0, 0, 0, 0) },
      { type: 'fdAT', data: Uint8Array.of(0, 0, 0, 1, ...(await pixel(...GREEN)).data) },
    ];
    const [still, moving] = [makePng(await pixel(...RED)), makePng(await pixel(...RED), ...frames)];
    found(await artwork(moving, still), 'failed', 'artwork.differs');
    found(await artwork(moving, moving), 'passed');
    found(await artwork(still, moving), 'passed');
  });

  test('is unpacked once, and not at all where another size already makes it another picture', async () => {
    const red = makePng(await pixel(...RED));
    const wide = Uint8Array.from(red);
    wide[19] = 2;
    for (const [served, unpacked, outcome] of [
      [red, 2, 'passed'],
      [makePng(await pixel(...GREEN)), 2, 'failed'],
      [wide, 0, 'inconclusive'],
    ] as const) {
      let count = 0;
      const own = globalThis.DecompressionStream;
      globalThis.DecompressionStream = class extends own {
        constructor(format: CompressionFormat) {
          super(format);
          count++;
        }
      };
      try {
        found(await artwork(red, served), outcome, outcome === 'passed' ? undefined : 'artwork.differs');
      } finally {
        globalThis.DecompressionStream = own;
      }
      assert.equal(count, unpacked);
    }
  });

  test('another picture in its place makes the badge invalid', async () => {
    const badge = hostedBadge();
    const [red, green] = [makePng(await pixel(...RED)), makePng(await pixel(...GREEN))];
    const { report } = await verified(badge.assertion, { documents: { ...badge.documents, [IMAGE]: green }, image: red });
    says(checkOf(report, 'artwork'), {
      outcome: 'failed',
      problem: { code: 'artwork.differs', at: IMAGE },
      evidence: [await seen('image', IMAGE, green)],
    });
    assert.equal(report.verdict, 'invalid');
  });

  test('is asked of the subject that is shown, also where one without words stands before it', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const url = `data:image/svg+xml;base64,${base64(svg('red'))}`;
    const draft = draftCredential(issuer, { achievement: { image: { id: url, type: 'Image' } } });
    const jwt = await issueJwt(issuer, { ...draft, credentialSubject: ['urn:sample:somebody', draft['credentialSubject']] });
    found(await checked('artwork', jwt, { image: svg('red') }), 'passed');
    found(await checked('artwork', jwt, { image: svg('blue') }), 'failed', 'artwork.differs');
  });

  test('pictures of one kind and one size can be told apart, also where they say no size', async () => {
    for (const [shown, served] of [
      [svg('red'), svg('green')],
      [svg('red', ''), svg('green', '')],
      [gif(1, 7), gif(1, 8)],
      [gif(1), gif(1, 8)],
    ] as const) {
      found(await artwork(shown, served), 'failed', 'artwork.differs');
    }
  });

  test('one of another size or kind may be a rendition: that is no forgery', async () => {
    const red = makePng(await pixel(...RED));
    says(await artwork(red, svg('red')), {
      outcome: 'inconclusive',
      problem: { code: 'artwork.differs', at: IMAGE },
      evidence: [await seen('image', IMAGE, svg('red'))],
    });
    for (const [shown, served] of [
      [red, jpeg(1)],
      [svg('red'), svg('red', 'width="20" height="10"')],
      [svg('red'), svg('red', 'width="10" height="20"')],
      [gif(1), gif(2)],
      [jpeg(1), jpeg(2)],
    ] as const) {
      found(await artwork(shown, served), 'inconclusive', 'artwork.differs');
    }
  });

  test('a picture that cannot be had, or is none, changes nothing', async () => {
    const red = makePng(await pixel(...RED));
    for (const answer of [new Fault('too-large'), new Answer(404), new Answer(404, red), '<html>', new Uint8Array(5_000_001)]) {
      says(await artwork(red, answer), { outcome: 'inconclusive', problem: { code: 'artwork.unreachable', at: IMAGE } });
    }
  });

  test('may weigh five million bytes, and is asked for as a picture', async () => {
    const badge = hostedBadge();
    const large = new Uint8Array(5_000_000);
    large.set(gif(1));
    const documents = { ...badge.documents, [IMAGE]: large };
    const { report, accepts } = await verified(badge.assertion, { documents, image: large });
    found(checkOf(report, 'artwork'), 'passed');
    assert.match(accepts[IMAGE] ?? '', /^image\/png, image\/svg\+xml/);
    assert.notInclude(accepts[IMAGE], 'text/html');
  });

  test('of several pictures one that is the same is enough, and so is one that can be told apart', async () => {
    const own = 'https://issuer.example/badges/1/own.png';
    const [red, green] = [makePng(await pixel(...RED)), makePng(await pixel(...GREEN))];
    const badge = hostedBadge({ assertion: { image: { id: own } } });
    const of = async (shown: Uint8Array, achievement: unknown, assertion: unknown) =>
      checked('artwork', badge.assertion, {
        documents: { ...badge.documents, [IMAGE]: achievement, [own]: assertion },
        image: shown,
      });
    says(await of(red, green, red), { outcome: 'passed', evidence: [await seen('image', own, red)] });
    says(await of(red, new Fault('unreachable'), green), {
      outcome: 'failed',
      problem: { code: 'artwork.differs', at: IMAGE },
      evidence: [await seen('image', own, green)],
    });
    found(await of(red, svg('red'), green), 'failed', 'artwork.differs');
  });

  test('is looked for in the first four of many: a badge may not have its readers load thousands', async () => {
    const image = Array.from({ length: 5 }, (_, at) => `https://issuer.example/${at}.svg`);
    const served = (...drawn: readonly number[]) =>
      Object.fromEntries(image.map((url, at) => [url, svg(drawn.includes(at) ? 'red' : 'blue')]));
    const jwt = await signedWith(image);
    found(await checked('artwork', jwt, { documents: served(3), image: svg('red') }), 'passed');
    const { report, requests } = await verified(jwt, { documents: served(4), image: svg('red') });
    found(checkOf(report, 'artwork'), 'failed', 'artwork.differs');
    assert.sameMembers([...requests], image.slice(0, 4));
  });

  test('nothing published is no question', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const jwt = await issueJwt(issuer, draftCredential(issuer));
    found(await checked('artwork', jwt), 'not-applicable');
    found(await checked('artwork', jwt, { image: svg('red') }), 'not-applicable');
    const badge = hostedBadge({ badgeClass: { image: undefined } });
    found(await checked('artwork', badge.assertion, { ...badge, image: svg('red') }), 'not-applicable');
  });

  test('nothing is asked for in the name of a badge that nobody signed', async () => {
    const badge = draftCredential({ id: 'did:example:1', name: '' }, { achievement: { image: 'https://tracker.example/1.png' } });
    const { report, requests } = await verified(badge, { image: svg('red') });
    says(checkOf(report, 'artwork'), { outcome: 'inconclusive', problem: { code: 'proof.missing' } });
    assert.deepEqual(requests, []);
  });
});

suite('artwork written into the signed document', () => {
  test('is read from there, however it is written', async () => {
    const red = makePng(await pixel(...RED));
    const drawn = svg('red');
    const text = new TextDecoder().decode(drawn);
    for (const [written, picture] of [
      [`data:image/png;base64,${base64(red)}`, red],
      [`data:image/svg+xml;charset=utf-8;base64,${base64(drawn)}`, drawn],
      [`data:image/svg+xml,${encodeURIComponent(text)}`, drawn],
      [`data:image/svg+xml;charset=utf-8;name=a,${text.replaceAll('#', '%23')}`, drawn],
      [`data:,${text}`, drawn],
      [`data:image/png;base64,${encodeURIComponent(base64(red))}`, red],
    ] as const) {
      const { report, requests } = await verified(await signedWith({ id: written, type: 'Image' }), { image: picture });
      says(checkOf(report, 'artwork'), {
        outcome: 'passed',
        evidence: [{ kind: 'image', sha256: await digestOf(picture) }],
      });
      assert.deepEqual(requests, []);
    }
  });

  test('may be that of the subject', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const image = { id: `data:image/svg+xml;base64,${base64(svg('red'))}`, type: 'Image' };
    const jwt = await issueJwt(issuer, draftCredential(issuer, { subject: { image } }));
    found(await checked('artwork', jwt, { image: svg('red') }), 'passed');
  });

  test('may be that of the credential, which is the one that is shown where there is no other', async () => {
    const issuer = await createIssuer({ method: 'did:key' });
    const own = (fill: string) => ({ id: `data:image/svg+xml;base64,${base64(svg(fill))}`, type: 'Image' });
    const only = await issueJwt(issuer, draftCredential(issuer, { more: { image: own('red') } }));
    found(await checked('artwork', only, { image: svg('red') }), 'passed');
    found(await checked('artwork', only, { image: svg('blue') }), 'failed', 'artwork.differs');
    const fields = { achievement: { image: own('blue') }, more: { image: own('red') } };
    const other = await issueJwt(issuer, draftCredential(issuer, fields));
    found(await checked('artwork', other, { image: svg('red') }), 'failed', 'artwork.differs');
  });

  test('differs from another, and the report does not repeat all of it', async () => {
    const red = makePng(await pixel(...RED));
    says(
      await checked('artwork', await signedWith(`data:image/png;base64,${base64(red)}`), {
        image: makePng(await pixel(...GREEN)),
      }),
      {
        outcome: 'failed',
        problem: { code: 'artwork.differs', at: 'data:' },
        evidence: [{ kind: 'image', sha256: await digestOf(red) }],
      },
    );
  });

  test('may be broken: then there is none', async () => {
    const red = makePng(await pixel(...RED));
    for (const image of ['data:image/png;base64,%%%', 'data:image/png;base64,****', 'data:image/png']) {
      says(await checked('artwork', await signedWith(image), { image: red }), {
        outcome: 'inconclusive',
        problem: { code: 'artwork.unreachable', at: 'data:' },
      });
    }
  });

  test('is not what an address only looks like', async () => {
    const at = 'https://issuer.example/data:image/png;base64,AAAA';
    const red = makePng(await pixel(...RED));
    const { report } = await verified(await signedWith(at), { image: red, documents: { [at]: red } });
    says(checkOf(report, 'artwork'), { outcome: 'passed', evidence: [await seen('image', at, red)] });
  });
});
