import { Argument, type Command } from "commander";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";

/** `stratal schema` */
export function define(command: Command): void {
  talksToServer(command)
    .description(
      "Prints the JSON Schema of job documents, which editors use to complete and check them while they are written.",
    )
    .addArgument(new Argument("[kind]", "kind of document").choices(["job"]).default("job"))
    .action(clientAction(printSchema));
  addExamples(command, [
    ["stratal schema > job.schema.json", "for the settings of an editor"],
    ["stratal schema job | jq '.\"$defs\".task.properties | keys'", "the keys of a task"],
  ]);
}

async function printSchema({ client, terminal }: ClientContext): Promise<undefined> {
  terminal.printJson(await client.get("/api/v1/schema/job.json"));
}
