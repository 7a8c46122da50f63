import { Option, type Command } from "commander";
import { systemClock } from "../../base/clock.ts";
import { messageOf } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import type { Schemas } from "../../client/client.ts";
import { CliError, HalfDoneError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, collect, talksToServer, paragraphs } from "../command-options.ts";
import { exitCodeOfRun, exitCodes } from "../exit-code.ts";
import { findJob } from "../find-job.ts";
import { followRun } from "../follow-run.ts";
import { onInterrupt } from "../interrupt.ts";
import { meansFile, readJobDocument, saveJobDocument } from "../job-document.ts";
import { withMistakenFile } from "../mistaken-file.ts";
import { warningsText } from "../output/job-text.ts";
import { FollowPrinter } from "../output/follow-printer.ts";
import { runSummaryText } from "../output/run-text.ts";
import { asideOf } from "../output/terminal.ts";
import { parseInputs } from "../parse-input.ts";
import { withReconnect } from "../reconnect.ts";

/** `stratal run` */
export function define(command: Command): void {
  talksToServer(command)
    .description(
      paragraphs(
        "Starts a run. A document is saved first, as a job or as the next version of the job of its name.",
        "With --follow the exit status is the run's: 0 completed, 1 failed, 3 cancelled, 4 timed out; of a run that is tried again, that of the last attempt. Ctrl-C then leaves the run alone and stops watching it.",
      ),
    )
    .argument(
      "<file|job>",
      "a document (a path, *.yaml, *.json, - for standard input) or a job's name or id",
    )
    .option(
      "-i, --input <name=value>",
      "an input of the run; name:=json for lists, maps and exact types",
      collect,
    )
    .option("-f, --follow", "print the log and wait for the end")
    .addOption(new Option("-d, --detach", "only start it (the default)").conflicts("follow"))
    .option("--cancel-on-interrupt", "with --follow: Ctrl-C cancels the run")
    .action(clientAction(run));
  addExamples(command, [
    ["stratal run hello.yaml --follow", "save, run, watch"],
    ["stratal run nightly-report --input day=2026-09-01", "a saved job with an input"],
    ["stratal run resize --input 'sizes:=[200, 400]' -f", "an input that is a list"],
    [
      "stratal run hello.yaml -f --json 2>log.txt | jq -r '.task_runs[-1].output'",
      "the last task's output, for a program",
    ],
  ]);
}

interface RunOptions {
  input?: string[];
  follow?: true;
  cancelOnInterrupt?: true;
}

async function run(
  context: ClientContext,
  options: RunOptions,
  target: string,
): Promise<number | undefined> {
  if (options.cancelOnInterrupt && !options.follow)
    throw new CliError("--cancel-on-interrupt needs --follow: without it nothing is watched.");
  const { terminal, json } = context;
  const inputs = parseInputs(options.input ?? []);
  const started = await start(context, target, inputs);
  if (options.follow) return await follow(context, started.job_run_id, options);
  if (json) terminal.printJson(started);
  else terminal.print(`Run ${started.job_run_id} of ${started.job_name} started.`);
  terminal.note(`Watch it with: stratal logs ${started.job_run_id} --follow`);
  return undefined;
}

const SAVED_JOB_HINT =
  "A saved job is named without a path and without .yaml or .json; `stratal job list` shows them.";

interface Started {
  job_run_id: string;
  job_name: string;
}

async function start(
  { client, terminal }: ClientContext,
  target: string,
  inputs: JsonObject,
): Promise<Started> {
  const request = { inputs, triggered_by: "cli" };
  if (!meansFile(target)) {
    const job = await withMistakenFile(target, () => findJob(client, target));
    return await client.post("/api/v1/job-runs", { body: { ...request, job_id: job.id } });
  }
  const document = await readJobDocument(target, SAVED_JOB_HINT);
  const saved = await saveJobDocument(client, document);
  if (saved.warnings.length > 0)
    terminal.note(warningsText(saved.warnings, document.source, terminal.paint));
  if (saved.job_run_id !== undefined) {
    // A document with run_immediately has started its run by being saved; a second one is not what was asked for.
    if (Object.keys(inputs).length === 0)
      return { job_run_id: saved.job_run_id, job_name: saved.job.name };
    terminal.note(
      `${terminal.paint("yellow", "warning:")} the document says run_immediately, so saving it has started run ${saved.job_run_id} as well, without inputs.`,
    );
  }
  try {
    return await client.post("/api/v1/job-runs", { body: { ...request, job_id: saved.job.id } });
  } catch (error) {
    throw new HalfDoneError(savedOnlyText(saved), error);
  }
}

function savedOnlyText({ job, job_run_id: immediate }: Schemas["SavedJob"]): string {
  const run = immediate === undefined ? "no run was started" : `run ${immediate} was started only`;
  return `Job ${job.name} was saved as version ${job.version}; ${run}.`;
}

/** Prints the log of a run until it ends, and answers the exit status that its end stands for. */
export async function follow(
  { client, terminal, json }: ClientContext,
  runId: string,
  options: Pick<RunOptions, "cancelOnInterrupt">,
): Promise<number> {
  const stop = new AbortController();
  const watch = `stratal logs ${runId} --follow`;
  const release = onInterrupt({
    first: () => {
      if (!options.cancelOnInterrupt) return stop.abort();
      terminal.note("Cancelling the run; Ctrl-C again stops waiting for it.");
      client
        .post("/api/v1/job-runs/{id}/cancel", { params: { path: { id: runId } } })
        .catch((error: unknown) => terminal.note(`It could not be cancelled: ${messageOf(error)}`));
    },
    second: () => stop.abort(),
  });
  const aside = json ? asideOf(terminal) : terminal;
  terminal.note(terminal.paint("dim", `Run ${runId}`));
  try {
    const following = { client, terminal, runId, signal: stop.signal };
    const ended = await withReconnect(following, (options) =>
      followRun(client, runId, new FollowPrinter(aside), options),
    );
    if (ended === null) {
      terminal.note(
        `\nNo longer watching. The run goes on.\n  watch it again: ${watch}\n  cancel it:      stratal runs cancel ${runId}`,
      );
      return exitCodes.interrupted;
    }
    if (json) terminal.printJson(ended);
    else terminal.print(`\n${runSummaryText(ended, terminal, systemClock.now())}`);
    return exitCodeOfRun(ended.status);
  } finally {
    release();
  }
}
