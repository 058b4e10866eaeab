/** Runs `body` on a platform whose WebCrypto does not know `name`, as older browsers do not know Ed25519. */
export async function withoutAlgorithm<T>(name: string, body: () => Promise<T>): Promise<T> {
  const knows = (algorithm: unknown): boolean => {
    const asked: unknown = typeof algorithm === 'object' && algorithm !== null ? Reflect.get(algorithm, 'name') : algorithm;
    return asked !== name;
  };
  return importing(([, , algorithm]) => (knows(algorithm) ? undefined : 'NotSupportedError'), body);
}

/** Runs `body` on a platform that completes no point of a curve of which it is given the half, as WebCrypto leaves it free to. */
export async function withoutCompressedPoints<T>(body: () => Promise<T>): Promise<T> {
  return importing(([format]) => (format === 'raw' ? 'DataError' : undefined), body);
}

/** `refusal` says with which DOMException an import is refused; undefined: it is not. */
async function importing<T>(refusal: (args: readonly unknown[]) => string | undefined, body: () => Promise<T>): Promise<T> {
  const { subtle } = crypto;
  const importKey: unknown = Reflect.get(subtle, 'importKey');
  if (typeof importKey !== 'function') throw new TypeError('WebCrypto imports keys no longer');
  const refusing = async (...args: unknown[]): Promise<unknown> => {
    const refused = refusal(args);
    if (refused !== undefined) throw new DOMException('Refused for a test.', refused);
    return Reflect.apply(importKey, subtle, args) as unknown;
  };
  Object.defineProperty(subtle, 'importKey', { value: refusing, configurable: true });
  try {
    return await body();
  } finally {
    Reflect.deleteProperty(subtle, 'importKey');
  }
}
