import { useQueries } from "@tanstack/react-query";
import { useMemo } from "react";
import type { RunSkeleton } from "../graph/run-skeleton.ts";
import { get } from "./request.ts";
import { taskRunId } from "./run.ts";

/** Tasks with several attempts whose attempts are asked for one by one; of more, the last attempt is shown. */
const maxRetried = 24;

/** An attempt, in milliseconds after the run's creation. */
export interface AttemptTimes {
  state: string;
  fromMs: number;
  toMs: number;
}

/** The attempts of the run's first retried tasks, by sequence number. The skeleton has the last attempt only. */
export function useAttemptBars(
  skeleton: RunSkeleton,
  version: number,
): ReadonlyMap<number, readonly AttemptTimes[]> {
  const runId = skeleton.run.id;
  const createdMs = Date.parse(skeleton.run.created_at);
  const retried = useMemo(() => retriedSeqs(skeleton), [skeleton, version]);
  return useQueries({
    queries: retried.map(({ seq, state, attempt }) => ({
      queryKey: ["run", runId, "attempts", seq, `${state} ${attempt}`],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const path = { id: taskRunId(runId, seq) };
        return (await get("/api/v1/task-runs/{id}/attempts", { path, signal })).attempts;
      },
    })),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }, index) =>
          data === undefined
            ? []
            : [
                [
                  retried[index]!.seq,
                  data.flatMap((attempt) => timesOf(attempt, createdMs)),
                ] as const,
              ],
        ),
      ),
  });
}

function retriedSeqs(skeleton: RunSkeleton): { seq: number; state: string; attempt: number }[] {
  const found: { seq: number; state: string; attempt: number }[] = [];
  for (let row = 0; row < skeleton.size && found.length < maxRetried; row++)
    if (skeleton.attempt(row) > 1)
      found.push({
        seq: skeleton.seq(row),
        state: skeleton.state(row),
        attempt: skeleton.attempt(row),
      });
  return found;
}

function timesOf(
  attempt: { status: string; started_at: string | null; finished_at: string | null },
  createdMs: number,
): AttemptTimes[] {
  if (attempt.started_at === null) return [];
  const fromMs = Date.parse(attempt.started_at) - createdMs;
  const end = attempt.finished_at === null ? Date.now() : Date.parse(attempt.finished_at);
  return [{ state: attempt.status, fromMs, toMs: end - createdMs }];
}
