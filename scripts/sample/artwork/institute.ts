import { curvedLettering } from '../../artwork/lettering.ts';
import { format, picture, polar, regularPolygon, roundedPath } from '../../artwork/shapes.ts';

/** Line work as on banknotes, woven in an octagon round a keyhole. */
export function appliedCryptography(): string {
  const weaves = [
    { radius: 144, depth: 40, waves: 12, color: '#9fe3c2' },
    { radius: 144, depth: -40, waves: 12, color: '#9fe3c2' },
    { radius: 130, depth: 30, waves: 18, color: '#e9d48a' },
    { radius: 130, depth: -30, waves: 18, color: '#e9d48a' },
  ].map(({ radius, depth, waves, color }) => `<path d="${wave(radius, depth, waves)}" stroke="${color}"/>`);
  return picture(
    'Applied Cryptography',
    `<path d="${octagon(292, 24)}" fill="#0c3b34"/><path d="${octagon(272, 20)}" fill="none" stroke="#e9d48a" stroke-width="4"/>` +
      `<g fill="none" stroke-width="3">${weaves.join('')}</g>` +
      '<circle cx="300" cy="300" r="80" fill="#0c3b34" stroke="#e9d48a" stroke-width="5"/>' +
      '<path d="M300 250A29 29 0 0 1 316 303L326 348H274L284 303A29 29 0 0 1 300 250Z" fill="#e9d48a"/>' +
      curvedLettering('APPLIED', { centre: [300, 300], radius: 206 }, { height: 22, color: '#e9d48a', tracking: 0.6 }) +
      curvedLettering(
        'CRYPTOGRAPHY',
        { centre: [300, 300], radius: 228, angle: 180, upright: true },
        { height: 22, color: '#e9d48a', tracking: 0.6 },
      ),
  );
}

function octagon(radius: number, rounding: number): string {
  const corners = regularPolygon(8, radius).map((_, index) => polar(index * 45 + 22.5, radius));
  return roundedPath(corners, rounding);
}

/** A circle whose radius swings: `waves` times round, `depth` up and down. */
function wave(radius: number, depth: number, waves: number): string {
  const points = Array.from({ length: 180 }, (_, index) => {
    const turn = index * 2;
    const swing = depth * Math.cos((turn * waves * Math.PI) / 180);
    return polar(turn, radius + swing)
      .map(format)
      .join(' ');
  });
  return `M${points.join('L')}Z`;
}
