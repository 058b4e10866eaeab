// Letters of other scripts, and digits, that are drawn like a Latin letter (Unicode TR 39 confusables, the ones that spell names).
const DRAWN_LIKE: { readonly [latin: string]: string } = {
  a: 'аɑα@', b: 'ьв', c: 'сϲ', d: 'ԁ', e: 'еёєε', f: 'ϝ', g: 'ɡԍ', h: 'һнη', i: 'іїιı1|!ɩ', j: 'јϳ', k: 'кκ', m: 'мṃ',
  n: 'пռν', o: 'оοօ0σӧ', p: 'рρ', q: 'ԛգ', r: 'гᴦ', s: 'ѕꜱ5$', t: 'тτ', u: 'υսц', v: 'ѵ', w: 'ԝѡω', x: 'хχ', y: 'уүγ', z: 'ᴢ2',
}; // prettier-ignore

/** The Latin letter that a character is drawn like. Only names with more in them than plain letters need it. */
export const SKELETON: ReadonlyMap<string, string> = new Map(
  Object.entries(DRAWN_LIKE).flatMap(([latin, drawn]) => [...drawn].map((letter) => [letter, latin] as const)),
);

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee'].map((script) => new RegExp(`\\p{Script=${script}}`, 'u'));

/** Whether one word mixes scripts that are drawn alike: no language does, and a forger must. */
export function mixesScripts(name: string): true | undefined {
  return name.split(/\s+/).some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1) || undefined;
}
