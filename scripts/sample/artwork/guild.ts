import { curvedLettering, lettering } from '../../artwork/lettering.ts';
import { closedPath, picture, star } from '../../artwork/shapes.ts';

/** Two lines that part and meet again, in three colors and a circle. */
export function firstContribution(): string {
  return picture(
    'First Merged Contribution',
    '<circle cx="300" cy="300" r="292" fill="#f6c915"/><path d="M300 8A292 292 0 0 1 300 592Z" fill="#ef8f1d"/>' +
      '<circle cx="300" cy="300" r="204" fill="#faf6ea"/>' +
      '<g fill="none" stroke-width="34" stroke-linecap="round"><path d="M236 420V186" stroke="#17171a"/>' +
      '<path d="M236 398C236 300 372 330 372 238" stroke="#d7372b"/></g>' +
      '<g stroke="#faf6ea" stroke-width="12"><circle cx="236" cy="424" r="38" fill="#17171a"/><circle cx="236" cy="180" r="38" fill="#17171a"/>' +
      '<circle cx="372" cy="226" r="46" fill="#d7372b"/></g>' +
      '<path d="M352 226L367 242L394 212" fill="none" stroke="#faf6ea" stroke-width="11" stroke-linecap="round" stroke-linejoin="round"/>' +
      curvedLettering(
        'FIRST MERGED',
        { centre: [300, 300], radius: 231 },
        { height: 32, color: '#17171a', tracking: 0.46, weight: 0.15 },
      ) +
      curvedLettering(
        'CONTRIBUTION',
        { centre: [300, 300], radius: 263, angle: 180, upright: true },
        { height: 32, color: '#17171a', tracking: 0.46, weight: 0.15 },
      ),
  );
}

/** A rosette: ribbons, sixteen rays, and the year. */
export function maintainerOfTheYear(): string {
  const centre = [240, 230] as const;
  const rays = closedPath(star(20, [226, 196], centre));
  const inner = closedPath(star(20, [138, 124], centre));
  const ribbon = 'M150 344L92 590L160 548L204 598L252 376Z';
  return picture(
    'Maintainer of the Year',
    `<path d="${ribbon}" fill="#0f4a3c"/><path d="${ribbon}" fill="#16654f" transform="matrix(-1 0 0 1 480 0)"/>` +
      `<path d="${rays}" fill="#e6b93f" stroke="#e6b93f" stroke-width="8" stroke-linejoin="round"/>` +
      '<circle cx="240" cy="230" r="184" fill="#faf1d7"/>' +
      `<path d="${inner}" fill="#16654f" stroke="#16654f" stroke-width="6" stroke-linejoin="round"/>` +
      curvedLettering('MAINTAINER', { centre, radius: 149 }, { height: 19, color: '#0f4a3c', tracking: 0.55, weight: 0.16 }) +
      curvedLettering(
        'OF THE YEAR',
        { centre, radius: 168, angle: 180, upright: true },
        { height: 19, color: '#0f4a3c', tracking: 0.55, weight: 0.16 },
      ) +
      '<path d="M240 128L255 160L290 164L264 188L271 222L240 205L209 222L216 188L190 164L225 160Z" fill="#f2cf6b"/>' +
      lettering('2025', [240, 302], { height: 50, color: '#faf1d7', weight: 0.16, tracking: 0.34 }),
    [480, 600],
  );
}
