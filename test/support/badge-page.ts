// The world of an element test: a page, and a network that holds what the test put there and nothing else.
import axe from 'axe-core';
import { fixture } from '@open-wc/testing';
import { MsBadgeElement } from '../../widget/element/ms-badge.ts';
import type { MsBadgeEventMap } from '../../widget/element/ms-badge-events.ts';
import type { Badge } from '../../widget/badge/badge.ts';
import type { PublishedBadge } from '../../widget/verification/badge-record.ts';
import { makeReport } from './badge-record.ts';
import { Answer, createIssuer, draftCredential, Fault, toBytes, type CredentialFields } from './issue-credential.ts';

/** Where the badge file of these tests lies. */
export const FILE = new URL('/badges/first-aid.json', location.href).href;

/** An address that answers on this page's own host, for pictures. */
export const PICTURE = new URL('/package.json', location.href).href;

/** Where a published credential lies. */
export const CREDENTIAL = new URL('/badges/credential.json', location.href).href;

const platformFetch = globalThis.fetch;

/** Puts a network in place of the platform's; what is not on it is unreachable. Gives the URLs that were asked for. */
export function plugIn(documents: { readonly [url: string]: unknown }): string[] {
  const requests: string[] = [];
  globalThis.fetch = async (input) => {
    const url = input instanceof Request ? input.url : String(input);
    requests.push(url);
    const found = Object.hasOwn(documents, url) ? documents[url] : new Fault('unreachable');
    if (found instanceof Fault) throw new TypeError('Failed to fetch');
    const answer = found instanceof Answer ? found : new Answer(200, found);
    const body = new Blob([new Uint8Array(toBytes(answer.body))]);
    return new Response(body, { status: answer.status, headers: { 'content-type': 'application/json' } });
  };
  return requests;
}

/** Gives the platform its network back. */
export function unplug(): void {
  globalThis.fetch = platformFetch;
}

/** A badge file as a site publishes it. */
export function publish(badge: Partial<Badge> = {}, more: Partial<PublishedBadge> = {}): PublishedBadge {
  return {
    version: 1,
    badge: {
      specVersion: '3.0',
      name: 'Sample First Aid',
      issuer: { id: 'did:web:issuer.example:org:1', name: 'Sample School' },
      skills: [],
      alignments: [],
      evidence: [],
      validFrom: '2025-01-01T00:00:00Z',
      ...badge,
    },
    report: makeReport(),
    page: './first-aid/',
    ...more,
  };
}

/**
 * An issuer made for one test, a credential of its for signing, and the file of the badge. The issuer is on the site's own list.
 */
export async function publishSigned(fields: CredentialFields = {}) {
  const issuer = await createIssuer({ method: 'did:key', name: 'Sample School' });
  const draft = draftCredential(issuer, { name: 'Sample First Aid', ...fields });
  const row = { id: issuer.id, organisation: 'Sample School', source: 'https://issuer.example/about', asOf: '2026-11-01' };
  const credential = { url: './credential.json', kind: 'published' } as const;
  const file = publish({ issuer: { id: issuer.id, name: issuer.name } }, { credential, knownIssuers: [row] });
  return { issuer, draft, file };
}

/** What the tests put inside the element. */
export const FALLBACK = '<a href="/first-aid/">First Aid, issued by Sample School</a>';

/** Puts markup into the page and waits until the element inside has drawn, failed or has nothing to do. */
export async function show(
  attributes = `src="${FILE}"`,
  around: (badge: string) => string = (badge) => badge,
): Promise<MsBadgeElement> {
  const settled = new Promise<void>((done) => {
    for (const type of ['ms-badge-load', 'ms-badge-error'] as const)
      document.addEventListener(type, () => done(), { once: true });
  });
  const outer = await fixture<HTMLElement>(around(`<ms-badge ${attributes}>${FALLBACK}</ms-badge>`));
  const element = outer.localName === 'ms-badge' ? outer : outer.querySelector('ms-badge');
  if (!(element instanceof MsBadgeElement)) throw new Error('the markup holds no <ms-badge>');
  if (/src="[^"]+"/u.test(attributes) && !attributes.includes('view="verify"')) await settled;
  await drawn(element);
  return element;
}

/** The next event of a kind that reaches the page. */
export function heard<Type extends keyof MsBadgeEventMap>(type: Type): Promise<MsBadgeEventMap[Type]> {
  return new Promise((done) => {
    document.body.addEventListener(type, done, { once: true });
  });
}

/** Waits for words and drawing: both are loaded beside the badge file. */
export async function drawn(element: MsBadgeElement): Promise<void> {
  for (let turn = 0; turn < 50; turn++) {
    await element.updateComplete;
    await new Promise((done) => setTimeout(done));
    if (shadow(element).querySelector('button')) return;
  }
}

/** What the element draws into. */
export function shadow(element: Element): ShadowRoot {
  if (!element.shadowRoot) throw new Error('no shadow root');
  return element.shadowRoot;
}

/** Text of the first match as a reader sees it, with every run of white space as one space. */
export function textOf(element: Element, selector: string): string {
  return (shadow(element).querySelector(selector)?.textContent ?? '').replace(/\s+/gu, ' ').trim();
}

/** True while the page's own markup is what is seen. */
export function showsFallback(element: Element): boolean {
  const slot = shadow(element).querySelector('slot:not([name])');
  return slot instanceof HTMLSlotElement && slot.assignedElements().length === 1;
}

/** Presses the button and waits until the verification has come to its end. */
export async function press(element: MsBadgeElement): Promise<void> {
  const over = new Promise<void>((done) => {
    for (const type of ['ms-badge-verify', 'ms-badge-error'] as const)
      element.addEventListener(type, () => done(), { once: true });
  });
  shadow(element).querySelector('button')?.click();
  await over;
  await element.updateComplete;
}

/** What axe finds wrong with the page, as `rule: element`. */
export async function axeFindings(): Promise<string[]> {
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
