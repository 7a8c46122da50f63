/**
 * New log lines of all runs of a project, from now on. For people who watch; it promises less than `followLog`: no replay, no end, and
 * lines of a limited number of runs at once.
 */
import type { LogItem } from "./follow-log.ts";
import type { LiveLogs } from "./live-logs.ts";

/** Yields chunks until the signal aborts. */
export async function* followProject(
  logs: LiveLogs,
  projectId: string,
  signal: AbortSignal,
): AsyncGenerator<LogItem, void, undefined> {
  const watch = logs.project(projectId);
  const leave = watch.join();
  try {
    let last = await watch.next(0, signal);
    while (last !== null) {
      const news = await watch.next(last.revision, signal);
      if (news === null) return;
      for (const [runId, chunks] of news.state) {
        if (signal.aborted) return;
        const from = last.state.get(runId) ?? 0;
        if (chunks > from) yield* chunksOf(logs, runId, from, chunks);
      }
      last = news;
    }
  } finally {
    leave();
  }
}

async function* chunksOf(
  logs: LiveLogs,
  runId: string,
  from: number,
  to: number,
): AsyncGenerator<LogItem, void, undefined> {
  for (let position = from; position < to;) {
    const chunks = await logs.chunks.read({ runId, seq: null }, position - 1, to);
    if (chunks.length === 0) return;
    for (const chunk of chunks.filter((each) => each.position < to)) {
      const taskName = await logs.taskName(runId, chunk.seq);
      await logs.turns.take(chunk.lines);
      yield { kind: "chunk", part: { chunk, taskName, fromLine: 0 } };
    }
    position = chunks.at(-1)!.position + 1;
  }
}
