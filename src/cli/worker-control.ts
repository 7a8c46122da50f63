/** `stratal worker list`, `drain` and `resume`: what is done with workers that run, from anywhere. */
import type { Command } from "commander";
import { systemClock } from "../base/clock.ts";
import type { Schemas } from "../client/client.ts";
import { clientAction, type ClientContext } from "./client-action.ts";
import { addExamples, talksToServer } from "./command-options.ts";
import { findWorkerId, isLive } from "./find-worker.ts";
import { tableText } from "./output/table.ts";
import { spanText } from "./output/time-text.ts";

/** Adds the commands to `stratal worker`. */
export function defineWorkerControl(command: Command): void {
  const list = talksToServer(command.command("list"))
    .summary("list the workers and how busy they are")
    .description("Lists the workers that run; with --all also those that have ended.")
    .option("--all", "also workers that have ended")
    .action(clientAction(listWorkers));
  addExamples(list, [["stratal worker list", ""]]);
  const drain = talksToServer(command.command("drain"))
    .summary("let a worker take no more tasks")
    .description(
      "Drains a worker: it takes no more tasks, and what it executes runs on. Its process stays; once it executes nothing, stopping it interrupts nobody.",
    )
    .argument("<worker>", "id or name of the worker")
    .action(clientAction(drainWorker));
  addExamples(drain, [["stratal worker drain build-7", "before the machine is restarted"]]);
  talksToServer(command.command("resume"))
    .summary("let a drained worker take tasks again")
    .description("Resumes a worker: it takes tasks again.")
    .argument("<worker>", "id or name of the worker")
    .action(clientAction(resumeWorker));
}

async function listWorkers(
  { client, terminal, json }: ClientContext,
  { all }: { all?: true },
): Promise<undefined> {
  const answer = await client.get("/api/v1/workers");
  const workers = all === true ? answer.workers : answer.workers.filter(isLive);
  if (json) terminal.printJson({ workers, count: workers.length });
  else if (workers.length === 0)
    terminal.note("No worker is running. `stratal worker` starts one.");
  else terminal.print(workersTable(workers, terminal, systemClock.now()));
}

/** What a worker finds on its machine by itself and offers as tags; the list would be nothing but these. */
const FOUND_TAGS = /^(?:lang|isolation|limits):/;

/** `stratal worker list` as text, with the tags that somebody has chosen: they are what `runs_on` mostly asks for. */
export function workersTable(
  workers: Schemas["Worker"][],
  terminal: Pick<ClientContext["terminal"], "paint" | "width">,
  now: number,
): string {
  return tableText(
    workers,
    [
      { title: "WORKER", text: ({ name }) => name },
      {
        title: "STATUS",
        text: ({ status }) => terminal.paint(status === "active" ? "green" : "yellow", status),
      },
      { title: "DRAINED BY", text: ({ drained_by: by }) => by ?? "-" },
      { title: "RUNNING", text: (worker) => String(worker.running_tasks) },
      { title: "QUEUES", text: ({ queues }) => queues.join(",") },
      {
        title: "TAGS",
        text: ({ tags }) => tags.filter((tag) => !FOUND_TAGS.test(tag)).join(",") || "-",
      },
      { title: "UP", text: (worker) => spanText(now - Date.parse(worker.started_at)) },
      { title: "ID", text: ({ id }) => id },
    ],
    terminal,
  );
}

async function drainWorker(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  nameOrId: string,
): Promise<undefined> {
  const path = { id: await findWorkerId(client, nameOrId) };
  const answer = await client.post("/api/v1/workers/{id}/drain", { params: { path } });
  if (json) terminal.printJson(answer);
  else {
    const { running_tasks: running, message } = answer;
    const tasks = running === 1 ? "1 task runs" : `${running} tasks run`;
    terminal.print(
      `${message} ${tasks} on it. \`stratal worker resume ${nameOrId}\` lets it go on.`,
    );
  }
}

async function resumeWorker(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  nameOrId: string,
): Promise<undefined> {
  const path = { id: await findWorkerId(client, nameOrId) };
  const answer = await client.post("/api/v1/workers/{id}/resume", { params: { path } });
  if (json) terminal.printJson(answer);
  else terminal.print(answer.message);
}
