import { Option, type Command } from "commander";
import type { JsonObject } from "../../base/json.ts";
import type { Schemas, StratalClient } from "../../client/client.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { findRunId } from "../find-run.ts";
import { parseInputs } from "../parse-input.ts";
import { waitingFilter } from "../waiting-filter.ts";

interface DecisionOptions {
  comment?: string;
  input?: string[];
}

/** `stratal approve` */
export function define(command: Command): void {
  decides(command, "approve")
    .description("Approves a task that waits for it, with the values of its form.")
    .addOption(
      new Option("-i, --input <name=value...>", "a value of the approval's form, for each --input"),
    );
  addExamples(command, [
    ["stratal approve latest", "the only open approval of the newest run"],
    ["stratal approve 0198c2d4 publish --input tag=v1 --comment 'numbers checked'", ""],
  ]);
}

/** `stratal reject` */
export function defineReject(command: Command): void {
  decides(command, "reject").description("Rejects a task that waits for approval.");
  addExamples(command, [["stratal reject latest publish --comment 'numbers are off'", ""]]);
}

function decides(command: Command, decision: "approve" | "reject"): Command {
  return talksToServer(command)
    .argument("<run>", "id of the run, the beginning of it, or latest")
    .argument(
      "[task]",
      "name or path (regions[eu]/ask) of the task; needed if several wait for approval",
    )
    .option("--comment <text>", "why; kept with the decision")
    .action(
      clientAction((context, options: DecisionOptions, run: string, task?: string) =>
        decide(context, decision, options, run, task),
      ),
    );
}

async function decide(
  { client, terminal, json }: ClientContext,
  decision: "approve" | "reject",
  { comment = "", input = [] }: DecisionOptions,
  run: string,
  name: string | undefined,
): Promise<undefined> {
  const task = await openApproval(client, await findRunId(client, run), name);
  const params = { path: { id: task.task_run_id } };
  const form: JsonObject = parseInputs(input);
  const answer =
    decision === "approve"
      ? await client.post("/api/v1/task-runs/{id}/approve", { params, body: { comment, form } })
      : await client.post("/api/v1/task-runs/{id}/reject", { params, body: { comment } });
  if (json) terminal.printJson(answer);
  else terminal.print(`${task.path}: ${answer.message}`);
}

type WaitingTask = Schemas["WaitingTask"];

/** The task of a run that waits for approval: the one of this name, or the only one. */
async function openApproval(
  client: StratalClient,
  runId: string,
  name: string | undefined,
): Promise<WaitingTask> {
  const query = {
    limit: 100,
    ...(name === undefined ? {} : { task: await waitingFilter(client, runId, name) }),
  };
  const waiting = await client.get("/api/v1/job-runs/{id}/waiting", {
    params: { path: { id: runId }, query },
  });
  const open = waiting.tasks.filter((task) => task.cause === "approval");
  if (open.length === 1) return open[0]!;
  if (open.length === 0) {
    throw new CliError(
      name === undefined
        ? `No task of run ${runId} waits for approval.`
        : `The run ${runId} has no task "${name}" that waits for approval.`,
      `\`stratal why ${runId}\` tells what it waits for.`,
    );
  }
  const names = open.map((task) => `  ${task.path}`).join("\n");
  throw new CliError(`${open.length} tasks wait for approval; name one of them:\n${names}`);
}
