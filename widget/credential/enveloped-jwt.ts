/** The JWT that the `id` of an enveloped credential holds (VC 2.0 section 4.13.1), or undefined. */
export function envelopedJwt(id: unknown): string | undefined {
  if (typeof id !== 'string') return undefined;
  return /^data:application\/vc(?:\+ld\+json)?\+jwt(?:;[\w-]+=[\w-]+)*[,;]([\w.-]+)$/.exec(id)?.[1];
}
