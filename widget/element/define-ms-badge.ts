import { MsBadgeElement } from './ms-badge.ts';

/**
 * Registers the element. A tag that somebody else has taken is left alone: `ms-badge` is used by other libraries too, and the
 * fallback markup inside stays what is seen.
 * @param tag default `ms-badge`
 * @returns the tag, or undefined when it was taken by another element
 */
export function defineMsBadge(tag = 'ms-badge'): string | undefined {
  const taken = customElements.get(tag);
  if (taken) return taken.prototype instanceof MsBadgeElement || taken === MsBadgeElement ? tag : undefined;
  // One class can stand under one tag only: each further tag gets a subclass of its own.
  customElements.define(tag, class extends MsBadgeElement {});
  return tag;
}
