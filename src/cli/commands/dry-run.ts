import type { Command } from "commander";
import type { JsonObject } from "../../base/json.ts";
import type { Schemas } from "../../client/client.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, collect, paragraphs, talksToServer } from "../command-options.ts";
import { exitCodes } from "../exit-code.ts";
import { findJob } from "../find-job.ts";
import { aboutDocument, meansFile, readJobDocument } from "../job-document.ts";
import { withMistakenFile } from "../mistaken-file.ts";
import { dryRunText, dryRunWarnings } from "../output/dry-run-text.ts";
import { warningsText } from "../output/job-text.ts";
import { parseInputs } from "../parse-input.ts";
import { versionNumber } from "./job-versions.ts";

/** `stratal dry-run` */
export function define(command: Command): void {
  talksToServer(command)
    .description(
      paragraphs(
        "Shows what a run of a document or of a saved job would do: the inputs as it would get them, the stages, what each task waits for, which workers could take it, what would be evaluated, and which secrets are missing. Nothing is saved and nothing is run.",
        "The exit status is 2 if no run could start, else 0.",
      ),
    )
    .argument("[file|job]", "a document (a path, *.yaml, *.json, -) or a job's name or id")
    .option("-f, --file <path>", "the document; - for standard input")
    .option("-i, --input <name=value>", "an input of the run; name:=json for exact types", collect)
    .option(
      "--version <number>",
      "the version of a saved job; its newest if left out",
      versionNumber,
    )
    .action(clientAction(dryRun));
  addExamples(command, [
    ["stratal dry-run -f nightly-report.yaml --input day=2026-09-01", "a document"],
    ["stratal dry-run nightly-report --version 3", "a saved job"],
    ["stratal dry-run nightly-report --json | jq '.missing_secrets'", "for a program"],
  ]);
}

interface DryRunOptions {
  file?: string;
  input?: string[];
  version?: number;
}

async function dryRun(
  context: ClientContext,
  options: DryRunOptions,
  argument: string | undefined,
): Promise<number> {
  const { terminal, json } = context;
  const inputs = parseInputs(options.input ?? []);
  const file = fileOf(options, argument);
  const { plan, source } =
    file === null
      ? { plan: await planOfJob(context, argument ?? "", options.version, inputs), source: "" }
      : { plan: await planOfFile(context, file, inputs), source: file };
  if (json) terminal.printJson(plan);
  else terminal.print(dryRunText(plan, terminal));
  if (plan.warnings.length > 0) terminal.note(warningsText(plan.warnings, source, terminal.paint));
  if (!json) for (const warning of dryRunWarnings(plan, terminal.paint)) terminal.note(warning);
  return plan.runnable ? exitCodes.ok : exitCodes.error;
}

/** The document that is meant; null if a saved job is. */
function fileOf({ file, version }: DryRunOptions, argument: string | undefined): string | null {
  if ((file === undefined) === (argument === undefined))
    throw new CliError("Name one document or job: `stratal dry-run <file or job>`.");
  const document = file ?? (argument !== undefined && meansFile(argument) ? argument : null);
  if (document !== null && version !== undefined)
    throw new CliError("--version is for saved jobs: a document has no versions.");
  return document;
}

async function planOfFile(
  { client }: ClientContext,
  file: string,
  inputs: JsonObject,
): Promise<Schemas["DryRun"]> {
  const document = await readJobDocument(file);
  const body = { document: document.text, format: document.format, inputs };
  return await aboutDocument(document, () => client.post("/api/v1/jobs/dry-run", { body }));
}

async function planOfJob(
  { client }: ClientContext,
  nameOrId: string,
  version: number | undefined,
  inputs: JsonObject,
): Promise<Schemas["DryRun"]> {
  const job = await withMistakenFile(nameOrId, () => findJob(client, nameOrId));
  const body = { job_id: job.id, inputs, ...(version === undefined ? {} : { version }) };
  return await client.post("/api/v1/jobs/dry-run", { body });
}
