import { format, polar } from './shapes.ts';

/**
 * An alphabet of single strokes, drawn for these badges: no picture depends on a font that a machine may not have. Cap height
 * is 10 units; each letter is its width and its path.
 */
const LETTERS: { readonly [character: string]: readonly [width: number, path: string] } = {
  A: [8, 'M0 10 4 0 8 10M1.3 6.8H6.7'],
  B: [6, 'M0 4.6H3.2A2.7 2.7 0 0 1 3.2 10H0V0H2.9A2.3 2.3 0 0 1 2.9 4.6'],
  C: [8.4, 'M8.4 1.5A5 5 0 1 0 8.4 8.5'],
  D: [7.5, 'M0 0V10H2.5A5 5 0 0 0 2.5 0Z'],
  E: [5.4, 'M5.4 0H0V10H5.4M0 5H4.7'],
  F: [5.2, 'M5.2 0H0V10M0 5H4.5'],
  G: [9.7, 'M8.5 1.5A5 5 0 1 0 9.9 5.6H6'],
  H: [7, 'M0 0V10M7 0V10M0 5H7'],
  I: [0, 'M0 0V10'],
  J: [4.4, 'M4.4 0V7.3A2.4 2.7 0 0 1 0 8.3'],
  K: [6.4, 'M0 0V10M6.2 0 0 6M2.1 4 6.5 10'],
  L: [5, 'M0 0V10H5'],
  M: [9, 'M0 10V0L4.5 7 9 0V10'],
  N: [7.4, 'M0 10V0L7.4 10V0'],
  O: [10, 'M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0Z'],
  P: [5.8, 'M0 10V0H3A2.7 2.7 0 0 1 3 5.4H0'],
  Q: [10, 'M5 0A5 5 0 1 1 5 10A5 5 0 1 1 5 0ZM6.3 6.8 9.6 10.4'],
  R: [6, 'M0 10V0H3A2.7 2.7 0 0 1 3 5.4H0M2.8 5.4 6.2 10'],
  S: [5.8, 'M5.3 1.5A2.5 2.4 0 0 0 3 0A2.5 2.4 0 0 0 3 4.8A2.8 2.6 0 0 1 3 10A2.8 2.6 0 0 1 .2 8.2'],
  T: [6.8, 'M0 0H6.8M3.4 0V10'],
  U: [7, 'M0 0V6.5A3.5 3.5 0 0 0 7 6.5V0'],
  V: [7.8, 'M0 0 3.9 10 7.8 0'],
  W: [12, 'M0 0 3 10 6 .6 9 10 12 0'],
  X: [7, 'M0 0 7 10M7 0 0 10'],
  Y: [7, 'M0 0 3.5 5 7 0M3.5 5V10'],
  Z: [7, 'M0 0H7L0 10H7'],
  0: [6.4, 'M3.2 0A3.2 5 0 1 1 3.2 10A3.2 5 0 1 1 3.2 0Z'],
  1: [2.4, 'M0 2 2.4 0V10'],
  2: [6, 'M.2 2.8A2.8 2.8 0 1 1 5.1 4.6L0 10H6'],
  3: [5.6, 'M.4 0H5.2L2.4 4A3 3 0 1 1 0 8.2'],
  4: [6.4, 'M4.8 10V0L0 7H6.4'],
  5: [5.6, 'M5.2 0H1L.6 4.5A3 2.9 0 1 1 .1 8.4'],
  6: [6.2, 'M4.6 0 .9 4.9A3.1 3.1 0 1 0 3.1 3.9'],
  7: [5.8, 'M0 0H5.8L1.6 10'],
  8: [6, 'M3 0A2.3 2.3 0 1 1 3 4.6A2.3 2.3 0 1 1 3 0ZM3 4.6A2.7 2.7 0 1 1 3 10A2.7 2.7 0 1 1 3 4.6Z'],
  9: [6.2, 'M1.6 10 5.3 5.1A3.1 3.1 0 1 0 3.1 6.1'],
  '-': [3.4, 'M0 5.4H3.4'],
  '·': [0, 'M0 5V5.01'],
  Б: [6, 'M5.4 0H0V10H3.2A2.7 2.7 0 0 0 3.2 4.6H0'],
  Г: [5, 'M5 0H0V10'],
  Д: [8.6, 'M0 12V10H8.6V12M1.2 10 4.3 0 7.4 10'],
  Ё: [5.4, 'M5.4 0H0V10H5.4M0 5H4.7M1.5-2.6V-2.59M3.9-2.6V-2.59'],
  Ж: [10, 'M5 0V10M0 0 5 5.4 10 0M0 10 3.4 3.7M10 10 6.6 3.7'],
  И: [7.4, 'M0 0V10L7.4 0V10'],
  Й: [7.4, 'M0 0V10L7.4 0V10M2-2.8Q3.7-1 5.4-2.8'],
  Л: [7.6, 'M0 10 3.8 0 7.6 10'],
  П: [7, 'M0 10V0H7V10'],
  Ш: [9, 'M0 0V10H9V0M4.5 0V10'],
  Ь: [6, 'M0 0V10H3.2A2.7 2.7 0 0 0 3.2 4.6H0'],
  Я: [6, 'M6 10V0H3A2.7 2.7 0 0 0 3 5.4H6M3.2 5.4 0 10'],
};

/** Cyrillic capitals that look like Latin ones. */
const LOOK_ALIKES: { readonly [character: string]: string } = {
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  О: 'O',
  Р: 'P',
  С: 'C',
  Т: 'T',
  У: 'Y',
  Х: 'X',
};

const SPACE = [4.2, ''] as const;

/** How a text is set. */
export interface LetteringStyle {
  /** Cap height in the picture's units. */
  readonly height: number;
  readonly color: string;
  /** Stroke width, as a share of the cap height. Default 0.13. */
  readonly weight?: number;
  /** Space between letters, as a share of the cap height. Default 0.3. */
  readonly tracking?: number;
  /** Where a straight line lies: its middle or its start at `x`. Default `middle`. */
  readonly align?: 'start' | 'middle';
}

/**
 * Capitals on a straight line, at `x`, standing on the baseline `y`.
 * @throws RangeError for a letter that is not drawn
 */
export function lettering(text: string, [x, y]: readonly [number, number], style: LetteringStyle): string {
  const { glyphs, width } = layOut(text, style);
  const scale = style.height / 10;
  const start = style.align === 'start' ? 0 : -width / 2;
  const paths = glyphs.map(({ path, from }) => `<path transform="translate(${format(start + from)} -10)" d="${path}"/>`);
  return group(paths, `translate(${format(x)} ${format(y)}) scale(${format(scale)})`, style);
}

/**
 * Capitals on a circle round `centre` whose baseline has this radius, centred on `angle` (0 is up). `upright` sets them on the
 * lower half so that they are read from left to right.
 */
export function curvedLettering(
  text: string,
  place: {
    readonly centre: readonly [number, number];
    readonly radius: number;
    readonly angle?: number;
    readonly upright?: boolean;
  },
  style: LetteringStyle,
): string {
  const { glyphs, width } = layOut(text, style);
  const scale = style.height / 10;
  const direction = place.upright === true ? -1 : 1;
  const degreesPerUnit = ((180 / Math.PI) * scale) / place.radius;
  const paths = glyphs.map(({ path, from, width: own }) => {
    const angle = (place.angle ?? 0) + direction * (from + own / 2 - width / 2) * degreesPerUnit;
    const [x, y] = polar(angle, place.radius, place.centre).map(format);
    const turn = format(place.upright === true ? angle - 180 : angle);
    return `<path transform="translate(${x} ${y}) rotate(${turn}) scale(${format(scale)}) translate(${format(-own / 2)} -10)" d="${path}"/>`;
  });
  return group(paths, undefined, style);
}

function layOut(text: string, { tracking = 0.3 }: LetteringStyle): { glyphs: readonly Glyph[]; width: number } {
  const glyphs: Glyph[] = [];
  let at = 0;
  for (const character of text) {
    const letter = character === ' ' ? SPACE : LETTERS[LOOK_ALIKES[character] ?? character];
    if (letter === undefined) throw new RangeError(`lettering: no letter is drawn for "${character}"`);
    const [width, path] = letter;
    if (path !== '') glyphs.push({ path, from: at, width });
    at += width + tracking * 10;
  }
  return { glyphs, width: at - tracking * 10 };
}

interface Glyph {
  readonly path: string;
  readonly from: number;
  readonly width: number;
}

function group(paths: readonly string[], transform: string | undefined, { color, weight = 0.13 }: LetteringStyle): string {
  const place = transform === undefined ? '' : ` transform="${transform}"`;
  const stroke = `fill="none" stroke="${color}" stroke-width="${format(weight * 10)}" stroke-linecap="round" stroke-linejoin="round"`;
  return `<g${place} ${stroke}>${paths.join('')}</g>`;
}
