/** An object type whose members may be absent instead of undefined. */
export type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>;
};

/** The object without its members that are undefined. */
export function defined<const T extends object>(members: T): Defined<T> {
  const entries: [string, unknown][] = Object.entries(members);
  // The compiler cannot follow a filter over the members; it removes exactly what `Defined` says.
  return Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Defined<T>;
}
