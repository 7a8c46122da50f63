import { Argument, Option, type Command } from "commander";
import type { Schemas } from "../../client/client.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, collect, paragraphs, talksToServer } from "../command-options.ts";
import { aboutRun, findRunId } from "../find-run.ts";
import { parseInputs } from "../parse-input.ts";
import { follow } from "./run.ts";

/** `stratal rerun` */
export function define(command: Command): void {
  talksToServer(command)
    .description(
      paragraphs(
        "Runs a run again that has ended: by default what did not succeed and what depends on it; the rest is kept with its outputs.",
        "With --input or --latest a new run is started, which takes over the results that it can use; otherwise the run itself goes on with its next attempt.",
      ),
    )
    .addArgument(new Argument("<run>", "id of the run, the beginning of it, or latest"))
    .addOption(
      new Option("--failed", "what did not succeed (the default)").conflicts(["from", "all"]),
    )
    .addOption(
      new Option(
        "--from <task>",
        "a task, by name or by the id of its task run, and what depends on it; may be given several times",
      )
        .argParser(collect)
        .conflicts("all"),
    )
    .option("--all", "everything")
    .option("-i, --input <name=value>", "another value of an input; the others stay", collect)
    .option("--latest", "the newest version of the job instead of the run's own")
    .option("-f, --follow", "print the log and wait for the end")
    .action(clientAction(rerun));
  addExamples(command, [
    ["stratal rerun latest", "what failed in the newest run"],
    ["stratal rerun 0198c2d4 --from build -f", "from a task on, and watch it"],
    ["stratal rerun 0198c2d4 --latest", "with the corrected job"],
    ["stratal rerun latest --all --input day=2026-09-01", "all of it with another input"],
  ]);
}

interface RerunOptions {
  failed?: true;
  from?: string[];
  all?: true;
  input?: string[];
  latest?: true;
  follow?: true;
}

async function rerun(
  context: ClientContext,
  options: RerunOptions,
  run: string,
): Promise<number | undefined> {
  const { client, terminal, json } = context;
  const path = { id: await findRunId(client, run) };
  const started = await aboutRun(client, path.id, () =>
    client.post("/api/v1/job-runs/{id}/rerun", { params: { path }, body: requestOf(options) }),
  );
  if (options.follow) return await follow(context, started.job_run_id, {});
  if (json) terminal.printJson(started);
  else terminal.print(startedText(started, path.id));
  terminal.note(`Watch it with: stratal logs ${started.job_run_id} --follow`);
  return undefined;
}

function requestOf({ from, all, input, latest }: RerunOptions): Schemas["RerunRequest"] {
  const mode = from !== undefined ? "task" : all === true ? "all" : "failed";
  return {
    mode,
    ...(from === undefined ? {} : { tasks: from }),
    ...(input === undefined ? {} : { inputs: parseInputs(input) }),
    version: latest === true ? "latest" : "same",
  };
}

function startedText(started: Schemas["StartedRerun"], of: string): string {
  const { job_run_id: id, job_name: name, attempt } = started;
  if (started.new_run) return `Run ${id} of ${name} started; it repeats ${of}.`;
  return `Attempt ${attempt} of run ${id} of ${name} started.`;
}
