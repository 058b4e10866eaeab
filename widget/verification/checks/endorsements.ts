import type { JsonObject } from '../../credential/credential.ts';
import { listOf } from '../../credential/json-text.ts';
import type { CheckPorts, Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { issuerHostOf } from '../issuers/issuer-host.ts';
import { idOf, sameText, typesOf, webUrlOf } from '../json-value.ts';
import type { CheckEvidence } from '../report.ts';
import { readSignedDocument } from '../signed-document.ts';
import type { Subject } from '../subject.ts';
import { datesOf, periodProblem } from '../validity.ts';
import { worstOf } from '../worst-finding.ts';

/** Most endorsements of one badge that are looked at. */
const MAX_ENDORSEMENTS = 20;

interface Endorsement {
  readonly value: unknown;
  readonly at: string;
  /** What it must be about. */
  readonly endorsed: string | undefined;
  /** Whether it lies on somebody else's host than the issuer's: what the badge calls so may be another thing than what was endorsed. */
  readonly isForeign: boolean;
}

/**
 * Does what others vouch for hold? OB 3.0 `endorsement` (embedded, with proofs of its own) and `endorsementJwt`, of the credential, its
 * achievement and its issuer. An Open Badges 2.0 endorsement is a record elsewhere: it is told that it was not looked at.
 */
export async function checkEndorsements(subject: Subject, ports: CheckPorts): Promise<Finding> {
  const all = subject.endorsed.flatMap(({ object, id }) => {
    const isForeign = webUrlOf(id) !== undefined && issuerHostOf(id) !== issuerHostOf(subject.issuerId);
    const of = (member: string) =>
      listOf(object[member]).map((value): Endorsement => ({ value, at: `/${member}`, endorsed: id, isForeign }));
    return [...of('endorsement'), ...of('endorsementJwt')];
  });
  const looked = all.slice(0, MAX_ENDORSEMENTS);
  const findings = await Promise.all(looked.map((endorsement) => ofEndorsement(endorsement, ports)));
  if (all.length > looked.length)
    findings.push(inconclusive({ code: 'endorsements.unverified', at: `/endorsement/${MAX_ENDORSEMENTS}` }));
  return worstOf(findings);
}

async function ofEndorsement({ value, at, endorsed, isForeign }: Endorsement, ports: CheckPorts): Promise<Finding> {
  const secured = await readSignedDocument(value);
  if (!secured || secured.form === 'unsecured') return inconclusive({ code: 'endorsements.unverified', at });
  const { document } = secured;
  const evidence: readonly CheckEvidence[] = [{ kind: 'claim', value: idOf(document['issuer']) ?? '' }];
  const { proof, binding } = await ports.judge(secured);
  const wrong = proof.outcome === 'failed' || binding.outcome === 'failed' || !isAbout(document, endorsed);
  if (wrong) return failed({ code: 'endorsements.invalid', at }, { evidence });
  const problem = periodProblem(datesOf(secured), ports);
  // One that may have been taken back is not asked for its own status.
  const isOpen = isForeign || problem || document['credentialStatus'];
  const holds = proof.outcome === 'passed' && binding.outcome === 'passed' && !isOpen;
  return holds ? passed({ evidence }) : inconclusive({ code: 'endorsements.unverified', at }, { evidence });
}

// An endorsement of somebody else's badge, moved over to this one, is still well signed; and so is a badge that the issuer of this one got
// from somebody, which states its class (OB 3.0 `EndorsementCredential.type`) and vouches for nobody.
function isAbout(document: JsonObject, endorsed: string | undefined): true | undefined {
  const subjects = listOf(document['credentialSubject']).map((subject) => idOf(subject));
  const isNamed = subjects.some((id) => id !== undefined && sameText(id, endorsed));
  return (isNamed && typesOf(document).includes('EndorsementCredential')) || undefined;
}
