import { checkAchievement } from '../checks/open-badges-3/achievement.ts';
import { inconclusive, notApplicable } from '../checking.ts';
import { checkStructure } from '../checks/open-badges-3/structure.ts';
import type { Family } from '../family.ts';
import { listOf, objectOf } from '../json-value.ts';
import { checkJwtProof } from '../jws/jwt-proof.ts';
import { readCredentialSubject } from './credential-subject.ts';

/** Open Badges 3.0: a Verifiable Credential, with its achievement and its issuer inside what is signed. */
export const OPEN_BADGES_3: Family = {
  readSubject: async (secured) => readCredentialSubject(secured),
  async checkProofs(secured, ports) {
    if (secured.form === 'vc-jwt') return [await checkJwtProof(secured.jws, ports)];
    // Loaded when there is such a proof: no other pays for JSON-LD.
    if (secured.form === 'data-integrity')
      return (await import('../data-integrity/data-integrity.ts')).checkDataIntegrity(secured.document, ports);
    return [];
  },
  checkStructure,
  checkProof: (_, { proofs }) => proofs.proof,
  checkIssuerBinding: (_, { proofs }) => proofs.binding,
  checkAchievement,
  async checkStatus(subject, ports) {
    const { secured, document, unread } = subject;
    if (unread) return inconclusive(unread);
    // A JWT may keep its status in a claim (IETF Token Status List), which is of no kind that is known here.
    const claim = secured.form === 'vc-jwt' && objectOf(secured.jws.payload['status']);
    const entries = [...listOf(document['credentialStatus']), ...(claim ? [{ type: Object.keys(claim) }] : [])];
    if (entries.length === 0) return notApplicable();
    // Loaded when there is a status to ask for: most badges have none.
    return (await import('../checks/open-badges-3/status.ts')).checkStatus(entries, subject, ports);
  },
};
