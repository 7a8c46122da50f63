import type { Command } from "commander";
import { ApiError, type Schemas, type StratalClient } from "../../client/client.ts";
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
  const health = await readHealth(client);
  if (json) terminal.printJson(health);
  else {
    terminal.print(healthText(health, client.baseUrl, terminal));
    for (const warning of warningsOf(health))
      terminal.note(`${terminal.paint("yellow", "warning:")} ${warning}`);
  }
  return health.status === "healthy" ? exitCodes.ok : exitCodes.error;
}

/** An unwell server answers as a failure does, and says in the same form what it lacks. */
async function readHealth(client: StratalClient): Promise<Schemas["Health"]> {
  try {
    return await client.get("/health");
  } catch (error) {
    if (error instanceof ApiError && isHealth(error.body)) return error.body;
    throw error;
  }
}

function isHealth(body: unknown): body is Schemas["Health"] {
  return (
    typeof body === "object" && body !== null && "service" in body && body.service === "stratal"
  );
}

function warningsOf({ database, workers }: Schemas["Health"]): string[] {
  if (database.status === "down")
    return [
      "The server cannot reach its PostgreSQL, so nothing is answered and nothing new starts; workers keep results until it is back. The server's log says why. It goes on by itself.",
    ];
  const noWorker = "No worker is active: runs wait. Start one with `stratal worker`.";
  return [
    ...(database.problem === null ? [] : [database.problem]),
    ...(workers.active === 0 ? [noWorker] : []),
  ];
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
        database.status === "down"
          ? terminal.paint("red", "down")
          : `up, PostgreSQL ${database.version ?? "unknown"}, schema ${database.schema ?? "unknown"}`,
      ],
      ["queue", queueText(queue)],
      [
        "workers",
        database.status === "down"
          ? "not known without the database"
          : `${workers.active} active, ${workers.process_slots} script slots, ${workers.inline_slots} builtin slots`,
      ],
    ],
    terminal,
  );
}

function queueText({ kind, status }: Schemas["Health"]["queue"]): string {
  if (kind === "postgres") return "PostgreSQL";
  return status === "up" ? "Redis, up" : "Redis, down: tasks are taken from PostgreSQL";
}
