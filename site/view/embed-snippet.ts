import { escaped } from './escaped.ts';

/** Where an embedded badge lies. All absolute: the snippet stands on somebody else's page. */
export interface EmbedAddresses {
  readonly element: string;
  readonly badgeFile: string;
  readonly page: string;
  readonly image?: string;
}

/** HTML to paste into another page. Complete without a script: the picture and the link stand there as they are. */
export function embedSnippet(name: string, { element, badgeFile, page, image }: EmbedAddresses): string {
  const inner = image
    ? `<img src="${escaped(image)}" alt="${escaped(name)}" width="160" height="160" style="object-fit:contain">`
    : escaped(name);
  return [
    `<script type="module" src="${escaped(element)}"></script>`,
    `<ms-badge src="${escaped(badgeFile)}">`,
    `  <a href="${escaped(page)}">${inner}</a>`,
    '</ms-badge>',
  ].join('\n');
}
