/** Planted faults of the engine. Each is one that a tired programmer could make, and each must be noticed by the harness. */

/** A text that is replaced, everywhere in a file below src. In SQL the new text may not be longer: parameters are found by their place. */
export interface Change {
  file: string;
  find: string;
  replace: string;
}

export interface Mutant {
  name: string;
  changes: readonly Change[];
  /** The mistake shows only where Redis carries the queue. */
  needsRedis?: true;
}

const SETTLE = "store/runs/settle-tasks.sql";
const REQUEUE = "store/runs/requeue-tasks.sql";

/** All mutants. */
export const mutants: readonly Mutant[] = [
  {
    name: "a result counts whoever brings it, of whatever attempt",
    changes: [
      { file: SETTLE, find: "AND t.attempt = r.attempt", replace: "AND true" },
      // The parameter stays in its place, in a comment.
      { file: SETTLE, find: "AND t.worker_id = :", replace: "AND t.seq >= 0 -- :" },
    ],
  },
  {
    name: "a good result counts twice for what depends on it",
    changes: [
      {
        file: SETTLE,
        find: "good_deps = t.good_deps + e.good",
        replace: "good_deps=t.good_deps+2*e.good",
      },
    ],
  },
  {
    name: "the tasks of a dead worker are not queued again",
    changes: [
      {
        file: "services/reaper.ts",
        find: "if (restarts(task, version)) restarting.push(task);",
        replace: "if (restarts(task, version)) continue;",
      },
    ],
  },
  {
    name: "what is queued again is not offered",
    changes: [{ file: REQUEUE, find: "WHERE r.paused_at IS NULL", replace: "WHERE false" }],
  },
  {
    name: "workers are declared dead while they live",
    changes: [
      {
        file: "store/workers/bury-expired-workers.sql",
        find: "AND lease_expires_at < now()",
        replace: "AND heartbeat_at < now()",
      },
    ],
  },
  {
    name: "a claim does not hold the worker's row",
    changes: [{ file: "store/runs/claim-tasks.sql", find: "  FOR KEY SHARE\n", replace: "\n" }],
  },
  {
    name: "neither the worker nor its watchdog minds the end of the lease",
    changes: [
      { file: "worker/lease.ts", find: "const FENCE_AT = 0.85;", replace: "const FENCE_AT = 85;" },
      {
        file: "worker/lease.ts",
        find: "const WATCHDOG_AT = 0.9;",
        replace: "const WATCHDOG_AT = 90;",
      },
    ],
  },
  {
    name: "the watchdog is told of the lease too late",
    changes: [
      {
        file: "worker/lease.ts",
        find: "const WATCHDOG_AT = 0.9;",
        replace: "const WATCHDOG_AT = 90;",
      },
    ],
  },
  {
    name: "what a lost answer had claimed is not handed back",
    changes: [
      {
        file: "worker/claimer.ts",
        find: "if (this.#isUncertain) await this.handBackUnknown();",
        replace: "",
      },
    ],
  },
  {
    name: "processes that left their group are not killed",
    changes: [
      {
        file: "worker/watchdog/watchdog-script.ts",
        find: 'for file in $(grep -lsF "$@" /proc/[0-9]*/environ); do',
        replace: "for file in; do",
      },
      {
        file: "worker/runtimes/process-tree.ts",
        find: "const look = await findMarked(tree.marker, scope);",
        replace:
          "const look = (await findMarked(tree.marker, scope)) && { marked: [], unclear: [] };",
      },
    ],
  },
  {
    name: "the timer of a retry is for another attempt",
    changes: [
      {
        file: SETTLE,
        find: "'task_retry', retry_at, run_id, seq, attempt",
        replace: "'task_retry', retry_at, run_id, seq, 0",
      },
    ],
  },
  {
    name: "nobody is woken when a scope has ended",
    changes: [{ file: SETTLE, find: "WHERE s.open = 0", replace: "WHERE s.open < 0" }],
  },
  {
    name: "a for_each lets go of more than it may",
    changes: [
      {
        file: SETTLE,
        find: "AND t.seq < s.id + least(s.let_go, s.size)",
        replace: "AND t.seq < s.id + s.size",
      },
    ],
  },
  {
    name: "successors are claimed in runs that were stopped",
    changes: [
      {
        file: SETTLE,
        find: "AND halted IS NULL AND paused_at IS NULL AS claims",
        replace: "AS claims",
      },
    ],
  },
  {
    name: "a repeated start starts a second run",
    changes: [
      {
        file: "store/idempotency/reserve-key.sql",
        find: "WHERE known.created_at < now() - interval '24 hours'",
        replace: "WHERE known.created_at < now()",
      },
    ],
  },
  {
    name: "a batch of results is not repeated when its answer is lost",
    changes: [
      {
        file: "worker/settler.ts",
        find: "await systemClock.sleep(Math.min(delayMs, MAX_RETRY_DELAY_MS), this.#signal);",
        replace: "return NOTHING;",
      },
    ],
  },
  {
    name: "a task fails when the database is away during its step",
    changes: [
      {
        file: "worker/execute-task.ts",
        find: "if (isUnavailable(error)) throw error;",
        replace: "",
      },
    ],
  },
  {
    name: "a task that could not be handed back stays with a worker that does not run it",
    changes: [
      {
        file: "worker/worker-session.ts",
        find: "      this.#holdsUnknown();\n      logger.warn",
        replace: "      logger.warn",
      },
    ],
  },
  {
    name: "a worker that leaves does not look for what it holds",
    changes: [
      {
        file: "worker/worker-session.ts",
        find: "      await this.#claimer.handBackUnknown();\n",
        replace: "",
      },
    ],
  },
  {
    name: "a loss takes a loss back",
    changes: [{ file: REQUEUE, find: "lost = t.lost + CASE", replace: "lost = t.lost - CASE" }],
  },
  {
    name: "a late claim of an old epoch still claims",
    changes: [
      "store/runs/claim-tasks.sql",
      "store/runs/claim-taken-tasks.sql",
      "store/runs/settle-tasks.sql",
    ].map((file) => ({ file, find: "AND claim_epoch =", replace: "AND 0 <=" })),
  },
  {
    name: "an epoch that arrives late ends the one after it",
    changes: [
      {
        file: "store/workers/start-claim-epoch.sql",
        find: "AND claim_epoch <",
        replace: "AND 0 <",
      },
    ],
  },
  {
    name: "a scope is made by whoever claimed the task run once",
    changes: [
      {
        file: "store/runs/expand-task.sql",
        find: "AND t.attempt =",
        replace: "AND 0 <=",
      },
      {
        file: "store/runs/expand-task.sql",
        find: "AND t.worker_id = :",
        replace: "AND t.seq >= 0 -- :",
      },
    ],
  },
  {
    name: "a worker reads the wall clock for its lease",
    changes: [
      { file: "worker/lease.ts", find: "systemClock.monotonic()", replace: "systemClock.now()" },
      {
        file: "worker/worker-session.ts",
        find: "new WorkerSession(parts, systemClock.monotonic())",
        replace: "new WorkerSession(parts, systemClock.now())",
      },
    ],
  },
  {
    name: "the copy in Redis is believed for ever",
    needsRedis: true,
    changes: [
      {
        file: "queue/redis.ts",
        find: "const REREAD_MS = 2_000;",
        replace: "const REREAD_MS = 2_000_000;",
      },
    ],
  },
];
