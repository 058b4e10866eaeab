import type { JsonObject } from '../../credential/credential.ts';
import { webUrlOf } from '../json-value.ts';
import type { KeyAnswer, KeyPorts, KeyQuestion } from './key-answer.ts';
import { baseOf, bindingOf, isKeySet, pick, problem, sameId, unbound } from './key-answer.ts';
import { loadKeyDocument } from './key-document.ts';
import { keyOfMethod, listKeys } from './listed-keys.ts';
import { sameKey } from './verification-key.ts';

/** A key of its own address on the issuer's host: the host vouches for it, unless the issuer's document says otherwise. */
export async function fromKeyUrl(method: string, question: KeyQuestion, ports: KeyPorts): Promise<KeyAnswer> {
  const issuerId = question.issuerId ?? '';
  const document = await loadKeyDocument(baseOf(method), ports.loadDocument);
  if (!('text' in document)) return unbound(question, bindingOf(document), document);
  const { json } = document;
  if (!json) return unbound(question, problem('inconclusive', 'issuer-binding.unreachable', method), document);
  if (webUrlOf(document.url)?.origin !== webUrlOf(issuerId)?.origin) {
    return unbound(question, problem('failed', 'issuer-binding.redirected', document.url), document);
  }
  if (!isKeySet(json) && !isMethod(json)) {
    if (!sameId(json['id'], issuerId)) return unbound(question, problem('failed', 'issuer-binding.not-proven', method), document);
    return pick(listKeys(json, ports.now), question, document);
  }
  const listed = isMethod(json) ? listKeys({ assertionMethod: [json] }, ports.now) : listKeys(json, ports.now);
  const answer = pick(listed, listed.length === 1 ? { ...question, method: listed[0]?.id } : question, document);
  if (answer.binding.outcome !== 'passed') return answer;
  const own = await loadKeyDocument(issuerId, ports.loadDocument);
  const ownKeys = 'text' in own && own.json && sameId(own.json['id'], issuerId) ? listKeys(own.json, ports.now) : [];
  const evidence = [...answer.evidence, ...(own.evidence ? [own.evidence] : [])];
  const contradicted =
    ownKeys.length > 0 && !answer.keys.every((key) => ownKeys.some((each) => each.forAssertion && sameKey(each.key, key)));
  if (!contradicted) return { ...answer, evidence };
  return { ...answer, evidence, binding: problem('failed', 'issuer-binding.key-not-listed', method) };
}

function isMethod(json: JsonObject): boolean {
  return keyOfMethod(json) !== undefined;
}
