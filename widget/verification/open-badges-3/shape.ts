import type { JsonObject } from '../../credential/credential.ts';
import { listOf, objectOf, textsOf } from '../json-value.ts';
import type { Problem } from '../report.ts';

// The rules of the official JSON Schema (ob_v3p0_achievementcredential_schema.json) that real badges are known to break, and the
// required members. By hand: the schema is 49 kB, and compiling it at run time needs `eval`.

/**
 * A line for each kind of object: its name, which ends with the class that it must state, if any in upper case, and its members.
 * `!`: required; `[]`: must be a list; `:Name`: what is inside.
 */
const SHAPES = new Map(
  `credential @context![] id! type![] credentialSubject!:AchievementSubject issuer!:Profile evidence[]:Evidence proof[] endorsement[] endorsementJwt[]
AchievementSubject type![] achievement!:Achievement identifier[]:IdentityObject source:Profile image:image result[]
Achievement id! type![] criteria! description! name! alignment[]:Alignment creator:Profile image:image otherIdentifier[]:IdentifierEntry related[] resultDescription[] tag[]
Profile id! type![] otherIdentifier[]:IdentifierEntry parentOrg:parent/Profile image:image
parent/Profile id! type![] otherIdentifier[]
Evidence type![]
Alignment type![] targetName! targetUrl!
IdentityObject type! hashed! identityHash! identityType!
IdentifierEntry type! identifier! identifierType!
image id! type!`
    .split('\n')
    .map((line) => line.split(' '))
    .map(([name = '', ...members]) => [name, members]),
);

/** Most findings that one report lists. */
const MAX_FINDINGS = 20;

/** Where an OB 3.0 credential departs from the official schema. Empty for what is no Open Badge: then that schema does not apply. */
export function shapeFindings(document: JsonObject): readonly Problem[] {
  const types = textsOf(document['type']);
  if (!types.includes('OpenBadgeCredential') && !types.includes('AchievementCredential')) return [];
  const at = [
    ...findingsIn(document, 'credential', ''),
    ...(document['validFrom'] === undefined && document['issuanceDate'] === undefined ? ['/validFrom'] : []),
    ...(/\/ob\/v3p0\/|\/openbadges-spec/.test(String(listOf(document['@context'])[1])) ? [] : ['/@context/1']),
  ];
  return at.slice(0, MAX_FINDINGS).map((pointer) => ({ code: 'structure.schema', at: pointer }));
}

function findingsIn(value: unknown, shape: string, at: string): readonly string[] {
  const object = objectOf(value);
  if (!object) return [];
  const stated = /[A-Z]\w*$/.exec(shape)?.[0];
  const own = new Set(Object.keys(object).filter((member) => object[member] === null));
  if (stated !== undefined && !textsOf(object['type']).includes(stated)) own.add('type');
  // Whose it is, one of the two must say.
  if (stated === 'AchievementSubject' && listOf(object['id'] ?? object['identifier']).length === 0) own.add('id');
  const inner = (SHAPES.get(shape) ?? []).flatMap((rule) => {
    const [, member = '', required, list, inside] = /^(@?\w+)(!)?(\[])?(?::(\S+))?$/.exec(rule) ?? [];
    const within = object[member];
    const isList = Array.isArray(within);
    // An identifier is one URI, and no list of them.
    if (within === undefined ? required : list ? !isList : member === 'id' && typeof within !== 'string') own.add(member);
    const place = `${at}/${member}`;
    return inside === undefined
      ? []
      : listOf(within).flatMap((item, index) => findingsIn(item, inside, isList ? `${place}/${index}` : place));
  });
  return [...[...own].map((member) => `${at}/${member}`), ...inner];
}
