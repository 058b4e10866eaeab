import { lettering } from '../artwork/lettering.ts';
import { closedPath, format, picture, polar } from '../artwork/shapes.ts';
import type { CertificationTier } from './tables/microsoft-certifications.ts';

/** What a picture stands for: a certification of some level, an applied skill, or an exam. */
export type LearnArtworkKind = CertificationTier | 'applied-skill' | 'exam';

/** What is drawn. Nothing of the earner's is in it. */
export interface LearnArtwork {
  readonly kind: LearnArtworkKind;
  /** Code of the exam, such as `AZ-104`: sets the colors, and is written on the picture. */
  readonly code?: string;
  /** What it is about, where there is no code: sets the colors. */
  readonly subject?: string;
}

/** Dark, middle and light tone. */
type Tones = readonly [deep: string, mid: string, light: string];

const PAPER = '#f8f4ea';
const PLAIN: Tones = ['#2a2b35', '#626879', '#c3c8d4'];

/** By the letters of the exam's code. */
const TONES: { readonly [area: string]: Tones } = {
  AZ: ['#12324a', '#1f6f8b', '#8ccbcf'],
  AI: ['#2d1f4e', '#6a4aa5', '#c6acea'],
  DP: ['#3f2a0e', '#a8681a', '#f2c76f'],
  SC: ['#431325', '#a83754', '#efacb0'],
  MS: ['#4a2210', '#bd5629', '#f5bd94'],
  MD: ['#4a2210', '#bd5629', '#f5bd94'],
  PL: ['#301343', '#8d3f92', '#e2a8de'],
  MB: ['#0f3a2d', '#2e7d5b', '#a4d9b5'],
  GH: ['#1d2329', '#56626d', '#c4ced6'],
};

/** What an applied skill is about, told by its title; the first that fits. */
const SUBJECTS: readonly (readonly [pattern: RegExp, area: string])[] = [
  [/GitHub/i, 'GH'],
  [/\bAI\b|agent|Copilot|OpenAI|language/i, 'AI'],
  [/Fabric|data|SQL|lakehouse|analytics/i, 'DP'],
  [/Power |canvas app|Dataverse/i, 'PL'],
  [/secur|threat|Sentinel|Defender|Purview|identit|Entra/i, 'SC'],
  [/Dynamics|Business Central/i, 'MB'],
  [/Microsoft 365|Teams|SharePoint|Intune|Windows/i, 'MS'],
  [/Azure|container|Kubernetes|network/i, 'AZ'],
];

const WORDS: { readonly [Kind in LearnArtworkKind]: readonly [written: string, caption: string] } = {
  fundamentals: ['FUNDAMENTALS', 'Certification, fundamentals'],
  associate: ['ASSOCIATE', 'Certification, associate'],
  expert: ['EXPERT', 'Certification, expert'],
  specialty: ['SPECIALTY', 'Certification, specialty'],
  certification: ['CERTIFICATION', 'Certification'],
  'applied-skill': ['APPLIED SKILL', 'Applied skill'],
  exam: ['EXAM PASSED', 'Exam passed'],
};

/** Alternative text: what the picture stands for, and whose it is. */
export function artworkCaption({ kind, code }: LearnArtwork): string {
  return `${WORDS[kind][1]}${code === undefined ? '' : ` (${code})`}. Drawn by ms-badge; not Microsoft’s artwork.`;
}

/** The picture as an SVG document, in UTF-8. The same design always gives the same bytes. */
export function drawArtwork(design: LearnArtwork): Uint8Array {
  const { code, subject = '' } = design;
  const area = code?.split('-')[0] ?? SUBJECTS.find(([pattern]) => pattern.test(subject))?.[1];
  const tones = TONES[area ?? ''] ?? PLAIN;
  return new TextEncoder().encode(picture(artworkCaption(design), DRAW[design.kind](design, tones)));
}

const DRAW: { readonly [Kind in LearnArtworkKind]: (design: LearnArtwork, tones: Tones) => string } = {
  fundamentals: (design, tones) => disc(design, tones, hills(1, tones)),
  associate: (design, tones) => disc(design, tones, hills(2, tones)),
  expert: (design, tones) => disc(design, tones, hills(3, tones)),
  specialty: (design, tones) => disc(design, tones, well(tones)),
  certification: (design, tones) => disc(design, tones, rays(tones)),
  'applied-skill': blocks,
  exam: sheet,
};

const RIDGES = [
  'M-20 452Q150 392 300 430T620 424V620H-20Z',
  'M-20 412L96 362Q150 340 204 368L300 408L412 342Q446 320 480 346L620 430V620H-20Z',
  'M-20 430L176 318L234 356L338 262Q352 250 366 262L470 372L520 344L620 410V620H-20Z',
] as const;

/** One ridge, one behind the other, for each level that is climbed. */
function hills(levels: number, [deep, mid, light]: Tones): string {
  const fills = [light, mid, deep];
  const ridges = RIDGES.slice(0, levels).map((ridge, index) => `<path d="${ridge}" fill="${fills[index] ?? deep}"/>`);
  return ridges.reverse().join('');
}

/** Layers of ground, and one shaft that goes through all of them. */
function well([deep, mid, light]: Tones): string {
  const layers = [
    [344, deep],
    [402, mid],
    [460, light],
  ] as const;
  const ground = layers.map(([y, fill]) => `<path d="M-20 ${y}Q150 ${y - 18} 300 ${y}T620 ${y}V620H-20Z" fill="${fill}"/>`);
  return `${ground.join('')}<path d="M272 344V430L300 456L328 430V344Z" fill="${PAPER}"/>`;
}

/** Lines that meet behind the horizon. */
function rays([deep, mid, light]: Tones): string {
  const lines = Array.from({ length: 17 }, (_, index) => {
    const [x, y] = polar(-80 + index * 10, 420, [300, 452]);
    return `<path d="M300 452L${format(x)} ${format(y)}"/>`;
  });
  return (
    `<g stroke="${mid}" stroke-opacity=".28" stroke-width="7">${lines.join('')}</g>` +
    `<circle cx="300" cy="452" r="112" fill="${deep}"/><path d="M-20 452H620V620H-20Z" fill="${light}"/>`
  );
}

/** Codes of six characters fill their line; longer ones are set smaller. */
const heightOf = (code: string, height: number): number => Math.min(height, (height * 6) / code.length);

function disc({ kind, code }: LearnArtwork, [deep, mid]: Tones, scene: string): string {
  const word = lettering(WORDS[kind][0], [300, 512], { height: 22, color: deep, tracking: 0.4, weight: 0.15 });
  const name =
    code === undefined
      ? ''
      : lettering(code, [300, 232], { height: heightOf(code, 70), color: deep, weight: 0.15, tracking: 0.34 });
  return (
    '<defs><clipPath id="c"><circle cx="300" cy="300" r="268"/></clipPath></defs>' +
    `<circle cx="300" cy="300" r="292" fill="${mid}"/><circle cx="300" cy="300" r="268" fill="${PAPER}"/>` +
    `<g clip-path="url(#c)">${scene}</g>${name}${word}` +
    `<circle cx="300" cy="300" r="268" fill="none" stroke="${deep}" stroke-width="6"/>`
  );
}

/** Blocks that were put together by hand, the last one on its way. */
function blocks({ kind }: LearnArtwork, [deep, mid, light]: Tones): string {
  const block = (x: number, y: number, [top, left, right]: Tones): string =>
    [
      [
        closedPath([
          [x, y],
          [x + 84, y + 42],
          [x, y + 84],
          [x - 84, y + 42],
        ]),
        top,
      ],
      [
        closedPath([
          [x - 84, y + 42],
          [x, y + 84],
          [x, y + 176],
          [x - 84, y + 134],
        ]),
        left,
      ],
      [
        closedPath([
          [x + 84, y + 42],
          [x, y + 84],
          [x, y + 176],
          [x + 84, y + 134],
        ]),
        right,
      ],
    ]
      .map(([path, fill]) => `<path d="${path}" fill="${fill}"/>`)
      .join('');
  const stone: Tones = [light, mid, deep];
  return (
    `<rect x="14" y="14" width="572" height="572" rx="92" fill="${deep}"/><rect x="36" y="36" width="528" height="528" rx="72" fill="${PAPER}"/>` +
    block(300, 188, stone) +
    block(212, 232, stone) +
    block(388, 232, stone) +
    block(300, 276, stone) +
    block(300, 70, ['#ffe1a6', '#e0a33c', '#a86f16']) +
    lettering(WORDS[kind][0], [300, 528], { height: 25, color: deep, tracking: 0.55 })
  );
}

/** A sheet with its corner folded, ruled, and signed off. */
function sheet({ kind, code }: LearnArtwork, [deep, mid, light]: Tones): string {
  const rules = [306, 342, 378].map((y, index) => `<path d="M150 ${y}H${[450, 420, 330][index] ?? 450}"/>`).join('');
  return (
    `<path d="M112 14H404L508 118V556Q508 586 478 586H112Q82 586 82 556V44Q82 14 112 14Z" fill="${deep}"/>` +
    `<path d="M116 36H394L486 128V552Q486 564 474 564H116Q104 564 104 552V48Q104 36 116 36Z" fill="${PAPER}"/>` +
    `<path d="M394 36L486 128H408Q394 128 394 114Z" fill="${light}"/>` +
    (code === undefined
      ? ''
      : lettering(code, [295, 244], { height: heightOf(code, 58), color: deep, weight: 0.15, tracking: 0.34 })) +
    `<g stroke="${light}" stroke-width="12" stroke-linecap="round">${rules}</g>` +
    `<circle cx="412" cy="436" r="58" fill="${mid}"/><path d="M384 438L405 459L442 416" fill="none" stroke="${PAPER}" stroke-width="16" stroke-linecap="round" stroke-linejoin="round"/>` +
    lettering(WORDS[kind][0], [266, 528], { height: 22, color: deep, tracking: 0.5 })
  );
}
