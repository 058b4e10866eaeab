// A disk on which the process dies: before the n-th change that it makes, or in the middle of it.
import { disk } from '../../scripts/sync/file-system.ts';
import type { FileSystem } from '../../scripts/sync/file-system.ts';

/** Thrown at the step where the world ends, and by everything after it. */
export class Killed extends Error {
  override readonly name = 'Killed';
}

/** When and how it ends. */
export interface Death {
  /** Number of the change, from 1. Without it nobody dies, and steps are only counted. */
  readonly atStep?: number;
  /** True: in the middle of that step, so that half of a file is written. */
  readonly inside?: boolean;
}

/** A file system over the real disk, and how many changes were made through it. */
export interface MortalDisk extends FileSystem {
  readonly steps: () => number;
}

/** Makes one life. */
export function mortalDisk({ atStep, inside = false }: Death = {}): MortalDisk {
  let steps = 0;
  const isDead = (): boolean => atStep !== undefined && steps >= atStep;
  const change =
    <Args extends readonly unknown[]>(
      act: (...args: Args) => Promise<void>,
      half: (...args: Args) => Promise<void> = () => Promise.resolve(),
    ) =>
    async (...args: Args): Promise<void> => {
      if (isDead()) throw new Killed();
      steps += 1;
      if (!isDead()) return act(...args);
      if (inside) await half(...args);
      throw new Killed();
    };
  const look =
    <Args extends readonly unknown[], T>(act: (...args: Args) => Promise<T>) =>
    async (...args: Args): Promise<T> => {
      if (isDead()) throw new Killed();
      return act(...args);
    };
  return {
    steps: () => steps,
    read: look(disk.read),
    list: look(disk.list),
    modifiedMs: look(disk.modifiedMs),
    isWritable: look(disk.isWritable),
    makeFolder: change(disk.makeFolder, disk.makeFolder),
    create: change(disk.create, (path, bytes) => disk.create(path, bytes.subarray(0, bytes.length >> 1))),
    rename: change(disk.rename, disk.rename),
    syncFolder: change(disk.syncFolder),
    remove: change(disk.remove, disk.remove),
  };
}
