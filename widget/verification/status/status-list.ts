import { plainLine } from '../../badge/plain-text.ts';
import type { JsonObject } from '../../credential/credential.ts';
import type { LoadedDocument } from '../../credential/document-loader.ts';
import type { CheckPorts, Extra, Finding } from '../checking.ts';
import { failed, inconclusive, passed } from '../checking.ts';
import { load, unreachedCode } from '../record-loader.ts';
import type { CheckEvidence, Problem, ProblemCode } from '../report.ts';

/** A list that an issuer keeps of what it took back, and how one is read. */
export interface StatusList {
  readonly url: string;
  /** `Accept`. Default: JSON. */
  readonly accept?: string;
  /** What is looked up in it. */
  readonly claim?: CheckEvidence;
  readonly read: (document: LoadedDocument) => Listed | Promise<Listed>;
}

/** What a list says of one credential. */
export interface Listed {
  /** It was taken back. That counts whosever the list is: the issuer itself pointed there. */
  readonly taken?: Problem | undefined;
  /** Why saying nothing of the credential means nothing: it is another's list, or none. `at` is the list unless it says otherwise. */
  readonly unfit?: { readonly code: ProblemCode; readonly at?: string } | undefined;
  readonly warnings?: Extra['warnings'];
}

/** Loads a list and finds out what it means for the credential. */
export async function askList({ url, accept, claim, read }: StatusList, { loadDocument }: CheckPorts): Promise<Finding> {
  const answer = await load(loadDocument, url, 'status-list', accept);
  const evidence = [answer.evidence, claim];
  if (answer.kind !== 'found')
    return inconclusive({ code: unreachedCode(answer, 'status.list-unreachable'), at: url }, { evidence });
  const { taken, unfit, warnings } = await read(answer.document);
  if (taken) return failed(taken, { evidence, warnings });
  return unfit ? inconclusive({ at: url, ...unfit }, { evidence }) : passed({ evidence, warnings });
}

/** Taken back, with the reason that its issuer gave, if any. */
export function revoked(entry: JsonObject | undefined, at: string): Problem {
  const reason = plainLine(entry?.['revocationReason']);
  return { code: 'status.revoked', at, ...(reason !== '' && { values: { reason } }) };
}
