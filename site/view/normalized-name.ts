/** A name without what platforms write differently: case, marks, punctuation, spaces. */
export function normalizedName(name: string): string {
  const words = name.replace(/[™®©]/gu, '').normalize('NFKC').toLowerCase();
  return words.replace(/[^\p{L}\p{M}\p{N}+#]+/gu, ' ').trim();
}
