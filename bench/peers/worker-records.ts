/** The inside of a peer's worker process: what it tells worker-process.ts. */
import type { TaskRecord } from "../side.ts";
import { wallClock } from "../wait.ts";

let records: TaskRecord[] = [];

/** Keeps what happened to a task that started then and ends now. */
export function record(name: string, succeeded: boolean, startedAt: number): void {
  records.push({ name, succeeded, startedAt, endedAt: wallClock() });
}

/** Says that the worker is ready, answers questions, and ends it with the bench. */
export function serveRecords(close: () => Promise<unknown>): void {
  const answer = (all: boolean): void => {
    process.send?.({ count: records.length, records: all ? records : [] });
    if (all) records = [];
  };
  process.on("message", (question) => {
    answer(question === "records");
  });
  for (const end of ["disconnect", "SIGINT", "SIGTERM"] as const)
    process.once(end, () => {
      void close().finally(() => process.exit(0));
    });
  answer(true);
}
