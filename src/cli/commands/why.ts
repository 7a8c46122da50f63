import type { Command } from "commander";
import { systemClock } from "../../base/clock.ts";
import type { StratalClient } from "../../client/client.ts";
import { CliError } from "../cli-error.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, paragraphs, talksToServer } from "../command-options.ts";
import { aboutRun, findRunId } from "../find-run.ts";
import { namedTaskRuns, taskPaths } from "../output/task-paths.ts";
import { waitingTaskText, waitingText } from "../output/waiting-text.ts";
import { nextPageText, pageOptions, type PageOptions } from "../page-options.ts";
import { didYouMean } from "../suggestion.ts";
import { waitingFilter } from "../waiting-filter.ts";

/** `stratal why` */
export function define(command: Command): void {
  pageOptions(talksToServer(command), 50)
    .description(
      paragraphs(
        "Tells why a run is not at its end: what the run and each of its open tasks wait for, who or what holds them up, since when, and what lets them go on.",
        "With a task, it tells everything about that one.",
      ),
    )
    .argument("<run>", "id of the run, the beginning of it, or latest")
    .argument("[task]", "name, path (regions[eu]/build) or id of a task run")
    .action(clientAction(why));
  addExamples(command, [
    ["stratal why latest", "why does the newest run not go on?"],
    ["stratal why 0198c2d4 'regions[eu]'", "one task of it"],
    ["stratal why latest --json | jq .summary", "causes and their counts"],
  ]);
}

async function why(
  { client, terminal, json }: ClientContext,
  { limit, cursor }: PageOptions,
  run: string,
  task: string | undefined,
): Promise<undefined> {
  const path = { id: await findRunId(client, run) };
  const query = {
    limit,
    ...(cursor === undefined ? {} : { cursor }),
    ...(task === undefined ? {} : { task: await waitingFilter(client, path.id, task) }),
  };
  const waiting = await aboutRun(client, path.id, () =>
    client.get("/api/v1/job-runs/{id}/waiting", { params: { path, query } }),
  );
  const isMissing = task !== undefined && cursor === undefined && waiting.count === 0;
  const ended = isMissing ? await endedText(client, path.id, task) : null;
  if (json) terminal.printJson(waiting);
  else if (ended !== null) terminal.print(ended);
  else if (task === undefined) terminal.print(waitingText(waiting, terminal, systemClock.now()));
  else
    terminal.print(
      waiting.tasks
        .map((entry) => waitingTaskText(entry, terminal, systemClock.now()))
        .join("\n\n"),
    );
  if (waiting.next_cursor !== null) terminal.note(nextPageText("tasks", waiting.next_cursor));
}

/** What a task that waits for nothing came to; throws if the run has no such task. */
async function endedText(client: StratalClient, id: string, task: string): Promise<string> {
  const { task_runs: tasks } = await client.get("/api/v1/job-runs/{id}", {
    params: { path: { id } },
  });
  const found = namedTaskRuns(tasks, task);
  const paths = taskPaths(tasks);
  const names = [...paths.values()];
  if (found.length === 0)
    throw new CliError(
      `The run has no task "${task}".${didYouMean(task, names)}`,
      `\`stratal runs get ${id}\` shows its tasks.`,
      { code: "not_found" },
    );
  return found
    .map(({ id: taskId, status }) => `${paths.get(taskId)} waits for nothing: it is ${status}.`)
    .join("\n");
}
