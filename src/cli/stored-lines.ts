/** Reads what is stored of a run's log: all of it, its end, or the lines in which something is found. */
import type { LogMessage, Schemas, StratalClient } from "../client/client.ts";
import type { Terminal } from "./output/terminal.ts";

const LINES_PER_PAGE = 10_000;
/** The server's limits. */
const MAX_CONTEXT = 50;
const MATCHES_PER_PAGE = 1_000;
const PRUNED = "Lines of this log were removed: the server keeps logs for a time only.";

/** Gets one line after the other, each once it is done with the one before. */
export type Sink = (message: LogMessage) => void | Promise<void>;

/** Where lines go, and what is said about them. */
export interface Output {
  sink: Sink;
  terminal: Pick<Terminal, "note">;
}

/** A run's log, or that of one of its task runs. */
export interface LogPlace {
  runId: string;
  taskRunId: string | undefined;
}

/** What is looked for. */
export interface Search {
  grep?: string;
  ignoreCase?: true;
  errors?: true;
  first?: true;
  context?: number;
}

/** True if only some lines are wanted, by what is in them. */
export function isSearch({ grep, errors }: Search): boolean {
  return grep !== undefined || errors === true;
}

/** Every line from an offset on, page by page. */
export async function printStored(
  client: StratalClient,
  log: LogPlace,
  firstOffset: number,
  { sink, terminal }: Output,
): Promise<void> {
  for (let offset = firstOffset; ; offset += LINES_PER_PAGE) {
    const { logs, pruned } = await readPage(client, log, { limit: LINES_PER_PAGE, offset });
    if (pruned && offset === firstOffset) terminal.note(PRUNED);
    for (const line of logs) await sink(line);
    if (logs.length < LINES_PER_PAGE) return;
  }
}

/** The last lines, page by page where they are many. */
export async function printTail(
  client: StratalClient,
  log: LogPlace,
  count: number,
  output: Output,
): Promise<void> {
  if (count > LINES_PER_PAGE) {
    const { pagination } = await readPage(client, log, { limit: 1 });
    await printStored(client, log, Math.max(0, pagination.total - count), output);
    return;
  }
  const { logs, pruned } = await readPage(client, log, { tail: count });
  if (pruned) output.terminal.note(PRUNED);
  for (const line of logs) await output.sink(line);
}

/** The lines in which something is found; `--` stands between the surroundings of two, as grep does it. */
export async function printFound(
  client: StratalClient,
  { runId, taskRunId }: LogPlace,
  search: Search,
  { sink, terminal }: Output,
): Promise<void> {
  const printer = new MatchPrinter(sink, () => terminal.note("--"));
  for (let after: string | undefined; ;) {
    const query = { ...queryOf(search), task_run_id: taskRunId, after };
    const found = await client.get("/api/v1/logs/job-runs/{id}/search", {
      params: { path: { id: runId }, query },
    });
    if (found.pruned && after === undefined) terminal.note(PRUNED);
    for (const match of found.matches) await printer.match(match);
    if (found.next_cursor === null || (search.first && found.matches.length > 0)) return;
    after = found.next_cursor;
  }
}

type PageQuery = { limit: number; offset?: number } | { tail: number };

function readPage(
  client: StratalClient,
  { runId, taskRunId }: LogPlace,
  query: PageQuery,
): Promise<Schemas["LogPage"]> {
  return taskRunId === undefined
    ? client.get("/api/v1/logs/job-runs/{id}", { params: { path: { id: runId }, query } })
    : client.get("/api/v1/logs/task-runs/{id}", { params: { path: { id: taskRunId }, query } });
}

function queryOf({ grep, ignoreCase, errors, first, context }: Search) {
  return {
    pattern: grep,
    ignore_case: ignoreCase ? ("true" as const) : ("false" as const),
    errors: errors ? ("true" as const) : ("false" as const),
    context: Math.min(context ?? 0, MAX_CONTEXT),
    limit: first ? 1 : MATCHES_PER_PAGE,
  };
}

/** Prints matches with their surroundings, each line once. */
class MatchPrinter {
  readonly #sink: Sink;
  readonly #separate: () => void;
  /** The first line that was not printed yet. */
  #next = 0;
  #hasPrinted = false;

  constructor(sink: Sink, separate: () => void) {
    this.#sink = sink;
    this.#separate = separate;
  }

  async match(match: Schemas["LogMatch"]): Promise<void> {
    const first = match.offset - match.before.length;
    const hasContext = match.before.length + match.after.length > 0;
    if (this.#hasPrinted && hasContext && first > this.#next) this.#separate();
    const lines = [...match.before, match.line, ...match.after];
    for (const line of lines.slice(Math.max(0, this.#next - first))) await this.#sink(line);
    this.#next = Math.max(this.#next, first + lines.length);
    this.#hasPrinted = true;
  }
}
