// The mutation half of `#test`: nothing runs by itself. A file's tests are collected while it is imported, and whoever imports
// it runs those that it wants (scripts/mutation/test-modules.ts).
/** One test: the names of its groups and its own, and what it does. */
export interface CollectedTest {
  readonly name: string;
  readonly body: () => void | Promise<void>;
}

const collected: CollectedTest[] = [];
const groups: string[] = [];

/** A group of tests. */
export const suite = (name: string, body: () => void): void => {
  groups.push(name);
  body();
  groups.pop();
};

/** One test; its name is a sentence. */
export const test = (name: string, body: () => void | Promise<void>): void =>
  void collected.push({ name: [...groups, name].join(': '), body });

/** The tests that were collected since the last call. */
export const takeTests = (): readonly CollectedTest[] => collected.splice(0);
