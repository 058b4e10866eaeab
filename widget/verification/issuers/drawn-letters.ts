// Letters of other scripts, and digits, that are drawn like a Latin letter (Unicode TR 39 confusables, the ones that spell names).
const DRAWN_LIKE: { readonly [latin: string]: string } = {
  a: 'аɑα@ꓮ', b: 'ьвꓐ', c: 'сϲꓚ', d: 'ԁꓓ', e: 'еёєεꓰ', f: 'ϝꓝ', g: 'ɡԍꓖ', h: 'һнηꓧ', i: 'іїιı1|!ɩꓲꓡ', j: 'јϳꓙ', k: 'кκꓗ', m: 'мṃꓟ',
  n: 'пռνꓠ', o: 'оοօ0σӧꓳ', p: 'рρꓑ', q: 'ԛգ', r: 'гᴦꓣ', s: 'ѕꜱ5$ꓢ', t: 'тτꓔ', u: 'υսцꓴ', v: 'ѵꓦ', w: 'ԝѡωꓪ', x: 'хχꓫ', y: 'уүγꓬ', z: 'ᴢ2ꓜ',
}; // prettier-ignore

/** The Latin letter that a character is drawn like. Only names with more in them than plain letters need it. */
export const SKELETON: ReadonlyMap<string, string> = new Map(
  Object.entries(DRAWN_LIKE).flatMap(([latin, drawn]) => [...drawn].map((letter) => [letter, latin] as const)),
);

const SCRIPTS = ['Latin', 'Cyrillic', 'Greek', 'Armenian', 'Cherokee', 'Lisu', 'Coptic'].map(
  (script) => new RegExp(`\\p{Script=${script}}`, 'u'),
);

/** Whether one word mixes scripts that are drawn alike: no language does, and a forger must. */
export function mixesScripts(name: string): true | undefined {
  return name.split(/\s+/).some((word) => SCRIPTS.filter((script) => script.test(word)).length > 1) || undefined;
}
