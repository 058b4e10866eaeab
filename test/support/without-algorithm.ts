/** Runs `body` on a platform whose WebCrypto does not know `name`, as older browsers do not know Ed25519. */
export async function withoutAlgorithm<T>(name: string, body: () => Promise<T>): Promise<T> {
  const { subtle } = crypto;
  const importKey: unknown = Reflect.get(subtle, 'importKey');
  if (typeof importKey !== 'function') throw new TypeError('WebCrypto imports keys no longer');
  const refusing = async (...args: unknown[]): Promise<unknown> => {
    const algorithm = args[2];
    const asked: unknown = typeof algorithm === 'object' && algorithm !== null ? Reflect.get(algorithm, 'name') : algorithm;
    if (asked === name) throw new DOMException('Unrecognized name.', 'NotSupportedError');
    return Reflect.apply(importKey, subtle, args) as unknown;
  };
  Object.defineProperty(subtle, 'importKey', { value: refusing, configurable: true });
  try {
    return await body();
  } finally {
    Reflect.deleteProperty(subtle, 'importKey');
  }
}
