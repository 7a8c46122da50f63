import type { Command } from "commander";
import type { Schemas } from "../../client/client.ts";
import { clientAction, type ClientContext } from "../client-action.ts";
import { addExamples, talksToServer } from "../command-options.ts";
import { exitCodes } from "../exit-code.ts";
import { fieldsText } from "../output/table.ts";
import { spanText } from "../output/time-text.ts";

/** `stratal health` */
export function define(command: Command): void {
  talksToServer(command)
    .description(
      "Asks a server whether it and its database are well, and how many workers it has. The exit status is 0 if they are well, else 2. A server without a worker is well, but its runs wait: that is a warning.",
    )
    .action(clientAction(showHealth));
  addExamples(command, [
    ["stratal health", "the server on this machine"],
    ["stratal health --server https://jobs.example.com --json", "another one, for a program"],
  ]);
}

async function showHealth({ client, terminal, json }: ClientContext): Promise<number> {
  const health = await client.get("/health");
  const healthy = health.status === "healthy";
  if (json) terminal.printJson(health);
  else terminal.print(healthText(health, client.baseUrl, terminal));
  if (health.database.problem !== null && !json)
    terminal.note(`${terminal.paint("yellow", "warning:")} ${health.database.problem}`);
  if (health.workers.active === 0 && !json)
    terminal.note(
      `${terminal.paint("yellow", "warning:")} No worker is active: runs wait. Start one with \`stratal worker\`.`,
    );
  return healthy ? exitCodes.ok : exitCodes.error;
}

function healthText(
  health: Schemas["Health"],
  url: string,
  terminal: ClientContext["terminal"],
): string {
  const { database, workers, queue } = health;
  return fieldsText(
    [
      [
        "server",
        `${url} ${terminal.paint(health.status === "healthy" ? "green" : "red", health.status)}`,
      ],
      ["version", health.version],
      ["up for", spanText(health.uptime_seconds * 1_000)],
      [
        "database",
        `${database.status}, PostgreSQL ${database.version ?? "unknown"}, schema ${database.schema ?? "unknown"}`,
      ],
      ["queue", queueText(queue)],
      [
        "workers",
        `${workers.active} active, ${workers.process_slots} script slots, ${workers.inline_slots} builtin slots`,
      ],
    ],
    terminal,
  );
}

function queueText({ kind, status }: Schemas["Health"]["queue"]): string {
  if (kind === "postgres") return "PostgreSQL";
  return status === "up" ? "Redis, up" : "Redis, down: tasks are taken from PostgreSQL";
}
