/** Runs tasks, at most `limit` at a time for each host, and lets a host that asked for a pause have it. */
export class HostQueue {
  readonly #limit: number;
  readonly #running = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();
  readonly #pauses = new Map<string, Promise<void>>();

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Runs the task when the host has a free place and is not paused. */
  async run<T>(host: string, task: () => Promise<T>): Promise<T> {
    await this.#enter(host);
    try {
      await this.#pauses.get(host);
      return await task();
    } finally {
      this.#leave(host);
    }
  }

  /** Starts nothing new at the host until the promise settles. */
  pause(host: string, until: Promise<void>): void {
    const pause = until.then(
      () => undefined,
      () => undefined,
    );
    this.#pauses.set(host, pause);
    void pause.then(() => {
      if (this.#pauses.get(host) === pause) this.#pauses.delete(host);
    });
  }

  async #enter(host: string): Promise<void> {
    const running = this.#running.get(host) ?? 0;
    if (running < this.#limit) {
      this.#running.set(host, running + 1);
      return;
    }
    const line = this.#waiting.get(host) ?? [];
    this.#waiting.set(host, line);
    // The place of the task that leaves is handed over, so that the count stays as it is.
    await new Promise<void>((resolve) => line.push(resolve));
  }

  #leave(host: string): void {
    const next = this.#waiting.get(host)?.shift();
    if (next) return next();
    this.#running.set(host, (this.#running.get(host) ?? 1) - 1);
  }
}
