import type { Command } from "commander";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { readJobDocument, validateJobDocument } from "../job-document.ts";
import { warningsText } from "../output/job-text.ts";

/** `stratal validate` and `stratal job validate` */
export function define(command: Command): void {
  talksToServer(command)
    .summary("check a job document")
    .description("Checks a job document without saving it; mistakes are shown as file:line:column.")
    .argument("[file]", "the document; - for standard input")
    .option("-f, --file <path>", "the same")
    .action(clientAction(validate));
  addExamples(command, [
    ["stratal validate hello.yaml", "exit status 2 if it has mistakes"],
    ["stratal validate -f - < hello.yaml", "from standard input"],
  ]);
}

async function validate(
  { client, terminal, json }: ClientContext,
  options: { file?: string },
  argument: string | undefined,
): Promise<undefined> {
  const file = options.file ?? argument;
  if (file === undefined || (options.file !== undefined && argument !== undefined))
    throw new CliError("Name one document: `stratal validate <file>`.");
  const document = await readJobDocument(file);
  const checked = await validateJobDocument(client, document);
  const tasks = `${checked.task_count} ${checked.task_count === 1 ? "task" : "tasks"}`;
  if (json) terminal.printJson(checked);
  else
    terminal.print(
      `${document.source} is valid: job ${checked.name}, ${tasks}, ${checked.mode} mode.`,
    );
  if (checked.warnings.length > 0)
    terminal.note(warningsText(checked.warnings, document.source, terminal.paint));
}
