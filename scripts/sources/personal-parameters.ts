import { webUrlOf } from '../../widget/badge/http-url.ts';

/** Parameters that say who looks at a badge, and nothing about the badge: Badgr's `identity__email` and the like. */
const PERSONAL_NAME = /^identity__|mail|^(?:recipient|user(?:_?name)?|identity|phone|telephone)$/i;
const MAIL_ADDRESS = /[^\s@]@[^\s@]/;

/**
 * An address without what is personal in it: such parameters, whatever holds a mail address, a user name and a password, and
 * the fragment. To be used before an address is asked for, stored or told. Anything that is no http(s) URL comes back as it is.
 */
export function withoutPersonal(address: string): string {
  const url = webUrlOf(address);
  if (!url) return address;
  url.hash = '';
  url.username = '';
  url.password = '';
  const personal = [...url.searchParams].filter(([name, value]) => PERSONAL_NAME.test(name) || MAIL_ADDRESS.test(value));
  removeParameters(url, new Set(personal.map(([name]) => name)));
  return url.href;
}

/** Removes every parameter of these names. All at once: each change of a URL writes the whole of it again. */
function removeParameters(url: URL, names: ReadonlySet<string>): void {
  // Only when there is something to remove: a parameter list that is written again may be spelled in another way.
  if (names.size === 0) return;
  url.search = String(new URLSearchParams([...url.searchParams].filter(([name]) => !names.has(name))));
}

/**
 * The address under which what was answered at `address` is kept: without its fragment, and without what Badgr adds for the one who looks.
 * Undefined where anything else in it is personal: that may be what tells one record of the host from another, and left out it would
 * have the answer of the one taken for the other's.
 */
export function keptAddress(address: string): string | undefined {
  const url = webUrlOf(address);
  if (!url) return address;
  url.hash = '';
  const kept = withoutViewer(url.href);
  return withoutPersonal(kept) === kept ? kept : undefined;
}

/** An address without what Badgr adds for the one who looks: `identity__email` and the like. One that has none comes back as it is. */
export function withoutViewer(address: string): string {
  const url = webUrlOf(address);
  if (!url) return address;
  const names = [...url.searchParams.keys()].filter((name) => /^identity__/i.test(name));
  removeParameters(url, new Set(names));
  return names.length > 0 ? url.href : address;
}

/** What the earner wrote, in quotes for a message; not where it may hold a mail address or a password. */
export function quoted(text: string): string {
  const clean = withoutPersonal(text.trim());
  return clean.includes('@') ? 'what is given (with "@", so not repeated here)' : `"${clean.slice(0, 120)}"`;
}
