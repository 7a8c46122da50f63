/**
 * What there is to know of a run, as files to send along with a question. Owns what is in them.
 *
 * 1. No secret: outputs and errors were masked when they were stored; sensitive inputs and outputs are masked here.
 * 2. Read page by page, as the reader takes it.
 */
import type { JsonValue } from "../base/json.ts";
import { waitingAnswer } from "../engine/waiting.ts";
import type { IGetRunRowResult } from "../store/runs/get-run.queries.ts";
import { listRunEvents } from "../store/runs/list-run-events.ts";
import { listTaskAttempts } from "../store/runs/list-task-attempts.ts";
import { listTaskRuns } from "../store/runs/list-task-runs.ts";
import { loadWaiting } from "../store/runs/waiting/load-waiting.ts";
import type { TaskRun } from "../api/task-runs.ts";
import type { TaskRunStatus } from "../engine/states.ts";
import type { ServerContext } from "./context.ts";
import { taskRunSurroundings } from "./routes/job-runs.ts";
import {
  attemptAnswer,
  eventAnswer,
  runAnswer,
  runValues,
  taskRunAnswer,
} from "./routes/run-answers.ts";
import { waitingRunAnswer, waitingTaskAnswer } from "./routes/waiting-answers.ts";
import type { ZipEntry } from "./zip-stream.ts";

const ROWS_PER_READ = 500;
const OUTPUT_LENGTH = 4_096;
const MAX_ATTEMPTS = 1_000;
const MAX_WAITING = 1_000;

const ABOUT = `run.json         the run, with its inputs and outputs
definition.json  the version of the job that it follows
task-runs.ndjson one task run a line; outputs are cut at ${OUTPUT_LENGTH} characters
errors.ndjson    those that failed or timed out, with their attempts
events.ndjson    what happened, in order
waiting.json     why it has not ended; for at most ${MAX_WAITING} task runs
server.json      the versions of program and database

Secrets are not in it; *** stands for sensitive inputs and outputs. Logs are a file of their own.
`;

interface Source {
  context: ServerContext;
  projectId: string;
  run: IGetRunRowResult;
}

/** The files of the bundle. */
export async function* debugEntries(
  context: ServerContext,
  projectId: string,
  run: IGetRunRowResult,
): AsyncGenerator<ZipEntry> {
  const source = { context, projectId, run };
  const { definition } = await context.versions.load(run.version_id);
  yield { name: "about.txt", content: [ABOUT] };
  yield json("run.json", { ...runAnswer(run), ...runValues(run, definition) });
  yield json("definition.json", definition);
  yield { name: "task-runs.ndjson", content: lines(taskRuns(source, null)) };
  yield { name: "errors.ndjson", content: lines(errors(source)) };
  yield { name: "events.ndjson", content: lines(events(source)) };
  yield json("waiting.json", await waiting(source));
  yield json("server.json", { version: context.version, schema_version: context.schemaVersion });
}

function json(name: string, value: unknown): ZipEntry {
  return { name, content: [`${JSON.stringify(value, null, 2)}\n`] };
}

async function* lines(values: AsyncIterable<unknown>): AsyncGenerator<string> {
  for await (const value of values) yield `${JSON.stringify(value)}\n`;
}

async function* taskRuns(
  { context, projectId, run }: Source,
  status: TaskRunStatus | null,
): AsyncGenerator<TaskRun> {
  for (let afterSeq = -1; ;) {
    const rows = await listTaskRuns(context.database, {
      projectId,
      runId: run.id,
      afterSeq,
      status,
      outputLength: OUTPUT_LENGTH,
      limit: ROWS_PER_READ,
      offset: 0,
    });
    const surroundings = await taskRunSurroundings(
      context,
      { id: run.id, status: run.status, versionId: run.version_id },
      { seqs: rows.map(({ seq }) => seq), summaryLength: OUTPUT_LENGTH },
    );
    for (const row of rows) yield taskRunAnswer(row, surroundings);
    if (rows.length < ROWS_PER_READ) return;
    afterSeq = rows.at(-1)!.seq;
  }
}

async function* errors(source: Source): AsyncGenerator<JsonValue> {
  const { context, projectId, run } = source;
  for (const status of ["failed", "timed_out"] as const)
    for await (const task of taskRuns(source, status)) {
      const of = { projectId, runId: run.id, seq: task.seq, limit: MAX_ATTEMPTS };
      const attempts = (await listTaskAttempts(context.database, of)).map(attemptAnswer);
      const { id, seq, name, exit_code, error } = task;
      yield {
        id,
        seq,
        name,
        status,
        exit_code,
        error,
        attempts: attempts.map((each) => ({ ...each })),
      };
    }
}

async function* events({ context, projectId, run }: Source): AsyncGenerator<unknown> {
  for (let afterId = 0; ;) {
    const page = { projectId, runId: run.id, afterId, limit: ROWS_PER_READ };
    const rows = await listRunEvents(context.database, page);
    for (const row of rows) yield eventAnswer(run.id, row);
    if (rows.length < ROWS_PER_READ) return;
    afterId = Number(rows.at(-1)!.id);
  }
}

async function waiting({ context, projectId, run }: Source): Promise<unknown> {
  const { plan } = await context.versions.load(run.version_id);
  const facts = await loadWaiting(context.database, plan, {
    projectId,
    runId: run.id,
    afterSeq: -1,
    limit: MAX_WAITING,
    name: null,
    seq: null,
  });
  if (facts === undefined) return null;
  const answer = waitingAnswer(facts);
  return {
    run: answer.run === null ? null : waitingRunAnswer(answer.run, run.id),
    summary: answer.summary,
    tasks: answer.tasks.map((task) => waitingTaskAnswer(task, run.id)),
  };
}
