/** What the database knows about the open task runs of a run, and what is made of it. */
import type { JsonValue } from "../../base/json.ts";
import type { Plan } from "../../definition/plan.ts";
import type { RunCause, TaskCause, CauseTraits } from "./cause.ts";
import type { WorkerOffer } from "../queue-reason.ts";
import type { JobRunStatus, TaskRunStatus } from "../states.ts";

/** How many task runs or holders an answer names; the others are only counted. */
export const MAX_NAMED = 10;
/** How far into a queue a place is looked for. */
export const MAX_QUEUE_PLACE = 10_000;

/** A task run of the same run that is named as a reason. */
export interface NamedTask {
  seq: number;
  name: string;
  status: TaskRunStatus;
  /** Since when it is in this state; null where that is not known. */
  since: Date | null;
}

/** Task runs that another one waits for. */
export interface HeldBy {
  open: number;
  total: number;
  /** The first open ones, at most MAX_NAMED. */
  named: NamedTask[];
}

/** A concurrency key that is waited for. */
export interface LockWait {
  key: string;
  since: Date;
  /** How many others get it earlier. */
  before: number;
  /** The first ones, at most MAX_NAMED. */
  holders: LockHolder[];
}

/** A run, or a task run of it, that has a slot of a concurrency key. */
export interface LockHolder {
  runId: string;
  jobName: string;
  /** Both null for the run itself. */
  seq: number | null;
  taskName: string | null;
  since: Date;
}

/** A run that a task run started. */
export interface ChildRun {
  id: string;
  jobName: string;
  status: JobRunStatus;
}

/** An active worker with its slots. */
export interface WorkerLoad extends WorkerOffer {
  process: { slots: number; busy: number };
  inline: { slots: number; busy: number };
}

/** An open task run with what it waits for. */
export interface OpenTask extends CauseTraits {
  seq: number;
  node: number;
  name: string;
  path: string;
  attempt: number;
  failures: number;
  slotKind: "process" | "inline";
  /** When it came to be; the parent's start, where it has a parent. */
  createdAt: Date;
  queuedAt: Date | null;
  startedAt: Date | null;
  attemptEndedAt: Date | null;
  /** Why the last attempt failed. */
  errorMessage: string | null;
  progress: JsonValue;
  worker: { id: string; name: string; leaseExpiresAt: Date } | null;
  timerAt: Date | null;
  event: string | null;
  /** Open dependencies, open task runs inside of it, or items that run before it. */
  heldBy: HeldBy | null;
  /** Of an item that was not let go yet: how many start before it. */
  itemsBefore: number | null;
  lock: LockWait | null;
  childRun: ChildRun | null;
  /** How many stand before it in its queue; null if not known. */
  queuePlace: number | null;
}

/** A run that has not ended. */
export interface WaitingRun {
  id: string;
  jobName: string;
  status: JobRunStatus;
  phase: string;
  halted: string | null;
  createdAt: Date;
  startedAt: Date | null;
  pausedAt: Date | null;
  cancelRequestedAt: Date | null;
  lock: LockWait | null;
  /** The first task runs that a worker holds. */
  running: NamedTask[];
}

/** Task runs that are open for the same cause, as far as the cause depends on them alone. */
export interface TaskGroup extends CauseTraits {
  count: number;
}

/** Everything that the answer is made of. */
export interface WaitingFacts {
  /** The database's time. */
  now: Date;
  run: WaitingRun;
  plan: Plan;
  offers: WorkerOffer[];
  /** Since when queues are paused, by their names. */
  pausedQueues: ReadonlyMap<string, Date>;
  /** All open task runs. */
  groups: TaskGroup[];
  /** A page of them. */
  tasks: OpenTask[];
  /** Empty unless a task run of the page waits for its turn. */
  loads: WorkerLoad[];
}

/** Particulars of an entry, for programs; which ones depends on its cause. */
export interface WaitingDetails {
  tasks?: HeldBy;
  /** `limit` at once, and how many start before it. */
  window?: { limit: number | null; before: number | null };
  queue?: {
    name: string;
    tags: readonly string[];
    before: number | null;
    slots: number;
    busy: number;
  };
  lock?: LockWait;
  timer?: { at: Date | null; attempt: number | null; iteration: number | null };
  event?: { name: string; expiresAt: Date | null };
  approval?: Approval;
  childRun?: ChildRun;
  worker?: { id: string; name: string; attempt: number; leaseExpiresAt: Date };
}

/** An approval that is asked for. */
export interface Approval {
  message: string;
  min: number;
  approvers: { users: string[]; groups: string[] };
  decisions: { by: string; decision: string; at: string; comment: string | null }[];
  expiresAt: string | null;
}

/** What is said about one thing that waits. */
export interface Explanation {
  /** What it waits for, to be read after its name. */
  message: string;
  since: Date | null;
  /** What makes it go on: a sentence. */
  releases: string;
  details: WaitingDetails;
}

/** Why a task run has not ended. */
export interface TaskEntry extends Explanation {
  seq: number;
  name: string;
  path: string;
  status: TaskRunStatus;
  cause: TaskCause;
}

/** Why a run has not ended. */
export interface RunEntry extends Explanation {
  cause: RunCause;
}

/** How many task runs of a run are open for a cause. */
export interface CauseCount {
  cause: TaskCause;
  count: number;
  message: string;
}

/** The answer to why a run is waiting. */
export interface WaitingAnswer {
  /** Null once it has ended. */
  run: RunEntry | null;
  summary: CauseCount[];
  tasks: TaskEntry[];
}
