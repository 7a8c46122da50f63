import type { Command } from "commander";
import type { JsonObject } from "../../base/json.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { refuseUnknownCommands } from "../unknown-command.ts";

/** `stratal event` */
export function define(command: Command): void {
  command.description("Events wake the tasks that wait for them.");
  const send = talksToServer(command.command("send"))
    .summary("send an event to the tasks that wait for it")
    .description("Sends an event to the tasks that wait for one of its name.")
    .argument("<name>", "name of the event")
    .option("--data <json>", "what `event` is in the tasks' expressions, as a JSON object", "{}")
    .action(clientAction(sendEvent));
  addExamples(send, [[`stratal event send order-paid --data '{"order": 42}'`, ""]]);
  refuseUnknownCommands(command);
}

async function sendEvent(
  { client, terminal, json }: ClientContext,
  { data }: { data: string },
  name: string,
): Promise<undefined> {
  const answer = await client.post("/api/v1/events", { body: { name, data: parseData(data) } });
  if (json) terminal.printJson(answer);
  else terminal.print(answer.message);
}

function parseData(text: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    // Checked here: a list or a scalar is no JsonObject.
    if (typeof value === "object" && value !== null && !Array.isArray(value))
      return value as JsonObject;
  } catch (error) {
    throw new CliError(`--data is not JSON: ${(error as Error).message}`);
  }
  throw new CliError("--data must be a JSON object, such as '{\"order\": 42}'.");
}
