import type { Command } from "commander";
import { templateBody, type Schemas } from "../../client/client.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, collect, paragraphs, talksToServer } from "../command-options.ts";
import { confirmed } from "../confirm.ts";
import { exitCodes } from "../exit-code.ts";
import { aboutDocument, readJobDocument } from "../job-document.ts";
import { plainText } from "../output/safe-text.ts";
import { problemsText, templateDetailText, templatesTable } from "../output/template-text.ts";
import { nextPageText, pageOptions, type PageOptions } from "../page-options.ts";
import { parseInputs } from "../parse-input.ts";
import { refuseUnknownCommands } from "../unknown-command.ts";

/** `stratal template` */
export function define(command: Command): void {
  command.description(
    "Templates are parts that jobs share: a task that others take with `uses: name@version`, or keys of a job that others take with `extends: name@version`.",
  );
  defineReading(command);
  defineWriting(command);
  refuseUnknownCommands(command);
}

const TEMPLATE = "name, or name@version for another version than the newest";

function defineReading(command: Command): void {
  const list = pageOptions(talksToServer(command.command("list")), 50)
    .summary("list the templates by name")
    .description("Lists the templates by name, each with its newest version.")
    .action(clientAction(listTemplates));
  addExamples(list, [["stratal template list", ""]]);
  const show = talksToServer(command.command("show"))
    .alias("get")
    .summary("show a template and its parameters")
    .description("Shows a template: its parameters, and the document.")
    .argument("<template>", TEMPLATE)
    .option("--source", "print only the document, as its author wrote it")
    .action(clientAction(showTemplate));
  addExamples(show, [
    ["stratal template show announce", "the newest version"],
    ["stratal template show announce@1 --source > announce.yaml", "the document of version 1"],
  ]);
  const preview = talksToServer(command.command("preview"))
    .summary("show what a template comes to")
    .description(
      paragraphs(
        "Shows the job document that a template comes to with some parameters; nothing is saved and nothing is run.",
        "What is wrong with it goes to standard error, and the exit status is 2.",
      ),
    )
    .argument("<template>", TEMPLATE)
    .option(
      "-p, --parameter <name=value>",
      "a parameter as text; name:=json for numbers, lists and maps",
      collect,
    )
    .action(clientAction(previewTemplate));
  addExamples(preview, [["stratal template preview announce@1 --parameter channel=news", ""]]);
}

function defineWriting(command: Command): void {
  const save = talksToServer(command.command("save"))
    .summary("save a template")
    .description(
      "Saves a document as a template, or as the next version of the template of its name. Jobs keep the version that they name.",
    )
    .argument("<file>", "the document; - for standard input")
    .action(clientAction(saveTemplate));
  addExamples(save, [["stratal template save announce.yaml", ""]]);
  const remove = talksToServer(command.command("delete"))
    .summary("delete a template")
    .description(
      "Deletes a template with all its versions; refused while the newest version of a job uses it. At a terminal it asks first.",
    )
    .argument("<name>", "name of the template")
    .option("-y, --yes", "do not ask")
    .action(clientAction(deleteTemplate));
  addExamples(remove, [["stratal template delete announce --yes", ""]]);
}

async function listTemplates(
  { client, terminal, json }: ClientContext,
  { limit, cursor }: PageOptions,
): Promise<undefined> {
  const query = { limit, ...(cursor === undefined ? {} : { cursor }) };
  const answer = await client.get("/api/v1/templates", { params: { query } });
  if (json) {
    terminal.printJson(answer);
    return;
  }
  if (answer.count === 0)
    terminal.note("There are no templates. `stratal template save <file>` saves one.");
  else terminal.print(templatesTable(answer.templates, terminal));
  if (answer.next_cursor !== null) terminal.note(nextPageText("templates", answer.next_cursor));
}

async function showTemplate(
  context: ClientContext,
  options: { source?: true },
  reference: string,
): Promise<undefined> {
  const { terminal, json } = context;
  const template = await templateOf(context, reference);
  if (json) terminal.printJson(template);
  else if (options.source) terminal.print(template.source_text.replace(/\n$/, ""));
  else terminal.print(templateDetailText(template, terminal));
}

async function previewTemplate(
  { client, terminal, json }: ClientContext,
  options: { parameter?: string[] },
  reference: string,
): Promise<number> {
  const { name, version } = partsOf(reference);
  const parameters = parseInputs(options.parameter ?? [], "parameter");
  const preview = await client.post("/api/v1/templates/{name}/preview", {
    params: { path: { name } },
    body: { parameters, ...(version === null ? {} : { version }) },
  });
  if (json) terminal.printJson(preview);
  else {
    terminal.print(plainText(preview.text).replace(/\n$/, ""));
    if (!preview.valid) terminal.note(problemsText(preview.problems, terminal.paint));
  }
  return preview.valid ? exitCodes.ok : exitCodes.error;
}

async function saveTemplate(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  file: string,
): Promise<undefined> {
  const document = await readJobDocument(file);
  const saved = await aboutDocument(document, () =>
    client.post("/api/v1/templates", templateBody(document.text, document.format)),
  );
  if (json) terminal.printJson(saved);
  else terminal.print(`${saved.message}.`);
}

async function deleteTemplate(
  { client, terminal, json }: ClientContext,
  options: { yes?: true },
  name: string,
): Promise<number | undefined> {
  if (name.includes("@"))
    throw new CliError(
      `A version cannot be deleted alone: \`stratal template delete ${name.split("@")[0]}\` deletes all of them.`,
    );
  if (!options.yes && !(await confirmed(`Delete template ${name}?`, terminal))) {
    terminal.note("Nothing was deleted.");
    return exitCodes.error;
  }
  const answer = await client.delete("/api/v1/templates/{name}", { params: { path: { name } } });
  if (json) terminal.printJson(answer);
  else terminal.print(`Template ${name} deleted.`);
  return undefined;
}

async function templateOf(
  { client }: ClientContext,
  reference: string,
): Promise<Schemas["TemplateDetail"]> {
  const { name, version } = partsOf(reference);
  if (version === null)
    return await client.get("/api/v1/templates/{name}", { params: { path: { name } } });
  const params = { path: { name, version } };
  return await client.get("/api/v1/templates/{name}/versions/{version}", { params });
}

function partsOf(reference: string): { name: string; version: number | null } {
  const [name, version, ...more] = reference.split("@");
  if (version === undefined) return { name: reference, version: null };
  if (name === "" || more.length > 0 || !/^[1-9]\d{0,8}$/.test(version))
    throw new CliError(`\`${reference}\` is no template: write its name, or name@version.`);
  return { name: name!, version: Number(version) };
}
