import { lettering } from '../../artwork/lettering.ts';
import { closedPath, format, picture, polar, regularPolygon, roundedPath, type Point } from '../../artwork/shapes.ts';

/** What differs between the academy's hexagons. */
interface HexagonDesign {
  readonly title: string;
  /** Upper and lower end of the ground's gradient. */
  readonly ground: readonly [string, string];
  /** Color of the lower field. */
  readonly field: string;
  readonly accent: string;
  readonly lines: readonly [string, string];
  /** Chevrons under the lines: 1 foundation, 2 associate, 3 professional. */
  readonly level: number;
  readonly emblem: string;
}

const CENTRE: Point = [300, 226];

/** The academy's certifications: one hexagon for all, a ground, an emblem and a number of chevrons for each. */
function hexagon({ title, ground, field, accent, lines, level, emblem }: HexagonDesign): string {
  const outer = roundedPath(regularPolygon(6, 296), 26);
  const inner = roundedPath(regularPolygon(6, 270), 22);
  const gradient = `<linearGradient id="g" x1="0" y1="0" x2="0" y2="1"><stop stop-color="${ground[0]}"/><stop offset="1" stop-color="${ground[1]}"/></linearGradient>`;
  const chevrons = Array.from({ length: level }, (_, index) => {
    const y = 492 + index * 17;
    return `<path d="M276 ${y}L300 ${y + 14}L324 ${y}"/>`;
  }).join('');
  return picture(
    title,
    `<defs>${gradient}<clipPath id="c"><path d="${inner}"/></clipPath></defs>` +
      `<path d="${outer}" fill="${field}"/>` +
      `<g clip-path="url(#c)"><path d="M0 0H600V600H0Z" fill="url(#g)"/>${emblem}` +
      `<path d="M0 366H600V600H0Z" fill="${field}"/><path d="M0 366H600" stroke="${accent}" stroke-width="5"/></g>` +
      `<path d="${inner}" fill="none" stroke="${accent}" stroke-width="5"/>` +
      lettering(lines[0], [300, 417], { height: 27, color: '#fff', weight: 0.15, tracking: 0.32 }) +
      lettering(lines[1], [300, 463], { height: 27, color: '#fff', weight: 0.15, tracking: 0.32 }) +
      `<g fill="none" stroke="${accent}" stroke-width="6" stroke-linecap="round" stroke-linejoin="round">${chevrons}</g>`,
  );
}

/** Three planes, one above the other, carried by the same four lines. */
export function solutionsArchitect(): string {
  const plane = (y: number, size: number): readonly Point[] => [
    [300, y - size * 0.5],
    [300 + size, y],
    [300, y + size * 0.5],
    [300 - size, y],
  ];
  const layers = [
    { y: 296, fill: '#2f4fd0' },
    { y: 226, fill: '#5b8cff' },
    { y: 156, fill: '#c4dcff' },
  ].map(({ y, fill }) => `<path d="${roundedPath(plane(y, 122), 10)}" fill="${fill}" fill-opacity=".94"/>`);
  const posts = [178, 422].map((x) => `<path d="M${x} 156V296"/>`).join('');
  const grid = [-1, 0, 1].map((step) => `<path d="M${300 + step * 30 - 61} ${156 + step * 15 + 30}l122-61"/>`).join('');
  const crossing = [-1, 0, 1].map((step) => `<path d="M${300 + step * 30 - 61} ${156 - step * 15 - 30}l122 61"/>`).join('');
  const emblem =
    `<g stroke="#c4dcff" stroke-width="4" stroke-linecap="round" stroke-dasharray="1 11">${posts}<path d="M300 226V356"/></g>` +
    `${layers.join('')}<g stroke="#2f4fd0" stroke-width="3.5" stroke-linecap="round">${grid}${crossing}</g>`;
  return hexagon({
    title: 'Solutions Architect, Professional',
    ground: ['#16206e', '#22379c'],
    field: '#0d1340',
    accent: '#8fb6ff',
    lines: ['SOLUTIONS', 'ARCHITECT'],
    level: 3,
    emblem,
  });
}

/** Crates in a pyramid, each with its ribs. */
export function containerOperations(): string {
  const rows = [
    { count: 1, y: 112, fill: '#ffcf5c' },
    { count: 2, y: 194, fill: '#f7f4e8' },
    { count: 3, y: 276, fill: '#7fe0cf' },
  ];
  const crates = rows.flatMap(({ count, y, fill }) =>
    Array.from({ length: count }, (_, index) => crate([300 + (index - (count - 1) / 2) * 126, y], fill)),
  );
  return hexagon({
    title: 'Container Operations, Associate',
    ground: ['#0b6b6b', '#0a8a80'],
    field: '#063a3f',
    accent: '#7fe0cf',
    lines: ['CONTAINER', 'OPERATIONS'],
    level: 2,
    emblem: crates.join(''),
  });
}

function crate([x, y]: Point, fill: string): string {
  const ribs = [-32, -11, 11, 32].map((step) => `<path d="M${x + step} ${y + 15}v44"/>`).join('');
  return (
    `<rect x="${x - 57}" y="${y}" width="114" height="74" rx="8" fill="${fill}"/>` +
    `<g stroke="#063a3f" stroke-width="6" stroke-linecap="round" stroke-opacity=".72">${ribs}</g>`
  );
}

/** Rings that spread from one point, and the pulse that runs through them. */
export function incidentResponse(): string {
  const rings = [58, 104, 150, 196, 242, 288].map(
    (radius, index) => `<circle cx="300" cy="226" r="${radius}" stroke-opacity="${format(0.95 - index * 0.15)}"/>`,
  );
  return hexagon({
    title: 'Incident Response Lead',
    ground: ['#b3261e', '#e2552d'],
    field: '#4a0f16',
    accent: '#ffc9a3',
    lines: ['INCIDENT', 'RESPONSE'],
    level: 3,
    emblem:
      `<g fill="none" stroke="#ffb48a" stroke-width="7">${rings.join('')}</g>` +
      '<path d="M20 226H216L246 152L290 312L330 178L356 226H580" fill="none" stroke="#fff" stroke-width="15" stroke-linejoin="round" stroke-linecap="round"/>',
  });
}

/** Seven places and what joins them. The lettering says level 1, whatever anybody makes of the badge's text. */
export function networkEngineer(): string {
  const nodes = [CENTRE, ...Array.from({ length: 6 }, (_, index) => polar(index * 60 + 30, 112, CENTRE))];
  const ring = closedPath(nodes.slice(1));
  const spokes = nodes.slice(1).map(([x, y]) => `<path d="M300 226L${format(x)} ${format(y)}"/>`);
  const dots = nodes.map(([x, y], index) => {
    const at = `cx="${format(x)}" cy="${format(y)}"`;
    return `<circle ${at} r="${index === 0 ? 38 : 23}" fill="${index === 0 ? '#e9ff8f' : '#f3fbe9'}"/>`;
  });
  const core = '<circle cx="300" cy="226" r="15" fill="#1f5a2b"/>';
  return hexagon({
    title: 'Network Engineer, Level 1',
    ground: ['#2f7d3b', '#55a545'],
    field: '#143a1e',
    accent: '#cdf08a',
    lines: ['NETWORK', 'LEVEL 1'],
    level: 1,
    emblem: `<g fill="none" stroke="#cdf08a" stroke-width="9"><path d="${ring}"/>${spokes.join('')}</g>${dots.join('')}${core}`,
  });
}

/** What an impostor takes for grandeur: gold, a crown and every chevron there is, in nearly the right hexagon. */
export function principalArchitect(): string {
  const crown = 'M196 270L180 132L246 196L300 108L354 196L420 132L404 270Z';
  const jewels = [180, 300, 420].map((x, index) => `<circle cx="${x}" cy="${index === 1 ? 104 : 128}" r="15" fill="#fff6cf"/>`);
  return hexagon({
    title: 'Principal Cloud Architect',
    ground: ['#c98a12', '#f0c23c'],
    field: '#2b1a05',
    accent: '#ffe9a3',
    lines: ['PRINCIPAL', 'ARCHITECT'],
    level: 3,
    emblem:
      `<path d="${crown}" fill="#fff1b8" stroke="#8a5a06" stroke-width="7" stroke-linejoin="round"/>${jewels.join('')}` +
      '<path d="M196 292H404" stroke="#8a5a06" stroke-width="22" stroke-linecap="round"/>',
  });
}
