/**
 * Which successors a worker claims together with the results that make them ready, so that a chain costs one round trip per task.
 *
 * 1. Only while nothing else waits for this worker: a successor must not overtake what is older or more important.
 * 2. Each has a slot that is reserved until the database has answered.
 */
import { needsOf, TASK_LAYER } from "../engine/expand.ts";
import type { ClaimedTask } from "../store/runs/claim-tasks.ts";
import type { Takes, TaskResult } from "../store/runs/settle-tasks.ts";
import type { JobVersion } from "../store/versions/job-version.ts";
import type { RunningTasks, SlotKind } from "./running-tasks.ts";

/** A result with the claim that it ends. */
export interface EndedTask {
  result: TaskResult;
  claimed: ClaimedTask;
  version: JobVersion;
}

export interface ChosenSuccessors {
  takes: Takes;
  /** Gives the slots back; those of what was claimed are taken anew when it starts. */
  release(): void;
}

export class SuccessorClaims {
  readonly #running: RunningTasks;
  readonly #queues: ReadonlySet<string>;
  readonly #tags: ReadonlySet<string>;
  readonly #mayClaim: (kind: SlotKind) => boolean;
  readonly #epoch: () => number;

  constructor(options: {
    running: RunningTasks;
    queues: readonly string[];
    tags: readonly string[];
    /** False while other work waits for slots of this kind. */
    mayClaim: (kind: SlotKind) => boolean;
    /** The epoch of the worker's claims. */
    epoch: () => number;
  }) {
    this.#running = options.running;
    this.#queues = new Set(options.queues);
    this.#tags = new Set(options.tags);
    this.#mayClaim = options.mayClaim;
    this.#epoch = options.epoch;
  }

  /** Chooses among the successors of a batch; null for none. */
  choose(batch: readonly EndedTask[]): ChosenSuccessors | null {
    // What a bad result halts must not start.
    if (batch.some(({ result }) => result.value === "bad")) return null;
    const reserved: SlotKind[] = [];
    const seen = new Set<string>();
    const wanted = batch.map((ended) =>
      ended.result.successors.map((seq) => {
        const key = `${ended.result.runId} ${seq}`;
        if (seen.has(key)) return false;
        seen.add(key);
        const kind = this.#slotFor(ended, seq);
        if (kind === null) return false;
        this.#running.reserve(kind, 1);
        reserved.push(kind);
        return true;
      }),
    );
    if (reserved.length === 0) return null;
    const release = (): void => {
      for (const kind of reserved) this.#running.reserve(kind, -1);
    };
    return { takes: { epoch: this.#epoch(), wanted }, release };
  }

  /** The kind of slot that a successor would fill; null if this worker does not claim it. */
  #slotFor({ claimed, version: { plan } }: EndedTask, seq: number): SlotKind | null {
    const node = plan.nodes[claimed.node];
    // What follows a compensation is not told by its node.
    if (node === undefined || plan.graphs[node.graph]!.kind === "rollback") return null;
    const successor = plan.nodes[claimed.node + seq - claimed.seq]!;
    const { queue, slotKind, tags } = needsOf(successor, TASK_LAYER);
    const fits = this.#queues.has(queue) && tags.every((tag) => this.#tags.has(tag));
    return fits && this.#mayClaim(slotKind) && this.#running.free(slotKind) > 0 ? slotKind : null;
  }
}
