import type { Command } from "commander";
import { systemClock } from "../../base/clock.ts";
import type { Schemas } from "../../client/client.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { tableText } from "../output/table.ts";
import { spanText } from "../output/time-text.ts";
import { refuseUnknownCommands } from "../unknown-command.ts";

/** `stratal queue` */
export function define(command: Command): void {
  command.description(
    "Queues hold the tasks that are ready until a worker takes them (STRATAL_WORKER_QUEUES). They are shared by all projects.",
  );
  const list = talksToServer(command.command("list"))
    .summary("list the queues: what waits in them, who takes it")
    .description(
      "Lists the queues in which something is ready, that a worker takes from, or that are paused: how many tasks wait, for how long the oldest, and how many ended in the last minute.",
    )
    .action(clientAction(listQueues));
  addExamples(list, [["stratal queue list", ""]]);
  const pause = talksToServer(command.command("pause"))
    .summary("let workers take nothing more from a queue")
    .description("Pauses a queue: workers take nothing more from it. What they took runs on.")
    .argument("<name>", "name of the queue")
    .action(clientAction(pauseQueue));
  addExamples(pause, [["stratal queue pause gpu", "before the machines are maintained"]]);
  talksToServer(command.command("resume"))
    .summary("let workers take from a queue again")
    .description("Resumes a queue: workers take from it again.")
    .argument("<name>", "name of the queue")
    .action(clientAction(resumeQueue));
  refuseUnknownCommands(command);
}

async function listQueues({ client, terminal, json }: ClientContext): Promise<undefined> {
  const answer = await client.get("/api/v1/queues");
  if (json) terminal.printJson(answer);
  else if (answer.count === 0)
    terminal.note("Nothing waits, and no worker is there. `stratal worker` starts one.");
  else terminal.print(queuesTable(answer.queues, terminal, systemClock.now()));
}

function queuesTable(
  queues: Schemas["Queue"][],
  terminal: ClientContext["terminal"],
  now: number,
): string {
  return tableText(
    queues,
    [
      { title: "QUEUE", text: (queue) => queue.name },
      {
        title: "STATUS",
        text: ({ status }) => terminal.paint(status === "paused" ? "yellow" : "green", status),
      },
      { title: "WAITING", text: (queue) => String(queue.depth) },
      { title: "OLDEST", text: ({ oldest_queued_at: since }) => ageText(since, now) },
      { title: "PER MINUTE", text: (queue) => String(queue.throughput_per_minute) },
      { title: "WORKERS", text: (queue) => String(queue.workers) },
    ],
    terminal,
  );
}

function ageText(since: string | null, now: number): string {
  return since === null ? "-" : spanText(Math.max(0, now - Date.parse(since)));
}

async function pauseQueue(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  name: string,
): Promise<undefined> {
  const answer = await client.post("/api/v1/queues/{name}/pause", { params: { path: { name } } });
  if (json) terminal.printJson(answer);
  else terminal.print(`${answer.message} \`stratal queue resume ${name}\` ends that.`);
  // A typing error must not look like a queue that stands still.
  if (answer.workers === 0 && answer.depth === 0)
    terminal.note(
      `${terminal.paint("yellow", "warning:")} No worker takes from a queue of this name, and nothing waits in it. \`stratal queue list\` shows those in use.`,
    );
}

async function resumeQueue(
  { client, terminal, json }: ClientContext,
  _options: unknown,
  name: string,
): Promise<undefined> {
  const answer = await client.post("/api/v1/queues/{name}/resume", { params: { path: { name } } });
  if (json) terminal.printJson(answer);
  else terminal.print(answer.message);
}
