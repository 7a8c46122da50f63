import type { Command } from "commander";
import { addExamples, paragraphs } from "../command-options.ts";
import { listenOptions, type ListenOptions } from "../listen-options.ts";
import { announce } from "../output/announce.ts";
import { processTerminal } from "../output/terminal.ts";

/** `stratal server` */
export function define(command: Command): void {
  listenOptions(command)
    .description(
      paragraphs(
        `Starts a server: the API, the web page, and what runs in the background. It needs a database (DATABASE_URL) that \`stratal migrate up\` has prepared; any number of servers may share it. Tasks are executed by workers: start at least one.`,
      ),
    )
    .action((options: ListenOptions) => serve(options));
  addExamples(command, [
    ["DATABASE_URL=postgres://… stratal server", "on http://127.0.0.1:8080"],
    ["stratal server --host 0.0.0.0 --port 80", "for other machines: turns login on"],
  ]);
}

async function serve(options: ListenOptions): Promise<void> {
  const [config, { hideSettings }, { assertPortFree }, database, { assertMigrated }] =
    await Promise.all([
      import("../process-settings.ts"),
      import("../stack/hide-settings.ts"),
      import("../stack/free-port.ts"),
      import("../stack/with-database.ts"),
      import("../../store/migrate.ts"),
    ]);
  const settings = config.serviceSettings(options);
  const logger = config.serviceLogger(settings, "server");
  hideSettings(logger);
  database.requireDatabaseUrl(settings, "A server");
  await assertPortFree(settings.host, settings.port);
  await database.withDatabase(settings, logger, (on) => assertMigrated(on));
  const { untilStopSignal } = await import("../stack/until-stopped.ts");
  const stopped = untilStopSignal(() => process.exit(1));
  const { startServer } = await import("../../server/server.ts");
  const server = await startServer({ settings, logger });
  // Fastify logs where it listens.
  const terminal = processTerminal();
  announce(`Server listening on ${server.url}`, { logger, terminal, isLogged: true });
  await stopped;
  await server.close();
}
