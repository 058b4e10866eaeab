import type { JsonObject } from '../../widget/credential/credential.ts';
import { textsOf } from '../../widget/credential/json-text.ts';
import { openBadgesKind } from '../../widget/credential/open-badges-kind.ts';
import { isVerifiableCredential } from '../../widget/credential/verifiable-credential.ts';
import { dropped, named } from './answer-fields.ts';
import type { FieldTable } from './answer-fields.ts';
import { isObject, valueAt } from './source-request.ts';

/** What the profile asks to be shown beside the badge itself. */
export interface AskedFor {
  readonly evidence: boolean;
  readonly earnerName: boolean;
}

type Fields = Pick<FieldTable, 'read' | 'dropped'>;

const ALIGNMENT = 'name url description targetName targetUrl targetDescription targetFramework targetCode';
const CONTACT = 'email telephone phone address official parentOrg dateOfBirth sourcedId givenName familyName';

/**
 * The table of an Open Badges document or a verifiable credential, wherever it lay: on a host, in a picture, in a token.
 * @returns undefined for a document that is none
 */
export function openBadgesFields(document: JsonObject, asked: AskedFor): FieldTable | undefined {
  if (isVerifiableCredential(document)) return isStatusList(document) ? PROOF_DOCUMENT : credentialTable(document, asked);
  switch (openBadgesKind(document)) {
    case 'Assertion':
      return assertionTable(asked);
    case 'BadgeClass':
      return { answer: 'Open Badges 2 badge class', ...badgeClass('') };
    case 'Issuer':
      return { answer: 'Open Badges 2 issuer', ...issuer('') };
    case undefined:
      return undefined;
    default:
      return PROOF_DOCUMENT;
  }
}

/** Keys, revocation lists, status lists, endorsements: nothing of them is shown, and all of them is for verification. */
export const PROOF_DOCUMENT: FieldTable = { answer: 'documents for verification', read: [], dropped: {}, rest: 'proof' };

/** What says that there is no badge, or none any more. */
export const REFUSAL: FieldTable = {
  answer: 'answers 404 and 410',
  read: [],
  dropped: dropped('proof', '', '@context id type revoked revocationReason'),
  rest: 'platform',
};

/** Open Badges 0.5 to 2.1, with the class and the issuer inside it where they are. */
function assertionTable({ evidence, earnerName }: AskedFor): FieldTable {
  const inside = badgeClass('badge.');
  const person = 'extensions:recipientProfile';
  return {
    answer: 'Open Badges 2 assertion',
    read: [
      ...named('', 'id issuedOn issued_on expires image @language'),
      ...(evidence ? ['evidence', 'narrative'] : []),
      ...(earnerName ? [`${person}.name`] : []),
      ...inside.read,
    ],
    dropped: {
      ...inside.dropped,
      ...dropped('personal', '', `recipient salt ${person}`),
      ...(earnerName ? dropped('platform', `${person}.`, '@context type id') : {}),
      ...dropped('proof', '', '@context type verification verify uid revoked revocationReason endorsement signedBadge'),
      ...dropped('unless-asked', '', 'evidence narrative'),
      ...dropped('unused', '', 'related version'),
      ...dropped('platform', '', 'acceptance pending hashtags sourceUrl'),
    },
  };
}

function badgeClass(below: string): Fields {
  const by = issuer(`${below}issuer.`);
  return {
    read: [
      ...named(below, 'id name description image criteria tags @language'),
      ...named(`${below}alignment.`, ALIGNMENT),
      ...by.read,
    ],
    dropped: {
      ...by.dropped,
      ...dropped('proof', below, '@context type alignment.type alignment.@type endorsement'),
      ...dropped(
        'unused',
        below,
        'version related extensions:CategoryExtension extensions:CompetencyExtension extensions:LevelExtension',
      ),
      ...dropped('unused', `${below}extensions:`, 'ECTSExtension LanguageExtension StudyLoadExtension EQFExtension'),
      ...dropped('unused', `${below}extensions:`, 'LearningOutcomeExtension EducationProgramIdentifierExtension'),
      ...dropped('unused', `${below}extensions:`, 'TimeInvestmentExtension InstitutionIdentifierExtension'),
      ...dropped('platform', below, 'expires sourceUrl hashtags slug'),
    },
  };
}

function issuer(below: string): Fields {
  return {
    read: named(below, 'id name url origin'),
    dropped: {
      ...dropped('personal', below, CONTACT),
      ...dropped('proof', below, '@context type publicKey revocationList verification endorsement endorsementJwt'),
      ...dropped('unused', below, 'description image related otherIdentifier @language version additionalName'),
      ...dropped('platform', below, 'slug sourceUrl contact org'),
    },
  };
}

const isStatusList = ({ type }: JsonObject): boolean =>
  textsOf(type).some((one) => /(?:StatusList|Endorsement).*Credential$/.test(one));

/** Open Badges 3.0. A credential that is no Open Badge has its own name for the badge's. */
function credentialTable(document: JsonObject, { evidence, earnerName }: AskedFor): FieldTable {
  const by = issuer('issuer.');
  return {
    answer: 'Open Badges 3 credential',
    read: [
      ...named('', 'id validFrom validUntil issuanceDate expirationDate image credentialSubject.image'),
      ...(achievementIn(document) ? [] : ['name', 'description']),
      ...(evidence ? ['evidence'] : []),
      ...(earnerName ? ['credentialSubject.name', 'credentialSubject.identifier.identityHash'] : []),
      ...named('credentialSubject.achievement.', 'id name description achievementType criteria tag image inLanguage'),
      ...named('credentialSubject.achievement.alignment.', ALIGNMENT),
      ...by.read,
    ],
    dropped: {
      ...by.dropped,
      // The name of the credential, where it is not that of the achievement, may be the earner's.
      ...dropped(achievementIn(document)?.['name'] === document['name'] ? 'elsewhere' : 'personal', '', 'name'),
      ...dropped('personal', '', 'sub'),
      ...dropped('unless-asked', '', 'evidence'),
      ...dropped('unused', '', 'description awardedDate relatedResource'),
      ...dropped('proof', '', '@context type proof credentialStatus credentialSchema refreshService termsOfUse endorsement'),
      ...dropped('proof', '', 'endorsementJwt iss jti nbf exp iat aud vct'),
      ...subject(),
      ...achievement('credentialSubject.achievement.'),
    },
  };
}

const achievementIn = ({ credentialSubject }: JsonObject): JsonObject | undefined =>
  [credentialSubject].flat().flatMap((subject) => [valueAt(subject, 'achievement')].flat().filter(isObject))[0];

const subject = (): FieldTable['dropped'] => ({
  ...dropped('personal', 'credentialSubject.', 'id identifier name licenseNumber'),
  ...dropped('personal', 'credentialSubject.identifier.', 'identityType hashed salt type'),
  ...dropped('proof', 'credentialSubject.', 'type'),
  ...dropped('unused', 'credentialSubject.', 'source role term activityStartDate activityEndDate creditsEarned result narrative'),
});

const achievement = (below: string): FieldTable['dropped'] => ({
  ...dropped('proof', below, 'type endorsement endorsementJwt alignment.type alignment.targetType'),
  ...dropped('unused', below, 'creator creditsAvailable fieldOfStudy humanCode otherIdentifier related resultDescription'),
  ...dropped('unused', below, 'specialization version'),
});
