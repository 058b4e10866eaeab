import { webUrlOf } from '../json-value.ts';

/** Hosts where anybody can publish, and what of the path says whose a page is: its first segment, where no other is named. */
const SHARED: readonly (readonly [host: RegExp, owner: RegExp])[] = [
  [/^(?:raw|gist)\.githubusercontent\.com$|^(?:www\.)?github\.com$|^gist\.github\.com$/, /^\/[^/]*/],
  [/^raw(?:cdn)?\.githack\.com$|^gitlab\.com$|^bitbucket\.org$|^codeberg\.org$|^huggingface\.co$/, /^\/[^/]*/],
  [/^cdn\.jsdelivr\.net$|^cdn\.statically\.io$/, /^\/(?:gh|npm|gl|bb)\/[^/]*/],
  [/^unpkg\.com$/, /^\/(?:@[^/]*\/)?[^/@]*/],
  [/^storage\.googleapis\.com$|^s3(?:[.-][\w-]+)*\.amazonaws\.com$/, /^\/[^/]*/],
  [/^script\.google\.com$|^sites\.google\.com$/, /^\/(?:macros\/s\/|(?:a\/)?[^/]*\/)[^/]*/],
  [/^(?:drive|docs)\.google\.com$|^drive\.usercontent\.google\.com$|^dl\.dropboxusercontent\.com$|^www\.dropbox\.com$/, /^.*$/],
  [/^ipfs\.io$|^dweb\.link$|^pastebin\.com$|^jsonblob\.com$|^api\.npoint\.io$|^api\.jsonbin\.io$/, /^.*$/],
];

/**
 * Whether an address lies on a host where anybody can publish, and under nobody's name there that any of `known` has too. Open Badges 2.0
 * lets a badge lie anywhere on its issuer's host (`Profile.verification`): there that would let in everybody.
 */
export function isAnybodys(address: string, known: readonly string[]): boolean {
  const section = sectionOf(address);
  return section !== undefined && !known.some((each) => sectionOf(each) === section);
}

// Host and owner; undefined where the host is its owner's.
function sectionOf(address: string): string | undefined {
  const url = webUrlOf(address);
  const [, owner] = SHARED.find(([host]) => url && host.test(url.hostname)) ?? [];
  return owner && url && `${url.host}${owner.exec(url.pathname)?.[0]}`;
}
