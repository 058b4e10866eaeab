import { webUrlOf } from '../../widget/badge/http-url.ts';
import type { JsonObject } from '../../widget/credential/credential.ts';
import { readCredential } from '../../widget/credential/read-credential.ts';
import { BadgeError } from '../../widget/badge/badge-error.ts';
import { isObject, objectsOf, valueAt } from '../sources/source-request.ts';
import { dayIn, jsonAnswer, namesIn, PICTURE, textIn } from './replay.ts';
import type { ExpectedBadge, Replay } from './replay.ts';

/** A Microsoft Learn transcript. */
export function transcriptReplay(answer: JsonObject): Replay {
  const part = (container: string, list: string): readonly JsonObject[] => objectsOf(valueAt(answer, container, list));
  const all: readonly ExpectedBadge[] = [
    ...['activeCertifications', 'historicalCertifications'].flatMap((list) => part('certificationData', list).map(certification)),
    ...part('certificationData', 'passedExams').map(exam),
    ...part('appliedSkillsData', 'appliedSkillsCredentials').map(appliedSkill),
  ];
  const expected = [...new Map(all.map((badge) => [`${badge.name} ${badge.validFrom}`, badge] as const)).values()];
  return {
    kind: 'Microsoft Learn transcript',
    sources: [{ source: 'microsoft-learn', profile: 'replayedcode000' }],
    answerAt: () => jsonAnswer(answer),
    expected,
    leftOut: all.length - expected.length,
    refused: expected.length === 0,
  };
}

const issuerOf = (name: string): string => (/^(?:Exam GH-|GitHub )/.test(name) ? 'GitHub' : 'Microsoft');

function certification(entry: JsonObject): ExpectedBadge {
  const name = textIn(entry['name']);
  return { name, issuer: issuerOf(name), validFrom: dayIn(entry['dateEarned']), validUntil: dayIn(entry['expiration']) };
}

function exam(entry: JsonObject): ExpectedBadge {
  const parts = [textIn(entry['examNumber']).toUpperCase(), textIn(entry['examTitle'])].filter((part) => part !== '');
  const name = `Exam ${parts.join(': ')}`;
  return { name, issuer: issuerOf(name), validFrom: dayIn(entry['examDateTaken']) };
}

function appliedSkill(entry: JsonObject): ExpectedBadge {
  return { name: textIn(entry['title']), issuer: 'Microsoft', validFrom: dayIn(entry['awardedOn']) };
}

/** A credential of Accredible. */
export function accredibleReplay(answer: JsonObject): Replay {
  const { data } = answer;
  const isPrivate = valueAt(data, 'private') === true;
  return {
    kind: 'Accredible credential',
    sources: [{ source: 'accredible', profile: textIn(valueAt(data, 'uuid')) }],
    answerAt: ({ pathname }) => {
      if (pathname.startsWith('/v1/credential-net/credentials/')) return jsonAnswer(answer);
      return pathname.startsWith('/v1/obi/') ? undefined : PICTURE;
    },
    expected: isPrivate
      ? []
      : [
          {
            name: textIn(valueAt(data, 'name')),
            issuer: textIn(valueAt(data, 'issuer', 'name')) || undefined,
            validFrom: dayIn(valueAt(data, 'issued_on')),
            validUntil: dayIn(valueAt(data, 'expired_on')),
            skills: namesIn(valueAt(data, 'learning_outcomes')),
          },
        ],
    leftOut: isPrivate ? 1 : 0,
    refused: isPrivate,
  };
}

/** A collection of Badgr, of which each badge lies where it says. */
export function collectionReplay(answer: JsonObject): Replay {
  const badges = objectsOf(answer['badges']);
  const byPath = new Map(badges.map((badge) => [pathOf(badge['id']), badge]));
  return {
    kind: 'Badgr collection',
    sources: [{ source: 'badgr', profile: 'https://api.badgr.io/public/collections/0123456789abcdef' }],
    answerAt: ({ pathname }) => {
      if (pathname.startsWith('/public/collections/')) return jsonAnswer(answer);
      const badge = byPath.get(pathname);
      return badge ? jsonAnswer(badge) : PICTURE;
    },
    expected: badges.map(hostedBadge),
    leftOut: 0,
    refused: badges.length === 0,
  };
}

const pathOf = (address: unknown): string => webUrlOf(address)?.pathname ?? '';

const SOURCE_OF_HOST: readonly (readonly [RegExp, string])[] = [
  [/(?:^|\.)badgr\.(?:com|io)$|(?:^|\.)badges\.parchment\./, 'badgr'],
  [/(?:^|\.)edubadges\.nl$/, 'edubadges'],
  [/(?:^|\.)openbadge(?:passport|factory)\.com$/, 'open-badge-passport'],
];

/** An Open Badges 2 assertion of any issuer, by its address. */
export function hostedReplay(answer: JsonObject, bytes: Uint8Array): Replay {
  const address = textIn(answer['id']) || textIn(valueAt(answer, 'verify', 'url'));
  const host = webUrlOf(address)?.hostname ?? '';
  const source = SOURCE_OF_HOST.find(([hosts]) => hosts.test(host))?.[1] ?? 'url';
  return {
    kind: 'hosted Open Badge',
    sources: [{ source, profile: address }],
    answerAt: ({ pathname }) => (pathname === pathOf(address) ? { bytes, mediaType: 'application/json' } : undefined),
    expected: [hostedBadge(answer)],
    leftOut: 0,
  };
}

function hostedBadge(assertion: JsonObject): ExpectedBadge {
  const { badge } = assertion;
  const dates = { validFrom: dayIn(assertion['issuedOn']), validUntil: dayIn(assertion['expires']) };
  if (!isObject(badge)) return dates;
  const issuer = textIn(valueAt(badge, 'issuer', 'name'));
  return { ...dates, name: textIn(badge['name']), skills: namesIn(badge['tags']), ...(issuer === '' ? {} : { issuer }) };
}

/**
 * A file as an earner downloads it: a signed credential, a baked picture, a token.
 * @returns undefined when there is no badge in it
 */
export async function fileReplay(name: string, bytes: Uint8Array): Promise<Replay | undefined> {
  try {
    const { secured } = await readCredential(bytes);
    return {
      kind: 'downloaded badge',
      sources: [{ source: 'inbox' }],
      answerAt: () => undefined,
      files: { [`inbox/${name}`]: bytes },
      expected: [secured.document ? downloaded(secured.document) : {}],
      leftOut: 0,
    };
  } catch (error) {
    if (error instanceof BadgeError) return undefined;
    throw error;
  }
}

function downloaded(document: JsonObject): ExpectedBadge {
  if (!('credentialSubject' in document)) return hostedBadge(document);
  const [subject] = [document['credentialSubject']].flat();
  const [achievement] = [valueAt(subject, 'achievement')].flat();
  const issuer = textIn(valueAt(document, 'issuer', 'name'));
  return {
    name: textIn(valueAt(achievement, 'name')),
    validFrom: dayIn(document['validFrom'] ?? document['issuanceDate']),
    validUntil: dayIn(document['validUntil'] ?? document['expirationDate']),
    skills: namesIn(valueAt(achievement, 'tag')),
    ...(issuer === '' ? {} : { issuer }),
  };
}

/** An answer without a word in it, where a list of badges is expected. */
export const emptyReplay = (bytes: Uint8Array): Replay => ({
  kind: 'answer without data',
  sources: [{ source: 'credly', profile: 'replayed-earner' }],
  answerAt: () => ({ bytes, mediaType: 'application/json' }),
  expected: [],
  leftOut: 0,
  refused: true,
});
