/** A value by others as JSON for a message, cut at `maxLength` characters; `nothing` for undefined, which JSON has not. */
export function shownValue(value: unknown, maxLength: number): string {
  if (value === undefined) return 'nothing';
  // Each level takes a character: what lies deeper than the cut is never shown, and a hostile value must not exhaust the stack.
  const text = JSON.stringify(pruned(value, maxLength));
  return text.length > maxLength ? `${text.slice(0, maxLength)}...` : text;
}

function pruned(value: unknown, depth: number): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (depth === 0) return '';
  if (Array.isArray(value)) return value.map((inner) => pruned(inner, depth - 1));
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, pruned(inner, depth - 1)]));
}
