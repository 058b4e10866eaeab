/**
 * The language that a page gives an element: the nearest `lang`, also outside the shadow roots that it stands in. An empty
 * `lang` says "unknown" and ends the search, as in HTML.
 */
export function pageLanguage(element: Element): string {
  for (let at: Element | null = element; at !== null;) {
    const speaker: Element | null = at.closest('[lang]');
    if (speaker) return speaker.getAttribute('lang') ?? '';
    const root = at.getRootNode();
    at = root instanceof ShadowRoot ? root.host : null;
  }
  return '';
}
