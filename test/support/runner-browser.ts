// The browser half of `#test`: Mocha's globals under the names that the Node half exports.
/** A group of tests. */
export const suite = (name: string, body: () => void): void => void describe(name, body);
/** One test; its name is a sentence. */
export const test = (name: string, body: () => void | Promise<void>): void => void it(name, body);
