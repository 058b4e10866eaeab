import { curvedLettering, lettering } from '../../artwork/lettering.ts';
import { format, picture, polar, sector, type Point } from '../../artwork/shapes.ts';

const INK = '#1d2440';
const CREAM = '#f6efdf';

/** A shield in the old manner: oxblood and gold, a bell curve over its samples, an open book below. */
export function statisticalLearning(): string {
  const shield = 'M48 40Q300 76 552 40V300C552 452 438 540 300 592C162 540 48 452 48 300Z';
  const inner = 'M76 74Q300 104 524 74V298C524 432 424 512 300 560C176 512 76 432 76 298Z';
  const curve = Array.from({ length: 65 }, (_, index) => {
    const x = -3.2 + index * 0.1;
    return `${format(300 + x * 62)} ${format(352 - 168 * Math.exp((-x * x) / 2))}`;
  });
  const bars = [-2.4, -1.6, -0.8, 0, 0.8, 1.6, 2.4].map((x) => {
    const height = 160 * Math.exp((-x * x) / 2);
    return `<rect x="${format(300 + x * 62 - 17)}" y="${format(352 - height)}" width="34" height="${format(height)}"/>`;
  });
  const book =
    '<path d="M300 428C270 402 226 400 192 414V478C226 464 270 468 300 492C330 468 374 464 408 478V414C374 400 330 402 300 428ZM300 428V492" fill="#f3dfae" stroke="#5a0f1d" stroke-width="7" stroke-linejoin="round"/>';
  return picture(
    'Applied Statistical Learning',
    `<path d="${shield}" fill="#d9b25f"/><path d="${inner}" fill="#7a1427"/>` +
      '<path d="M76 352H524" stroke="#d9b25f" stroke-width="6"/>' +
      `<g fill="#d9b25f" fill-opacity=".42">${bars.join('')}</g>` +
      `<path d="M${curve.join('L')}" fill="none" stroke="#f7e6b8" stroke-width="9" stroke-linecap="round"/>` +
      lettering('STATISTICAL LEARNING', [300, 146], { height: 20, color: '#f7e6b8', tracking: 0.4, weight: 0.12 }) +
      book,
  );
}

/** A rose of sectors whose areas say the values, in a scalloped seal with the name round it. */
export function dataVisualization(): string {
  const values = [0.52, 0.86, 0.64, 1, 0.74, 0.92, 0.46, 0.8, 0.58, 0.96, 0.68, 0.38];
  const colors = ['#e4572e', '#f3a712', '#2e86ab', '#3f9c6d'];
  const petals = values.map((value, index) => {
    const outer = 34 + 130 * Math.sqrt(value);
    return `<path d="${sector([index * 30 + 1.4, index * 30 + 28.6], [34, outer])}" fill="${colors[index % 4] ?? INK}"/>`;
  });
  const rings = [92, 136, 180].map((radius) => `<circle cx="300" cy="300" r="${radius}"/>`).join('');
  return picture(
    'Data Visualization',
    `<path d="${scallops(24, 262)}" fill="${INK}"/><circle cx="300" cy="300" r="250" fill="${CREAM}"/>` +
      `<circle cx="300" cy="300" r="194" fill="#fff"/><g fill="none" stroke="${INK}" stroke-opacity=".22" stroke-width="2">${rings}</g>` +
      petals.join('') +
      `<g fill="none" stroke="${INK}" stroke-width="3"><circle cx="300" cy="300" r="244"/><circle cx="300" cy="300" r="194"/></g>` +
      curvedLettering('DATA VISUALIZATION', { centre: [300, 300], radius: 206 }, { height: 27, color: INK, tracking: 0.36 }) +
      curvedLettering(
        'UNIVERSITY OF DATA',
        { centre: [300, 300], radius: 231, angle: 180, upright: true },
        { height: 22, color: INK, tracking: 0.4 },
      ),
  );
}

/** A tall window: light falls through layers that are joined as those of a network are, and a level hangs in the arch. */
export function responsibleAi(): string {
  const columns: readonly (readonly Point[])[] = [
    column(132, [330, 400, 470]),
    column(240, [295, 365, 435, 505]),
    column(348, [330, 400, 470]),
  ];
  const links = columns
    .slice(1)
    .flatMap((to, index) => (columns[index] ?? []).flatMap((from) => to.map((end) => `M${from.join(' ')}L${end.join(' ')}`)));
  const nodes = columns.flat().map(([x, y], index) => {
    const fill = ['#ffb65c', '#f4efe6', '#ff8a70'][index % 3] ?? CREAM;
    return `<circle cx="${x}" cy="${y}" r="17" fill="${fill}"/>`;
  });
  const scales =
    '<path d="M240 104V232M150 142H330M108 222L150 142L192 222M288 222L330 142L372 222" fill="none" stroke="#ffd9a0" stroke-width="8" stroke-linecap="round" stroke-linejoin="round"/>' +
    '<path d="M104 222H196A46 40 0 0 1 104 222ZM284 222H376A46 40 0 0 1 284 222Z" fill="#ffb65c"/><circle cx="240" cy="98" r="14" fill="#ffd9a0"/>';
  return picture(
    'Responsible AI Practice',
    '<path d="M8 600V240A232 232 0 0 1 472 240V600Z" fill="#2a1445"/>' +
      '<path d="M28 580V240A212 212 0 0 1 452 240V580Z" fill="#4b2a78"/>' +
      '<path d="M44 564V240A196 196 0 0 1 436 240V564Z" fill="none" stroke="#b695e6" stroke-width="3"/>' +
      `<path d="${links.join('')}" stroke="#b695e6" stroke-width="2.5" stroke-opacity=".65"/>${nodes.join('')}${scales}` +
      lettering('RESPONSIBLE AI', [240, 552], { height: 22, color: '#ffd9a0', tracking: 0.4, weight: 0.14 }),
    [480, 600],
  );
}

function column(x: number, heights: readonly number[]): readonly Point[] {
  return heights.map((y) => [x, y] as const);
}

/** A circle whose edge is made of small arcs. */
function scallops(count: number, radius: number): string {
  const size = format(radius * Math.sin(Math.PI / count) * 1.04);
  const points = Array.from({ length: count }, (_, index) =>
    polar((360 / count) * index, radius)
      .map(format)
      .join(' '),
  );
  return `M${points[0]}${[...points.slice(1), points[0]].map((point) => `A${size} ${size} 0 0 1 ${point}`).join('')}Z`;
}
