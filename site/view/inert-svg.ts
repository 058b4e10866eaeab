/**
 * What makes an SVG more than a picture: scripts, foreign content, event attributes, animation of links, entities, style sheets
 * and references that leave the file. The list errs on the safe side: a file that only talks about these is refused too, and is
 * then shown as a rendered PNG.
 */
const ALIVE: readonly RegExp[] = [
  /<\s*(?:[\w-]+:)?(?:script|foreignObject|iframe|embed|object|audio|video|handler|listener|set|animate\w*|a|link|meta|base)[\s/>]/iu,
  /[\s"'/]on[a-z]+\s*=/iu,
  /<!DOCTYPE|<!ENTITY|<\?xml-stylesheet/iu,
  /@import|expression\s*\(|-moz-binding|behavior\s*:/iu,
  /(?:java|vb)script\s*:/iu,
  /url\(\s*(?!["']?#)/iu,
  /(?:href|src)\s*=\s*(?!["']\s*(?:#|data:image\/(?:png|jpeg|gif|webp)[;,]))/iu,
  // A character reference can spell any of the above where a parser resolves it.
  /&#/u,
];

/** Whether an SVG can be published as it is: nothing in it runs, and nothing in it loads anything from elsewhere. */
export function isInertSvg(bytes: Uint8Array): boolean {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return false;
  }
  return !text.includes('\0') && !ALIVE.some((pattern) => pattern.test(text));
}
