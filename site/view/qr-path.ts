import { encode } from 'uqr';

/** A QR code as one SVG path in a square of `size` modules, with the quiet zone of four modules that scanners need. */
export interface QrPath {
  readonly size: number;
  readonly path: string;
}

/** The QR code of a text, at most about 2,000 characters. Dark modules are runs, so that the path stays short. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { ecc: 'M', border: 4 });
  const path = data.flatMap((row, y) => runsOf(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`));
  return { size, path: path.join('') };
}

function runsOf(row: readonly boolean[]): readonly (readonly [start: number, length: number])[] {
  const runs: [number, number][] = [];
  row.forEach((dark, x) => {
    const last = runs.at(-1);
    if (!dark) return;
    if (last && last[0] + last[1] === x) last[1] += 1;
    else runs.push([x, 1]);
  });
  return runs;
}
