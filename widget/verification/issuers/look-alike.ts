const MARKS = new RegExp('\\p{M}+', 'gu');

/** Names without anything that takes the table of drawn letters: what most issuers are called. */
export function isPlain(name: string): boolean {
  return /^[a-z .,&'()-]*$/i.test(name);
}

/**
 * A name as the eye takes it: compatibility forms, case, marks and letters of look-alike scripts made one.
 * @param drawn the Latin letters that others are drawn like; needed for a name that is not plain
 */
export function skeletonOf(name: string, drawn?: ReadonlyMap<string, string>): string {
  const plain = name.normalize('NFKD').replace(MARKS, '').toLowerCase();
  return [...plain]
    .map((letter) => (letter === 'l' ? 'i' : (drawn?.get(letter) ?? letter)))
    .join('')
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name as it is spelled, case and spaces apart. A number begins a word of its own, as in "Sample365". */
export function spellingOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/(\p{L})(?=\p{N})/gu, '$1 ')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether a name has another one in it, as whole words. */
export function holdsWords(text: string, words: string): true | undefined {
  return (words !== '' && ` ${text} `.includes(` ${words} `)) || undefined;
}
