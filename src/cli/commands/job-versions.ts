import { InvalidArgumentError, type Command } from "commander";
import { documentBody, type Schemas } from "../../client/client.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { findJob } from "../find-job.ts";
import { aboutDocument, readJobDocument } from "../job-document.ts";
import { differenceText } from "../output/difference-text.ts";
import { versionsTable } from "../output/version-text.ts";
import { nextPageText, pageOptions, type PageOptions } from "../page-options.ts";

const MAX_VERSION = 2_147_483_647;

/** The commands of `stratal job` about versions. */
export function defineVersions(command: Command): void {
  const versions = pageOptions(talksToServer(command.command("versions")), 20)
    .summary("list the versions of a job, newest first")
    .description("Lists the versions of a job, newest first: who saved them, and when.")
    .argument("<job>", "name or id of the job")
    .action(clientAction(listVersions));
  addExamples(versions, [["stratal job versions nightly-report", ""]]);
  defineDiff(command.command("diff"));
  const restore = talksToServer(command.command("restore"))
    .summary("go back to an earlier version of a job")
    .description(
      "Saves the text of an earlier version as the newest one. The versions between stay, and so do runs.",
    )
    .argument("<job>", "name or id of the job")
    .argument("<version>", "number of the version", versionNumber)
    .action(clientAction(restoreVersion));
  addExamples(restore, [["stratal job restore nightly-report 3", "version 3 is the newest again"]]);
}

/** `stratal job diff`, and `stratal diff` */
export function defineDiff(command: Command): void {
  talksToServer(command)
    .summary("show what differs between versions of a job")
    .description(
      "Shows what differs between two versions of a job, or between a version and a document: the lines, then the settings that changed. Without numbers: the newest version and the one before it; with --file: the newest one and the document.",
    )
    .argument("<job>", "name or id of the job")
    .argument("[from]", "number of the earlier version", versionNumber)
    .argument("[to]", "number of the later version", versionNumber)
    .option("-f, --file <path>", "compare with this document; - for standard input")
    .action(clientAction(showDifference));
  addExamples(command, [
    ["stratal diff nightly-report", "what the newest version changed"],
    ["stratal diff nightly-report 3", "what has changed since version 3"],
    ["stratal diff nightly-report 3 5", "from version 3 to version 5"],
    ["stratal diff nightly-report -f nightly-report.yaml", "what saving the document would change"],
  ]);
}

/** Reads the number of a version. */
export function versionNumber(text: string): number {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number < 1 || number > MAX_VERSION)
    throw new InvalidArgumentError("The number of a version is 1 or more.");
  return number;
}

async function listVersions(
  { client, terminal, json }: ClientContext,
  { limit, cursor }: PageOptions,
  nameOrId: string,
): Promise<undefined> {
  const { id } = await findJob(client, nameOrId);
  const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
  const params = { path: { id }, query };
  const answer = await client.get("/api/v1/jobs/{id}/versions", { params });
  if (json) {
    terminal.printJson(answer);
    return;
  }
  terminal.print(versionsTable(answer.versions, terminal));
  if (answer.next_cursor !== null) terminal.note(nextPageText("versions", answer.next_cursor));
}

async function showDifference(
  context: ClientContext,
  options: { file?: string },
  nameOrId: string,
  from: number | undefined,
  to: number | undefined,
): Promise<undefined> {
  const { client, terminal, json } = context;
  if (options.file !== undefined && to !== undefined)
    throw new CliError("--file stands for the later version: name one version at most.");
  const { id } = await findJob(client, nameOrId);
  const difference =
    options.file === undefined
      ? await compareVersions(context, id, from, to)
      : await compareFile(context, id, from, options.file);
  if (json) terminal.printJson(difference);
  else terminal.print(differenceText(difference, terminal));
}

async function compareVersions(
  { client }: ClientContext,
  id: string,
  from: number | undefined,
  to: number | undefined,
): Promise<Schemas["JobDifference"]> {
  const query = { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
  return await client.get("/api/v1/jobs/{id}/diff", { params: { path: { id }, query } });
}

async function compareFile(
  { client }: ClientContext,
  id: string,
  from: number | undefined,
  file: string,
): Promise<Schemas["JobDifference"]> {
  const document = await readJobDocument(file);
  const params = { path: { id }, query: from === undefined ? {} : { from } };
  const body = documentBody(document.text, document.format);
  return await aboutDocument(document, () =>
    client.post("/api/v1/jobs/{id}/diff", { params, ...body }),
  );
}

async function restoreVersion(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  nameOrId: string,
  version: number,
): Promise<undefined> {
  const { id } = await findJob(client, nameOrId);
  const saved = await client.post("/api/v1/jobs/{id}/restore", {
    params: { path: { id } },
    body: { version },
  });
  if (json) terminal.printJson(saved);
  else terminal.print(`${saved.message}.`);
}
