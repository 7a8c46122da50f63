import type { Workload } from "./workload.ts";

/** What happened to one task. Times are milliseconds since 1970. */
export interface TaskRecord {
  name: string;
  succeeded: boolean;
  startedAt: number;
  endedAt: number;
}

/** A workload that has ended on a side. */
export interface WorkloadRun {
  /** When it was submitted, in milliseconds since 1970. */
  submittedAt: number;
  /** Of all copies, by their names in `allTasks`. Asked for after the measurement: answering takes the side's time. */
  tasks(): Promise<TaskRecord[]>;
}

/** How the submitter learns of the end: by asking every millisecond, or by being told. */
export type Watching = "polling" | "push";

/** One task, from the view of who submitted it. */
export interface Submission {
  elapsedMs: number;
  /** From the submission until the task starts; unknown for submissions that are not polled. */
  startMs: number | null;
}

/** A system that is measured. It runs in processes of its own. */
export interface Side {
  readonly name: string;
  /** What the loss of power may cost. */
  readonly durability: string;
  /** Its processes; their descendants belong to it, too. */
  readonly processIds: readonly number[];
  /** Whether it can express the graph. */
  canRun(workload: Workload): boolean;
  /** Does everything that need not be done for each run, and answers with what runs the workload once. */
  prepare(workload: Workload): Promise<() => Promise<WorkloadRun>>;
  /** Submits one task that does nothing and waits for its end; null for a side that cannot tell its submitter. */
  readonly submitOne: ((watching: Watching) => Promise<Submission>) | null;
  /** Submits so many single tasks, one every `everyMs`; answers the milliseconds from each submission to the task's first instruction. */
  submitPaced(count: number, everyMs: number): Promise<number[]>;
  close(): Promise<void>;
}
