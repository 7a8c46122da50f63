import type { Command } from "commander";
import type { Schemas } from "../../client/client.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { findJob } from "../find-job.ts";
import {
  createJobFromDocument,
  readJobDocument,
  saveJobDocument,
  validateJobDocument,
} from "../job-document.ts";
import { jobDetailText, jobsTable, warningsText } from "../output/job-text.ts";
import { parseLimit } from "../parse-limit.ts";

/** `stratal job` */
export function define(command: Command): void {
  command.description(
    "Jobs are documents in YAML or JSON; every saved text is a version of its own.",
  );
  defineReading(command);
  defineWriting(command);
}

function defineReading(command: Command): void {
  const list = talksToServer(command.command("list"))
    .summary("list the jobs, newest first")
    .description("Lists the jobs, newest first.")
    .option("--limit <number>", "how many, at most 500", parseLimit, 50)
    .action(clientAction(listJobs));
  addExamples(list, [["stratal job list --json | jq -r '.jobs[].name'", "only the names"]]);
  const get = talksToServer(command.command("get"))
    .summary("show a job and its tasks")
    .description("Shows a job and its tasks.")
    .argument("<job>", "name or id of the job")
    .option("--source", "print only the document, as its author wrote it")
    .action(clientAction(getJob));
  addExamples(get, [
    ["stratal job get nightly-report", "description, tasks, dependencies"],
    ["stratal job get nightly-report --source > nightly-report.yaml", "the document"],
  ]);
  const validate = talksToServer(command.command("validate"))
    .summary("check a job document")
    .description("Checks a job document without saving it; mistakes are shown as file:line:column.")
    .argument("<file>", "the document; - for standard input")
    .action(clientAction(validateJob));
  addExamples(validate, [["stratal job validate hello.yaml", "exit status 2 if it has mistakes"]]);
}

function defineWriting(command: Command): void {
  const create = talksToServer(command.command("create"))
    .summary("save a job document")
    .description("Saves a job document as a new job.")
    .argument("<file>", "the document; - for standard input")
    .option("--update", "if there is a job of that name, give it this text as its next version")
    .action(clientAction(createJob));
  addExamples(create, [
    ["stratal job create hello.yaml", "a new job"],
    ["stratal job create hello.yaml --update", "a new job or a new version"],
  ]);
  const remove = talksToServer(command.command("delete"))
    .summary("delete a job")
    .description("Deletes a job. Its runs and their logs stay, open runs go on.")
    .argument("<job>", "name or id of the job")
    .action(clientAction(deleteJob));
  addExamples(remove, [["stratal job delete hello", ""]]);
}

async function listJobs(
  { client, terminal, json }: ClientContext,
  { limit }: { limit: number },
): Promise<undefined> {
  const answer = await client.get("/api/v1/jobs", { params: { query: { limit } } });
  if (json) terminal.printJson(answer);
  else if (answer.count === 0)
    terminal.note("There are no jobs. `stratal job create <file>` saves one.");
  else terminal.print(jobsTable(answer.jobs, terminal));
  if (answer.next_cursor !== null)
    terminal.note(`There are more than ${answer.limit} jobs; --limit shows up to 500.`);
}

async function getJob(
  { client, terminal, json }: ClientContext,
  options: { source?: true },
  nameOrId: string,
): Promise<undefined> {
  const { id } = await findJob(client, nameOrId);
  const job = await client.get("/api/v1/jobs/{id}", { params: { path: { id } } });
  if (json) terminal.printJson(job);
  else if (options.source) terminal.print(job.source_text.replace(/\n$/, ""));
  else terminal.print(jobDetailText(job, terminal));
}

async function validateJob(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  file: string,
): Promise<undefined> {
  const document = await readJobDocument(file);
  const checked = await validateJobDocument(client, document);
  if (json) terminal.printJson(checked);
  else
    terminal.print(
      `${document.source} is valid: job ${checked.name}, ${checked.task_count} ${checked.task_count === 1 ? "task" : "tasks"}, ${checked.mode} mode.`,
    );
  noteWarnings(terminal, checked.warnings, document.source);
}

async function createJob(
  { client, terminal, json }: ClientContext,
  options: { update?: true },
  file: string,
): Promise<undefined> {
  const document = await readJobDocument(file);
  const saved = await (options.update ? saveJobDocument : createJobFromDocument)(client, document);
  if (json) terminal.printJson(saved);
  else terminal.print(savedLine(saved));
  noteWarnings(terminal, saved.warnings, document.source);
}

async function deleteJob(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  nameOrId: string,
): Promise<undefined> {
  const { id, name } = await findJob(client, nameOrId);
  const answer = await client.delete("/api/v1/jobs/{id}", { params: { path: { id } } });
  if (json) terminal.printJson(answer);
  else terminal.print(`Job ${name} deleted.`);
}

function savedLine({ job, job_run_id: runId }: Schemas["SavedJob"]): string {
  const run = runId === undefined ? "" : ` Run ${runId} was started (run_immediately).`;
  return `Job ${job.name} saved, version ${job.version} (${job.id}).${run}`;
}

function noteWarnings(
  terminal: ClientContext["terminal"],
  warnings: Schemas["DocumentWarning"][],
  source: string,
): void {
  if (warnings.length > 0) terminal.note(warningsText(warnings, source, terminal.paint));
}
