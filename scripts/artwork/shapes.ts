/** A point in the picture, in its own units, `y` downwards. */
export type Point = readonly [x: number, y: number];

/** A number as SVG wants it: two decimals, none that are not needed. */
export function format(value: number): string {
  return String(Math.round(value * 100) / 100);
}

/** The point at `degrees` (0 is up, clockwise) and `distance` from a centre. Default centre 300, 300. */
export function polar(degrees: number, distance: number, [x, y]: Point = [300, 300]): Point {
  const radians = ((degrees - 90) * Math.PI) / 180;
  return [x + distance * Math.cos(radians), y + distance * Math.sin(radians)];
}

/** Corners of a regular polygon, the first one up. */
export function regularPolygon(sides: number, radius: number, centre?: Point): readonly Point[] {
  return Array.from({ length: sides }, (_, index) => polar((360 / sides) * index, radius, centre));
}

/** Corners of a star: `outer` and `inner` radius in turn. */
export function star(tips: number, radii: readonly [outer: number, inner: number], centre?: Point): readonly Point[] {
  const [outer, inner] = radii;
  return Array.from({ length: tips * 2 }, (_, index) => polar((180 / tips) * index, index % 2 === 0 ? outer : inner, centre));
}

/** A closed path through the points. */
export function closedPath(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${format(x)} ${format(y)}`).join('L')}Z`;
}

/** A closed path whose corners are cut `radius` before the corner and joined by a curve. */
export function roundedPath(points: readonly Point[], radius: number): string {
  const parts = points.map((corner, index) => {
    const before = points.at(index - 1) ?? corner;
    const after = points[(index + 1) % points.length] ?? corner;
    const [from, to] = [towards(corner, before, radius), towards(corner, after, radius)];
    return `${index === 0 ? 'M' : 'L'}${pair(from)}Q${pair(corner)} ${pair(to)}`;
  });
  return `${parts.join('')}Z`;
}

/** A ring sector between two radii, from one angle to another (0 is up, clockwise, less than 360 apart). */
export function sector(angles: readonly [number, number], radii: readonly [number, number], centre?: Point): string {
  const [from, to] = angles;
  const [inner, outer] = radii;
  const large = to - from > 180 ? 1 : 0;
  const arc = (radius: number, sweep: number, end: Point): string =>
    `A${format(radius)} ${format(radius)} 0 ${large} ${sweep} ${pair(end)}`;
  const start = `M${pair(polar(from, outer, centre))}`;
  return `${start}${arc(outer, 1, polar(to, outer, centre))}L${pair(polar(to, inner, centre))}${arc(inner, 0, polar(from, inner, centre))}Z`;
}

/** An SVG document of this size with a title for those who do not see it. */
export function picture(title: string, body: string, [width, height]: Point = [600, 600]): string {
  const head = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}">`;
  return `${head}<title>${title}</title>${body}</svg>\n`;
}

function towards([x, y]: Point, [toX, toY]: Point, distance: number): Point {
  const share = distance / Math.hypot(toX - x, toY - y);
  return [x + (toX - x) * share, y + (toY - y) * share];
}

function pair([x, y]: Point): string {
  return `${format(x)} ${format(y)}`;
}
