import { InvalidArgumentError, type Command } from "commander";
import { isEndMarker, type Schemas, type StratalClient } from "../../client/client.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, paragraphs, talksToServer } from "../command-options.ts";
import { exitCodes } from "../exit-code.ts";
import { aboutRun, findRunId } from "../find-run.ts";
import { onInterrupt } from "../interrupt.ts";
import { LogPrinter } from "../output/log-printer.ts";
import { resultLine } from "../output/run-text.ts";
import { namedTaskRuns, taskPaths } from "../output/task-paths.ts";
import type { Terminal } from "../output/terminal.ts";
import { PathLookup } from "../path-lookup.ts";
import { withReconnect } from "../reconnect.ts";
import { didYouMean } from "../suggestion.ts";
import { isSearch, printFound, printStored, printTail, type Sink } from "../stored-lines.ts";

/** `stratal logs` */
export function define(command: Command): void {
  talksToServer(command)
    .description(
      paragraphs(
        "Prints what the tasks of a run printed, in order. Lines of standard error are marked with !.",
        "With --follow it waits for the run's end and exits with 0 however that is; `stratal run --follow` exits with the run's own status.",
      ),
    )
    .argument("<run>", "id of the run, the beginning of it, or latest")
    .option("-f, --follow", "go on until the run has ended")
    .option(
      "-t, --task <name>",
      "only the lines of this task: its name, path (regions[eu]/build) or id",
    )
    .option("--tail <lines>", "only so many lines of the end", parseCount)
    .option("--from <line>", "from this line on, counted from 1", parseCount)
    .option("--grep <pattern>", "only lines in which this regular expression (RE2) is found")
    .option("-i, --ignore-case", "with --grep: small and capital letters are the same")
    .option("--errors", "only lines with a word such as error, fatal, exception or failed")
    .option("--first", "with --grep or --errors: only the first line that is found")
    .option("-C, --context <lines>", "with --grep or --errors: lines around each", parseCount)
    .action(clientAction(showLogs));
  addExamples(command, [
    ["stratal logs latest --follow", "watch the newest run"],
    ["stratal logs 0198c2d4 --task build", "one task's lines"],
    ["stratal logs latest --grep 'timed? out' -C 3", "lines that match, with their surroundings"],
    ["stratal logs latest --errors --first -C 10", "where it began to go wrong"],
    ["stratal logs latest --tail 100", "the last lines"],
    ["stratal logs latest --json | jq -r .message", "one JSON value per line"],
  ]);
}

interface LogOptions {
  follow?: true;
  task?: string;
  tail?: number;
  from?: number;
  grep?: string;
  ignoreCase?: true;
  errors?: true;
  first?: true;
  context?: number;
}

/** Options of which only one makes sense at a time. */
function refuseMixed(options: LogOptions): void {
  const parts = [
    ...(options.follow ? ["--follow"] : []),
    ...(options.tail === undefined ? [] : ["--tail"]),
    ...(options.from === undefined ? [] : ["--from"]),
    ...(options.grep === undefined ? [] : ["--grep"]),
    ...(options.errors ? ["--errors"] : []),
  ];
  if (parts.length > 1)
    throw new CliError(`${parts.join(" and ")} cannot be combined.`, "Give one of them.");
  const addition = options.first ? "--first" : options.context === undefined ? null : "--context";
  if (addition !== null && !isSearch(options))
    throw new CliError(`${addition} needs --grep or --errors.`, "Say what to look for.");
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1)
    throw new InvalidArgumentError("It must be a whole number from 1.");
  return count;
}

async function showLogs(
  context: ClientContext,
  options: LogOptions,
  run: string,
): Promise<number | undefined> {
  const { client, terminal, json } = context;
  refuseMixed(options);
  const runId = await findRunId(client, run);
  return await aboutRun(client, runId, async () => {
    const taskRunId =
      options.task === undefined ? undefined : await findTask(client, runId, options.task);
    const sink: Sink = json
      ? (message) => terminal.print(JSON.stringify(message))
      : linePrinter(client, runId, terminal);
    if (options.follow) return await followLines(context, runId, taskRunId, sink);
    const log = { runId, taskRunId };
    if (isSearch(options)) await printFound(client, log, options, { sink, terminal });
    else if (options.tail !== undefined)
      await printTail(client, log, options.tail, { sink, terminal });
    else await printStored(client, log, (options.from ?? 1) - 1, { sink, terminal });
    return undefined;
  });
}

function linePrinter(client: StratalClient, runId: string, terminal: Terminal): Sink {
  const paths = new PathLookup(client, runId);
  const printer = new LogPrinter(terminal, (id) => paths.pathOf(id));
  return async (message) => {
    await paths.lookUp(message.task_run_id);
    printer.message(message);
  };
}

async function followLines(
  { client, terminal, json }: ClientContext,
  runId: string,
  taskRunId: string | undefined,
  sink: Sink,
): Promise<number | undefined> {
  const stop = new AbortController();
  const release = onInterrupt({ first: () => stop.abort(), second: () => stop.abort() });
  const which = taskRunId === undefined ? {} : { taskRunId };
  try {
    await withReconnect({ client, terminal, runId, signal: stop.signal }, async (options) => {
      for await (const message of client.followLogs(runId, { ...options, ...which }))
        if (json || !isEndMarker(message)) await sink(message);
    });
  } finally {
    release();
  }
  if (stop.signal.aborted) return exitCodes.interrupted;
  const run = await client.get("/api/v1/job-runs/{id}", { params: { path: { id: runId } } });
  if (taskRunId === undefined) terminal.note(resultLine(run, terminal));
  return undefined;
}

async function findTask(client: StratalClient, runId: string, name: string): Promise<string> {
  const run: Schemas["JobRunDetail"] = await client.get("/api/v1/job-runs/{id}", {
    params: { path: { id: runId } },
  });
  const found = namedTaskRuns(run.task_runs, name);
  if (found.length === 1) return found[0]!.id;
  const paths = taskPaths(run.task_runs);
  if (found.length > 1)
    throw new CliError(
      `The run has ${found.length} tasks "${name}".`,
      `Name one of them: ${found
        .slice(0, 20)
        .map(({ id }) => paths.get(id))
        .join(", ")}`,
    );
  const names = [...paths.values()];
  const known = names.slice(0, 20).join(", ");
  throw new CliError(
    `The run has no task "${name}".${didYouMean(name, names)}`,
    `Its tasks: ${known}`,
    { code: "not_found" },
  );
}
