// Letters of other scripts, and digits, that are drawn like a Latin letter (Unicode TR 39 confusables, the ones that spell names).
const DRAWN_LIKE: { readonly [latin: string]: string } = {
  a: 'аɑα@', b: 'ьв', c: 'сϲ', d: 'ԁ', e: 'еёєε', f: 'ϝ', g: 'ɡԍ', h: 'һнη', i: 'іїιıl1|!ɩ', j: 'јϳ', k: 'кκ', m: 'мṃ',
  n: 'пռν', o: 'оοօ0σӧ', p: 'рρ', q: 'ԛգ', r: 'гᴦ', s: 'ѕꜱ5$', t: 'тτ', u: 'υսц', v: 'ѵ', w: 'ԝѡω', x: 'хχ', y: 'уүγ', z: 'ᴢ2',
}; // prettier-ignore

const SKELETON = new Map(
  Object.entries(DRAWN_LIKE).flatMap(([latin, drawn]) => [...drawn].map((letter) => [letter, latin] as const)),
);
const MARKS = new RegExp('\\p{M}+', 'gu');
const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'].map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));

/** A name as the eye takes it: compatibility forms, case, marks and letters of look-alike scripts made one. */
export function skeletonOf(name: string): string {
  const plain = name.normalize('NFKD').replace(MARKS, '').toLowerCase();
  const drawn = [...plain].map((letter) => SKELETON.get(letter) ?? letter).join('');
  return drawn
    .replace(/rn/g, 'm')
    .replace(/vv/g, 'w')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** A name as it is spelled, case and spaces apart. */
export function spellingOf(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Whether one word mixes scripts that are drawn alike: no language does, and a forger must. */
export function mixesScripts(name: string): true | undefined {
  return name.split(/\s+/).some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1) || undefined;
}

/** Whether a name has another one in it, as whole words. */
export function holdsWords(text: string, words: string): true | undefined {
  return (words !== '' && ` ${text} `.includes(` ${words} `)) || undefined;
}
