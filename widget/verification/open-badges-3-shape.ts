import type { JsonObject } from '../credential/credential.ts';
import { listOf, objectOf, textsOf } from './json-value.ts';
import type { Problem } from './report.ts';

// The rules of the official JSON Schema (ob_v3p0_achievementcredential_schema.json) that real badges are known to break, and the
// required members. By hand: the schema is 49 kB, and compiling it at run time needs `eval`.

/** What an object must have: the class it names, members, and members that must be lists. */
interface Shape {
  readonly type?: string;
  readonly required?: readonly string[];
  readonly lists?: readonly string[];
  /** Objects inside: member and the shape that it has. */
  readonly inside?: { readonly [member: string]: Shape };
}

const IMAGE: Shape = { required: ['id', 'type'] };
const IDENTIFIER: Shape = { type: 'IdentifierEntry', required: ['type', 'identifier', 'identifierType'] };
const PARENT: Shape = { type: 'Profile', required: ['id', 'type'], lists: ['type', 'otherIdentifier'] };
const PROFILE: Shape = { ...PARENT, inside: { parentOrg: PARENT, otherIdentifier: IDENTIFIER, image: IMAGE } };
const ALIGNMENT: Shape = { type: 'Alignment', required: ['type', 'targetName', 'targetUrl'], lists: ['type'] };
const ACHIEVEMENT: Shape = {
  type: 'Achievement',
  required: ['id', 'type', 'criteria', 'description', 'name'],
  lists: ['type', 'alignment', 'otherIdentifier', 'related', 'resultDescription', 'tag'],
  inside: { alignment: ALIGNMENT, creator: PROFILE, image: IMAGE, otherIdentifier: IDENTIFIER },
};
const SUBJECT: Shape = {
  type: 'AchievementSubject',
  required: ['type', 'achievement'],
  lists: ['type', 'identifier', 'result'],
  inside: {
    achievement: ACHIEVEMENT,
    identifier: { type: 'IdentityObject', required: ['type', 'hashed', 'identityHash', 'identityType'] },
    source: PROFILE,
    image: IMAGE,
  },
};
const CREDENTIAL: Shape = {
  required: ['@context', 'id', 'type', 'credentialSubject', 'issuer'],
  lists: ['@context', 'type', 'evidence', 'proof', 'endorsement', 'endorsementJwt'],
  inside: { credentialSubject: SUBJECT, issuer: PROFILE, evidence: { type: 'Evidence', required: ['type'], lists: ['type'] } },
};

/** Most findings that one report lists. */
const MAX_FINDINGS = 20;

/** Where an OB 3.0 credential departs from the official schema. Empty for what is no Open Badge: then that schema does not apply. */
export function shapeFindings(document: JsonObject): readonly Problem[] {
  const types = textsOf(document['type']);
  if (!types.includes('OpenBadgeCredential') && !types.includes('AchievementCredential')) return [];
  const at = [
    ...findingsIn(document, CREDENTIAL, ''),
    ...(document['validFrom'] === undefined && document['issuanceDate'] === undefined ? ['/validFrom'] : []),
  ];
  return at.slice(0, MAX_FINDINGS).map((pointer) => ({ code: 'structure.schema', at: pointer }));
}

function findingsIn(object: JsonObject, shape: Shape, at: string): readonly string[] {
  const missing = (shape.required ?? []).filter((member) => object[member] === undefined);
  const empty = Object.keys(object).filter((member) => object[member] === null);
  const single = (shape.lists ?? []).filter((member) => object[member] !== undefined && !Array.isArray(object[member]));
  const types = textsOf(object['type']);
  const strange = shape.type !== undefined && types.length > 0 && !types.includes(shape.type) ? ['type'] : [];
  const own = [...new Set([...missing, ...empty, ...single, ...strange])].map((member) => `${at}/${member}`);
  const inner = Object.entries(shape.inside ?? {}).flatMap(([member, within]) =>
    listOf(object[member]).flatMap((value, index) => {
      const inside = objectOf(value);
      const place = Array.isArray(object[member]) ? `${at}/${member}/${index}` : `${at}/${member}`;
      return inside ? findingsIn(inside, within, place) : [];
    }),
  );
  return [...own, ...inner];
}
