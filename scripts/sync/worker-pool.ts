/**
 * Does work for each item, at most `atOnce` at the same time, and gives the results in the order of the items. After the first
 * error nothing more is begun; it is thrown when all that was begun has ended, so that nothing goes on behind the caller's back.
 * @throws what the work throws first
 */
export async function workThrough<Item, Result>(
  items: Iterable<Item>,
  atOnce: number,
  work: (item: Item) => Promise<Result>,
): Promise<readonly Result[]> {
  const results: Result[] = [];
  const failures: unknown[] = [];
  const waiting = [...items].entries();
  const worker = async (): Promise<void> => {
    for (const [index, item] of waiting) {
      try {
        results[index] = await work(item);
      } catch (error) {
        failures.push(error);
      }
      if (failures.length > 0) return;
    }
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  if (failures.length > 0) throw failures[0];
  return results;
}
