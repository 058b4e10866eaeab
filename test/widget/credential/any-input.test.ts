import { suite, test } from '#test';
import fc from 'fast-check';
import * as v from 'valibot';
import { BadgeError } from '../../../widget/badge/badge-error.ts';
import { badgeSchema } from '../../../widget/badge/badge-schema.ts';
import { imageDimensions, imageType } from '../../../widget/badge/image-type.ts';
import { MAX_LINE, MAX_TEXT, plainText, webUrl } from '../../../widget/badge/plain-text.ts';
import { bakeImage, extractBaked } from '../../../widget/credential/baked-image.ts';
import type { Credential } from '../../../widget/credential/credential.ts';
import { readCredential } from '../../../widget/credential/read-credential.ts';
import { makeJws } from '../../support/make-jws.ts';
import { internationalText, makePng } from '../../support/make-png.ts';
import { propertyRuns } from '../../support/property-runs.ts';
import { bytesOf } from '../../support/refusal.ts';

const numRuns = propertyRuns(150);
const codeUnit = fc.integer({ min: 0, max: 0xffff }).map((unit) => String.fromCharCode(unit));

// Values that a badge has a place for, in places where they may or may not belong.
const value = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      'https://issuer.example/1',
      'javascript:alert(1)',
      '2025-01-01',
      'Assertion',
      'SignedBadge',
      'VerifiablePresentation',
      'did:key:z6Mk',
      '\u202e<script>',
      7,
      -1,
      1e300,
      null,
      true,
      [],
      {},
    ),
  },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
);
const KEYS =
  '@context type id uid recipient badge verify verification url issuedOn issued_on expires evidence narrative image name description criteria issuer origin alignment tags @language credentialSubject achievement identifier validFrom issuanceDate validUntil proof vc vp verifiableCredential __proto__ constructor toString';
const { document } = fc.letrec<{ document: unknown; member: unknown }>((tie) => ({
  document: fc.dictionary(fc.constantFrom(...KEYS.split(' ')), tie('member'), { maxKeys: 12, depthIdentifier: 'document' }),
  member: fc.oneof(
    { depthIdentifier: 'document', maxDepth: 4 },
    value,
    tie('document'),
    fc.array(tie('document'), { maxLength: 3, depthIdentifier: 'document' }),
  ),
}));

/** Reads; a BadgeError is an answer, and any other error is a broken promise. */
async function readOrRefuse(bytes: Uint8Array): Promise<Credential | undefined> {
  try {
    return await readCredential(bytes);
  } catch (error) {
    if (error instanceof BadgeError) return undefined;
    throw error;
  }
}

/** What is stored will be read again, every text of the model is plain and capped, every link is http(s). */
function isSafe({ badge }: Credential): boolean {
  const links = [
    badge.issuer.url,
    badge.criteria?.id,
    badge.image?.id,
    ...badge.alignments.map((one) => one.targetUrl),
    ...badge.evidence.map((one) => one.id),
  ];
  const texts = JSON.stringify(badge, (_key, text: unknown) =>
    typeof text === 'string' && plainText(text, MAX_TEXT) !== text ? { unsafe: text } : text,
  );
  const named = badge.name !== '' && badge.issuer.name !== '' && badge.name.length <= MAX_LINE;
  return (
    named &&
    v.is(badgeSchema, badge) &&
    !texts.includes('"unsafe":') &&
    links.every((link) => link === undefined || webUrl(link) === link)
  );
}

const holds = (property: fc.IAsyncProperty<[unknown]> | fc.IAsyncProperty<[Uint8Array]>): Promise<void> =>
  fc.assert(property, { numRuns });

suite('whatever the bytes, a reader reads or refuses', () => {
  test('when they are noise', () =>
    holds(fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => void (await readOrRefuse(bytes)))));

  test('when they are any text', () =>
    holds(
      fc.asyncProperty(fc.string({ unit: codeUnit, maxLength: 200 }), async (text) => void (await readOrRefuse(bytesOf(text)))),
    ));

  test('when they are JSON in the words of a badge, and what is read is safe to show', () =>
    holds(
      fc.asyncProperty(document, async (json) => {
        const credential = await readOrRefuse(bytesOf(json));
        return credential === undefined || isSafe(credential);
      }),
    ));

  test('when they are a JWT of such JSON', () =>
    holds(
      fc.asyncProperty(document, async (json) => {
        const credential = await readOrRefuse(bytesOf(makeJws({ alg: 'ES256' }, json)));
        return credential === undefined || isSafe(credential);
      }),
    ));

  test('when they are a badge with a byte changed', () => {
    const whole = [
      makePng(internationalText('openbadges', '{"type":"Assertion","badge":"https://issuer.example/b"}')),
      bytesOf(
        '<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns:o="http://openbadges.org"><!-- x --><o:assertion verify="https://a.example/">{&quot;verify&quot;:1}</o:assertion></svg>',
      ),
      bytesOf(makeJws({ alg: 'ES256' }, { type: 'VerifiableCredential' })),
    ];
    const damaged = fc
      .tuple(fc.constantFrom(...whole), fc.nat(300), fc.nat(255))
      .map(([bytes, at, byte]) => bytes.with(at % bytes.length, byte));
    return holds(fc.asyncProperty(damaged, async (bytes) => void (await readOrRefuse(bytes))));
  });
});

suite('whatever the bytes, a picture', () => {
  test('has a type or none, and a size or none', () =>
    fc.assert(
      fc.property(
        fc.constantFrom('\x89PNG\r\n\x1a\n', 'GIF89a', '\xff\xd8\xff', 'RIFF____WEBPVP8X', '<svg ', ''),
        fc.uint8Array({ maxLength: 64 }),
        (head, tail) => {
          const bytes = Uint8Array.from([...Array.from(head, (character) => character.charCodeAt(0)), ...tail]);
          const size = imageDimensions(bytes);
          return size === undefined || (imageType(bytes) !== undefined && size.width > 0 && size.height > 0);
        },
      ),
      { numRuns },
    ));

  test('gives back whatever JSON was baked into it', () =>
    holds(
      fc.asyncProperty(document, async (json) => {
        const text = JSON.stringify(json);
        for (const picture of [makePng(), bytesOf('<svg/>')]) {
          if ((await extractBaked(bakeImage(picture, text, 'openbadgecredential'))).text !== text) return false;
        }
        return true;
      }),
    ));
});
