import { holdsAddress } from '../issuers/open-redirect.ts';
import { isAnybodys } from '../issuers/shared-host.ts';
import { idOf, listOf, webUrlOf } from '../json-value.ts';
import type { KeyQuestion, Picked } from './issuer-keys.ts';
import { baseOf, ownKeys, pick, sameId, unresolvable } from './issuer-keys.ts';
import { loadKeyDocument, type KeyPorts } from './key-document.ts';
import { failure, unclear } from '../proof-answer.ts';
import { isKeySet, listKeys } from './listed-keys.ts';
import { keyOfMethod } from './method-key.ts';
import { leavesPurposesOpen } from './unstated-purpose.ts';
import { sameKey } from './verification-key.ts';

/** A key that lies outside the issuer's own document. What is somebody else's is not the issuer's. */
export async function fromElsewhere(method: string, question: KeyQuestion, ports: KeyPorts): Promise<Picked> {
  const url = webUrlOf(method);
  if (url && url.host === webUrlOf(question.issuerId)?.host) return fromKeyUrl(method, question, ports);
  return (url ?? /^did:(key|jwk|web):/.test(method)) ? failure('issuer-binding.not-proven', method) : unresolvable(method);
}

/** A key of its own address on the issuer's host: the host vouches for it, unless the issuer's document says otherwise. */
async function fromKeyUrl(method: string, question: KeyQuestion, ports: KeyPorts): Promise<Picked> {
  const issuerId = question.issuerId ?? '';
  const answered = await loadKeyDocument(baseOf(method), ports);
  if ('outcome' in answered) return answered;
  const { json, url } = answered;
  if (!json) return unclear('issuer-binding.unreachable', method);
  if (webUrlOf(url)?.host !== webUrlOf(issuerId)?.host) return failure('issuer-binding.redirected', url);
  const isMethod = (await keyOfMethod(json)) !== undefined;
  const listed = await listKeys(isMethod ? { assertionMethod: [json] } : json, ports.now);
  if (!isKeySet(json) && !isMethod) {
    return sameId(json['id'], issuerId) ? pick(listed, question) : failure('issuer-binding.not-proven', method);
  }
  // What Open Badges 2.0 calls an owner (`CryptographicKey`): of a host that has several issuers, another one.
  const owner = idOf(json['owner']);
  if (owner !== undefined && !sameId(owner, issuerId)) return failure('issuer-binding.key-not-listed', method);
  const answer = pick(listed, listed.length === 1 ? { ...question, method: listed[0]?.id } : question);
  if (!('keys' in answer) || answer.binding.outcome !== 'passed') return answer;
  const profile = await loadKeyDocument(issuerId, ports);
  const document = 'json' in profile && sameId(profile.json?.['id'], issuerId) ? profile.json : undefined;
  const listedThere = document ? await listKeys(document, ports.now) : [];
  const isNamed = ['assertionMethod', 'publicKey'].some((list) => listOf(document?.[list]).some((each) => sameId(each, method)));
  // By its address alone, and not with another key beside it.
  if (isNamed && !listedThere.some(({ id }) => sameId(id, method))) return answer;
  const isOpen = document !== undefined && leavesPurposesOpen(document);
  const own = ownKeys(listedThere, issuerId).filter(({ forAssertion }) => forAssertion || isOpen);
  const listedToo = answer.keys.every((key) => own.some((each) => sameKey(each.key, key)));
  if (listedThere.length > 0)
    return listedToo ? answer : { ...answer, binding: failure('issuer-binding.key-not-listed', method) };
  // Nobody but the host vouches for it then, which may answer with what it fetches for anybody, or be where anybody can publish.
  const place = webUrlOf(method);
  return isAnybodys(method, [issuerId]) || (place && holdsAddress(place))
    ? { ...answer, binding: unclear('issuer-binding.not-proven', method) }
    : answer;
}
