import { lettering } from '../../artwork/lettering.ts';
import { picture } from '../../artwork/shapes.ts';

/** A poster of the nineteen-twenties: red wedge, black bars, and a word that leans on them. */
export function reliabilityEngineer(): string {
  const bars = [0, 1, 2, 3].map(
    (step) => `<rect x="${372 + step * 52}" y="${300 - step * 62}" width="30" height="${132 + step * 62}"/>`,
  );
  return picture(
    'Инженер по надёжности систем',
    '<defs><clipPath id="c"><path d="M10 10H590V590H10Z"/></clipPath></defs>' +
      '<path d="M10 10H590V590H10Z" fill="#efe4cc"/><g clip-path="url(#c)">' +
      '<circle cx="214" cy="232" r="168" fill="#1a1817"/><circle cx="214" cy="232" r="106" fill="#efe4cc"/>' +
      '<path d="M10 30L470 430" stroke="#efe4cc" stroke-width="12"/>' +
      `<path d="M10 590V66L432 432H590V590Z" fill="#c8231b"/><g fill="#1a1817">${bars.join('')}</g></g>` +
      lettering('ИНЖЕНЕР ПО', [56, 494], { height: 28, color: '#efe4cc', weight: 0.17, align: 'start' }) +
      lettering('НАДЁЖНОСТИ', [56, 562], { height: 45, color: '#efe4cc', weight: 0.18, align: 'start' }) +
      '<path d="M10 10H590V590H10Z" fill="none" stroke="#1a1817" stroke-width="16"/>',
  );
}
