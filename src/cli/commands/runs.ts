import type { Command } from "commander";
import { Argument, Option } from "commander";
import { systemClock } from "../../base/clock.ts";
import type { Schemas } from "../../client/client.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { findJob } from "../find-job.ts";
import { aboutRun, findRunId } from "../find-run.ts";
import { runDetailText, runsTable } from "../output/run-text.ts";
import { nextPageText, pageOptions, type PageOptions } from "../page-options.ts";
import { runStatuses } from "../run-statuses.ts";
import { refuseUnknownCommands } from "../unknown-command.ts";

const RUN_ARGUMENT = new Argument("<run>", "id of the run, the beginning of it, or latest");

/** `stratal runs` */
export function define(command: Command): void {
  command.description("A run is one execution of one version of a job.");
  const list = pageOptions(talksToServer(command.command("list")), 20)
    .summary("list the runs, newest first")
    .description("Lists the runs, newest first.")
    .option("--job <job>", "only runs of this job, by name or id")
    .addOption(new Option("--status <status>", "only runs in this state").choices(runStatuses))
    .action(clientAction(listRuns));
  addExamples(list, [
    ["stratal runs list", "the newest 20"],
    ["stratal runs list --job nightly-report --status failed", "which failed?"],
  ]);
  const get = talksToServer(command.command("get"))
    .summary("show a run and its tasks")
    .description("Shows a run, its tasks and their outputs, and why tasks failed or wait.")
    .addArgument(RUN_ARGUMENT)
    .action(clientAction(getRun));
  addExamples(get, [
    ["stratal runs get latest", "the newest run"],
    ["stratal runs get 0198c2d4 --json", "an id may be shortened"],
  ]);
  defineControl(
    command,
    "cancel",
    "cancel a run",
    "Cancels a run: nothing new starts, and running tasks are stopped with their whole process trees.",
  );
  defineControl(
    command,
    "pause",
    "pause a run",
    "Pauses a run: nothing new starts, running tasks finish.",
  );
  defineControl(command, "resume", "resume a paused run", "Lets a paused run go on.");
  refuseUnknownCommands(command);
}

type Control = "cancel" | "pause" | "resume";

function defineControl(parent: Command, name: Control, summary: string, description: string): void {
  const command = talksToServer(parent.command(name))
    .summary(summary)
    .description(description)
    .addArgument(RUN_ARGUMENT);
  if (name === "cancel")
    command.option("--force", "leave out on_cancel and finally, and stop them if they run");
  command.action(
    clientAction((context, { force = false }: { force?: boolean }, run: string) =>
      controlRun(context, name, run, force),
    ),
  );
  addExamples(command, [[`stratal runs ${name} latest`, ""]]);
}

interface ListOptions extends PageOptions {
  job?: string;
  status?: Schemas["JobRunStatus"];
}

async function listRuns(
  { client, terminal, json }: ClientContext,
  { job, status, limit, cursor }: ListOptions,
): Promise<undefined> {
  const jobId = job === undefined ? undefined : (await findJob(client, job)).id;
  const query = {
    limit,
    ...(jobId === undefined ? {} : { job_id: jobId }),
    ...(status === undefined ? {} : { status }),
    ...(cursor === undefined ? {} : { cursor }),
  };
  const answer = await client.get("/api/v1/job-runs", { params: { query } });
  if (json) {
    terminal.printJson(answer);
    return;
  }
  if (answer.count === 0) terminal.note("There are no such runs. `stratal run <file>` starts one.");
  else terminal.print(runsTable(answer.job_runs, terminal, systemClock.now()));
  if (answer.next_cursor !== null) terminal.note(nextPageText("runs", answer.next_cursor));
}

async function getRun(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  run: string,
): Promise<undefined> {
  const path = { id: await findRunId(client, run) };
  const detail = await aboutRun(client, path.id, () =>
    client.get("/api/v1/job-runs/{id}", { params: { path } }),
  );
  if (json) terminal.printJson(detail);
  else terminal.print(runDetailText(detail, terminal, systemClock.now()));
}

async function controlRun(
  { client, terminal, json }: ClientContext,
  control: Control,
  run: string,
  force: boolean,
): Promise<undefined> {
  const path = { id: await findRunId(client, run) };
  const change = await aboutRun(client, path.id, () =>
    control === "cancel"
      ? client.post("/api/v1/job-runs/{id}/cancel", {
          params: { path, query: { force: force ? "true" : "false" } },
        })
      : client.post(`/api/v1/job-runs/{id}/${control}`, { params: { path } }),
  );
  if (json) terminal.printJson(change);
  else
    terminal.print(
      `Run ${change.job_run_id} of ${change.job_name}: ${change.previous_status} → ${change.new_status}`,
    );
}
