import { Argument, type Command } from "commander";
import type { Schemas, StratalClient } from "../../client/client.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { saveArtifactFile } from "../save-artifact-file.ts";
import { aboutRun, findRunId } from "../find-run.ts";
import { tableText } from "../output/table.ts";
import { refuseUnknownCommands } from "../unknown-command.ts";

type Artifact = Schemas["Artifact"];

const RUN_ARGUMENT = new Argument("<run>", "id of the run, the beginning of it, or latest");
const PER_PAGE = 500;

/** `stratal artifacts` */
export function define(command: Command): void {
  command.description("Artifacts are the files that tasks left.");
  const list = talksToServer(command.command("list", { isDefault: true }))
    .summary("list the artifacts of a run (also without `list`)")
    .description("Lists the artifacts of a run.")
    .addArgument(RUN_ARGUMENT)
    .action(clientAction(listArtifacts));
  addExamples(list, [["stratal artifacts latest", "what did the newest run leave?"]]);
  const get = talksToServer(command.command("get"))
    .summary("download an artifact of a run")
    .description("Downloads an artifact; its content is checked against its hash.")
    .addArgument(RUN_ARGUMENT)
    .argument("<name>", "name, path or id of the artifact")
    .option("-o, --output <file>", "file to write; - for standard output", undefined)
    .option("-t, --task <name>", "only artifacts of this task")
    .action(clientAction(getArtifact));
  addExamples(get, [
    ["stratal artifacts get latest rows", "writes it to a file of its own name"],
    ["stratal artifacts get latest out/a.csv -o - | wc -l", "by its path, to standard output"],
  ]);
  refuseUnknownCommands(command);
}

async function listArtifacts(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  run: string,
): Promise<undefined> {
  const artifacts = await allArtifacts(client, await findRunId(client, run));
  if (json) terminal.printJson({ artifacts, count: artifacts.length });
  else if (artifacts.length === 0) terminal.note("The run left no artifacts.");
  else terminal.print(artifactsTable(artifacts, terminal));
}

function artifactsTable(
  artifacts: readonly Artifact[],
  terminal: ClientContext["terminal"],
): string {
  return tableText(
    artifacts,
    [
      { title: "TASK", text: (row) => row.task_name },
      { title: "ATTEMPT", text: (row) => String(row.attempt) },
      { title: "NAME", text: (row) => row.name },
      { title: "BYTES", text: (row) => String(row.size) },
      { title: "PATH", text: (row) => row.path, flexible: true },
    ],
    terminal,
  );
}

async function getArtifact(
  context: ClientContext,
  { output, task }: { output?: string; task?: string },
  run: string,
  name: string,
): Promise<undefined> {
  const { client, terminal, json } = context;
  const all = await allArtifacts(client, await findRunId(client, run));
  const artifact = chosen(all, name, task);
  const file = await saveArtifactFile(client, artifact, output ?? null);
  if (file === null) return;
  if (json) terminal.printJson({ ...artifact, file });
  else terminal.note(`Wrote ${artifact.size} bytes to ${file}.`);
}

async function allArtifacts(client: StratalClient, id: string): Promise<Artifact[]> {
  const found: Artifact[] = [];
  return aboutRun(client, id, async () => {
    for (;;) {
      const query = { limit: PER_PAGE, offset: found.length };
      const { artifacts } = await client.get("/api/v1/job-runs/{id}/artifacts", {
        params: { path: { id }, query },
      });
      found.push(...artifacts);
      if (artifacts.length < PER_PAGE) return found;
    }
  });
}

/** The artifact that is meant: of several attempts of a task, the newest one's. */
function chosen(all: readonly Artifact[], name: string, task: string | undefined): Artifact {
  const named = all.filter(
    (each) =>
      [each.name, each.path, each.id].includes(name) &&
      (task === undefined || each.task_name === task),
  );
  const newest = named.filter((each) =>
    named.every((other) => other.task_run_id !== each.task_run_id || other.attempt <= each.attempt),
  );
  const [found, ...others] = newest;
  if (found === undefined)
    throw new CliError(
      `The run has no artifact "${name}"${task === undefined ? "" : ` of the task "${task}"`}.`,
      "`stratal artifacts <run>` lists what it has.",
      { code: "not_found" },
    );
  if (others.length > 0)
    throw new CliError(
      `"${name}" means ${newest.length} artifacts:\n${newest
        .slice(0, 10)
        .map((each) => `  ${each.task_name}  ${each.path}  ${each.id}`)
        .join("\n")}`,
      "Name one by its path or id, or choose the task with --task.",
    );
  return found;
}
