import { picture } from '../../artwork/shapes.ts';

/** The sample earner, as a paper cut-out: nobody's face. */
export function portrait(): string {
  return picture(
    'Mira Sample',
    '<defs><clipPath id="c"><path d="M0 0H600V600H0Z"/></clipPath></defs><g clip-path="url(#c)">' +
      '<path d="M0 0H600V600H0Z" fill="#e9b872"/><circle cx="470" cy="140" r="190" fill="#f3d19b"/>' +
      '<path d="M130 330C110 130 240 70 330 84C450 100 500 220 470 350C460 420 470 470 500 520H150C170 450 140 420 130 330Z" fill="#2b2033"/>' +
      '<path d="M246 462V372H360V462C344 516 262 516 246 462Z" fill="#a9552f"/>' +
      '<path d="M60 640C70 510 180 476 246 458C262 520 344 520 360 458C430 476 540 510 550 640Z" fill="#1f5f63"/>' +
      '<ellipse cx="303" cy="284" rx="106" ry="136" fill="#d98a5f"/>' +
      '<path d="M303 148C380 148 409 220 409 284C409 360 360 420 303 420Z" fill="#c9774e"/>' +
      '<path d="M180 300C176 170 250 132 318 140C300 210 250 236 196 250C190 270 186 286 180 300Z" fill="#2b2033"/>' +
      '<path d="M318 140C390 146 430 210 424 300C410 240 370 220 318 140Z" fill="#2b2033"/>' +
      '<path d="M246 458C262 520 344 520 360 458" fill="none" stroke="#f3d19b" stroke-width="9"/></g>',
  );
}
