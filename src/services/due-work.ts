/**
 * Wakes the services that have something to do, at the moment it is due. One statement per interval asks for all of them, so that a
 * system with nothing to do asks its database next to nothing.
 *
 * 1. What becomes due within the interval wakes its service on time; what is created within it and due before its end waits for the
 *    next round.
 */
import type { Database } from "../store/database.ts";
import { findDueWork, type DueKind } from "../store/due/due-work.ts";

/** How late a service can be for work that came after the last round. */
export const DUE_INTERVAL_MS = 500;

/** A service that is woken. */
interface Wakeable {
  wake(): void;
}

/** The rounds of a server; `close` forgets what is not due yet. */
export class DueRounds {
  readonly #database: Database;
  readonly #services: Record<DueKind, Wakeable>;
  readonly #later = new Map<DueKind, NodeJS.Timeout>();

  constructor(database: Database, services: Record<DueKind, Wakeable>) {
    this.#database = database;
    this.#services = services;
  }

  /** One round; always answers false, since one round sees everything. */
  async runOnce(): Promise<boolean> {
    const due = await findDueWork(this.#database);
    // The record has exactly these keys.
    for (const kind of Object.keys(due) as DueKind[]) this.#plan(kind, due[kind]);
    return false;
  }

  close(): void {
    for (const timeout of this.#later.values()) clearTimeout(timeout);
    this.#later.clear();
  }

  #plan(kind: DueKind, inMs: number | null): void {
    clearTimeout(this.#later.get(kind));
    if (inMs === null || inMs > DUE_INTERVAL_MS) return;
    const service = this.#services[kind];
    if (inMs <= 0) service.wake();
    // A moment later, since the timer of this process may be early by the clock of the database.
    else
      this.#later.set(
        kind,
        setTimeout(() => service.wake(), Math.ceil(inMs) + 1),
      );
  }
}
