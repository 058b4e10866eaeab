// Letters of other scripts, letters with a stroke or a hook to them, and digits, that are drawn like a Latin letter (Unicode TR 39
// confusables, the ones that spell names).
const DRAWN_LIKE: { readonly [latin: string]: string } = {
  a: 'аɑα@ꓮɐ', b: 'ьвꓐƀ', c: 'сϲꓚƈ', d: 'ԁꓓđ', e: 'еёєεꓰɇ', f: 'ϝꓝƒ', g: 'ɡԍꓖǥɠ', h: 'һнηꓧħ', i: 'іїιı1|!ɩꓲꓡłƚɨ', j: 'јϳꓙɉ', k: 'кκꓗƙ', m: 'мṃꓟɱᛖ',
  n: 'пռνꓠɲƞŋ', o: 'оοօ0σӧꓳøɵ', p: 'рρꓑƥ', q: 'ԛգ', r: 'гᴦꓣɍ', s: 'ѕꜱ5$ꓢʂ', t: 'тτꓔŧ', u: 'υսцꓴʉ', v: 'ѵꓦʋ', w: 'ԝѡωꓪ', x: 'хχꓫ', y: 'уүγꓬƴ', z: 'ᴢ2ꓜƶ',
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
