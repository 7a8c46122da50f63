import { Argument, Option, type Command } from "commander";
import type { Schemas } from "../../client/client.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, collect, paragraphs, talksToServer } from "../command-options.ts";
import { parseInputs } from "../parse-input.ts";

/** `stratal override` */
export function define(command: Command): void {
  talksToServer(command)
    .description(
      paragraphs(
        "Gives a task run a final state by hand, and records who did it and why.",
        "Of an open run: a task run that is not running; what waits for it goes on. Of an ended run: `stratal rerun` goes on behind it.",
      ),
    )
    .addArgument(
      new Argument("<task-run>", "id of the task run; `stratal runs get <run> --json` shows it"),
    )
    .addOption(
      new Option("--status <status>", "the state to give")
        .choices(["completed", "skipped", "failed"])
        .makeOptionMandatory(),
    )
    .requiredOption("--reason <text>", "why, for the record")
    .option(
      "--output <name=value>",
      "with completed: an output for later tasks; name:=json for other values than text",
      collect,
    )
    .action(clientAction(override));
  addExamples(command, [
    [
      "stratal override 0198c2d4-… --status completed --reason 'loaded by hand' --output rows:=42",
      "",
    ],
    ["stratal override 0198c2d4-… --status skipped --reason 'not needed today'", ""],
  ]);
}

interface OverrideOptions {
  status: Schemas["OverrideRequest"]["status"];
  reason: string;
  output?: string[];
}

async function override(
  { client, terminal, json }: ClientContext,
  { status, reason, output }: OverrideOptions,
  id: string,
): Promise<undefined> {
  const outputs = output === undefined ? {} : { outputs: parseInputs(output) };
  const answer = await client.post("/api/v1/task-runs/{id}/override", {
    params: { path: { id } },
    body: { status, reason, ...outputs },
  });
  if (json) terminal.printJson(answer);
  else
    terminal.print(
      `Task run ${answer.task_run.name}: ${answer.previous_status} → ${answer.task_run.status}`,
    );
}
