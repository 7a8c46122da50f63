/**
 * The user ids that a worker runs scripts as, one for each script that runs at a time. Owns their reservation.
 *
 * 1. A user id belongs to one worker of the machine: to kill all of a user's processes must never reach another worker's script. The
 *    reservation is a listening socket with an abstract name, which the system gives back however the worker ends.
 * 2. Nothing of an earlier holder runs as the user when it is handed out.
 */
import { createServer, type Server } from "node:net";
import { killUser } from "./kill-user.ts";

export class UserPool {
  readonly #free: number[];
  readonly #reservations: readonly Server[];
  readonly #waiting: ((uid: number) => void)[] = [];
  /** All ids of the pool. */
  readonly uids: readonly number[];

  private constructor(reserved: readonly { uid: number; server: Server }[]) {
    this.uids = reserved.map(({ uid }) => uid);
    this.#free = [...this.uids];
    this.#reservations = reserved.map(({ server }) => server);
  }

  /** Reserves `count` ids of the range; throws if other workers hold too many of them. */
  static async open(
    range: { first: number; size: number },
    count: number,
    path: string,
  ): Promise<UserPool> {
    const reserved: { uid: number; server: Server }[] = [];
    // Workers of one machine start at different places, so that a successor does not take the ids of a worker that has just died.
    const start = process.pid * count;
    for (let step = 0; step < range.size && reserved.length < count; step += 1) {
      const uid = range.first + ((start + step) % range.size);
      const server = await reserve(uid);
      if (server === null) continue;
      reserved.push({ uid, server });
      await killUser(uid, path);
    }
    const pool = new UserPool(reserved);
    if (reserved.length === count) return pool;
    pool.close();
    throw new Error(
      `${count} user ids are needed for scripts, and only ${reserved.length} of ${range.first} to ${range.first + range.size - 1} are free. ` +
        "Stop other workers of this machine, or lower STRATAL_WORKER_PROCESS_SLOTS.",
    );
  }

  /** An id that nothing runs as; waits for one to be given back if none is left. */
  take(): Promise<number> {
    const uid = this.#free.shift();
    if (uid !== undefined) return Promise.resolve(uid);
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  give(uid: number): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#free.push(uid);
    else next(uid);
  }

  close(): void {
    for (const server of this.#reservations) server.close();
  }
}

function reserve(uid: number): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(null);
      else reject(error);
    });
    // The leading NUL makes it a name of the kernel's, not a file.
    server.listen(`\0stratal-script-user-${uid}`, () => {
      server.unref();
      resolve(server);
    });
  });
}
