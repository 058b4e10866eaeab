import type { JsonObject } from '../../../credential/credential.ts';
import type { CheckPorts, Finding } from '../../checking.ts';
import { failed, inconclusive, passed } from '../../checking.ts';
import { listOf } from '../../../credential/json-text.ts';
import type { Problem } from '../../report.ts';
import type { RecordsSubject } from '../../subject.ts';

/**
 * Integrity: is the document as its issuer made it? A hosted badge is what its issuer serves at its own address (OB 2.0 "HostedBadge
 * verification"); a signed one carries a signature.
 */
export async function checkProof({ secured, chain, unread, document }: RecordsSubject, ports: CheckPorts): Promise<Finding> {
  // A hosted badge is the one whose assertion was asked for.
  if (!(unread ?? chain.assertion)) return ports.proofs.proof;
  const evidence = [chain.assertion?.evidence];
  if (unread) return ((await isWrong(unread)) ? failed : inconclusive)(unread, { evidence });
  return passed({ evidence, warnings: differences(document, secured.document) });
}

/** 404 is the issuer's own answer: it knows of no such badge. So is another record. Everything else says nothing about the badge. */
async function isWrong({ code, at }: Problem): Promise<true | undefined> {
  if (code === 'network.blocked') return (await import('../../open-badges-2/hidden-address.ts')).isHidden(at);
  if (code === 'proof.missing') return at === undefined || undefined;
  // With another record's identifier it is that record; without any it may be an error in JSON.
  return code === 'proof.hosted-missing' || (code === 'proof.hosted-differs' && at !== '') || undefined;
}

/** What the file said otherwise. Only told: the issuer's answer is what is shown. */
function differences(document: JsonObject, brought: JsonObject = {}): readonly Problem[] {
  const told = ['issuedOn', 'expires', 'recipient', 'evidence', 'narrative'] as const;
  return told
    .filter((key) => brought[key] !== undefined && !same(brought[key], document[key]))
    .map((key) => ({ code: 'proof.hosted-differs', at: `/${key}` }));
}

// One value and a list of that one value are the same statement.
function same(one: unknown, other: unknown): true | undefined {
  return JSON.stringify(listOf(one)) === JSON.stringify(listOf(other)) || undefined;
}
