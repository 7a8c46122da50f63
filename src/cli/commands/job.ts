import type { Command } from "commander";
import type { Schemas } from "../../client/client.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { confirmed } from "../confirm.ts";
import { exitCodes } from "../exit-code.ts";
import { findJob } from "../find-job.ts";
import { createJobFromDocument, readJobDocument, saveJobDocument } from "../job-document.ts";
import { jobDetailText, jobsTable, warningsText } from "../output/job-text.ts";
import { versionDetailText } from "../output/version-text.ts";
import { nextPageText, pageOptions, type PageOptions } from "../page-options.ts";
import { refuseUnknownCommands } from "../unknown-command.ts";
import { defineVersions, versionNumber } from "./job-versions.ts";
import { define as defineValidate } from "./validate.ts";

/** `stratal job` */
export function define(command: Command): void {
  command.description(
    "Jobs are documents in YAML or JSON; every saved text is a version of its own.",
  );
  defineReading(command);
  defineWriting(command);
  defineVersions(command);
  refuseUnknownCommands(command);
}

function defineReading(command: Command): void {
  const list = pageOptions(talksToServer(command.command("list")), 50)
    .summary("list the jobs, newest first")
    .description("Lists the jobs, newest first.")
    .action(clientAction(listJobs));
  addExamples(list, [["stratal job list --json | jq -r '.jobs[].name'", "only the names"]]);
  const get = talksToServer(command.command("get"))
    .alias("show")
    .summary("show a job and its tasks")
    .description("Shows a job and its tasks, as of its newest version or of another one.")
    .argument("<job>", "name or id of the job")
    .option("--source", "print only the document, as its author wrote it")
    .option("--version <number>", "another version than the newest", versionNumber)
    .action(clientAction(getJob));
  addExamples(get, [
    ["stratal job get nightly-report", "description, tasks, dependencies"],
    ["stratal job get nightly-report --source > nightly-report.yaml", "the document"],
    ["stratal job show nightly-report --version 3", "an earlier version"],
  ]);
  defineValidate(command.command("validate"));
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
    .description(
      "Deletes a job. Its runs and their logs stay, open runs go on. At a terminal it asks first.",
    )
    .argument("<job>", "name or id of the job")
    .option("-y, --yes", "do not ask")
    .action(clientAction(deleteJob));
  addExamples(remove, [["stratal job delete hello --yes", ""]]);
}

async function listJobs(
  { client, terminal, json }: ClientContext,
  { limit, cursor }: PageOptions,
): Promise<undefined> {
  const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
  const answer = await client.get("/api/v1/jobs", { params: { query } });
  if (json) {
    terminal.printJson(answer);
    return;
  }
  if (answer.count === 0)
    terminal.note("There are no jobs. `stratal job create <file>` saves one.");
  else terminal.print(jobsTable(answer.jobs, terminal));
  if (answer.next_cursor !== null) terminal.note(nextPageText("jobs", answer.next_cursor));
}

async function getJob(
  { client, terminal, json }: ClientContext,
  options: { source?: true; version?: number },
  nameOrId: string,
): Promise<undefined> {
  const { id, name } = await findJob(client, nameOrId);
  const { version: number } = options;
  if (number === undefined) {
    const job = await client.get("/api/v1/jobs/{id}", { params: { path: { id } } });
    show(job, () => jobDetailText(job, terminal));
  } else {
    const params = { path: { id, number } };
    const version = await client.get("/api/v1/jobs/{id}/versions/{number}", { params });
    show(version, () => versionDetailText(name, version, terminal));
  }

  function show(answer: { source_text: string }, detail: () => string): void {
    if (json) terminal.printJson(answer);
    else terminal.print(options.source ? answer.source_text.replace(/\n$/, "") : detail());
  }
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
  options: { yes?: true },
  nameOrId: string,
): Promise<number | undefined> {
  const { id, name } = await findJob(client, nameOrId);
  if (!options.yes && !(await confirmed(`Delete job ${name}?`, terminal))) {
    terminal.note("Nothing was deleted.");
    return exitCodes.error;
  }
  const answer = await client.delete("/api/v1/jobs/{id}", { params: { path: { id } } });
  if (json) terminal.printJson(answer);
  else terminal.print(`Job ${name} deleted.`);
  return undefined;
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
