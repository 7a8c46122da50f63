import type { ClaimedTask, ClaimRequest } from "../store/runs/claim-tasks.ts";

/**
 * How ready task runs reach workers (engine.md §5). PostgreSQL holds every fact; a queue only decides how fast a worker hears
 * of it, so an implementation may lose, repeat or reorder rings.
 */
export interface Queue {
  /** Claims up to the request's limits for a worker; each task run is claimed by one worker only. */
  claim(request: ClaimRequest): Promise<ClaimedTask[]>;
  /** Tells idle workers that task runs of a queue became ready; returns at once. */
  ring(queue: string): void;
  /** Calls `onRing` when task runs of these queues may have become ready, and after every reconnection. */
  subscribe(queues: readonly string[], onRing: () => void): { close(): Promise<void> };
}
