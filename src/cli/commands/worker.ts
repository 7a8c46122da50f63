import { Option, type Command } from "commander";
import { addExamples, paragraphs } from "../command-options.ts";
import { processTerminal } from "../output/terminal.ts";
import type { WorkerReport } from "../stack/worker-process.ts";

/** `stratal worker` */
export function define(command: Command): void {
  command
    .description(
      paragraphs(
        "Starts a worker: it claims tasks and executes them. It needs the same database (DATABASE_URL) and the same secret key as the servers; any number of workers may share them. Which languages it offers depends on the interpreters that this machine has.",
        "SIGTERM or Ctrl-C: no further task is claimed, running ones may finish within the grace, the rest is handed back.",
      ),
    )
    .addOption(
      // For `stratal up`, whose child this is: when the parent is gone, however it went, the worker drains and exits.
      new Option("--exit-with-parent", "drain and exit when the parent process is gone").hideHelp(),
    )
    .action((options: { exitWithParent?: true }) => work(options.exitWithParent === true));
  addExamples(command, [["DATABASE_URL=postgres://… stratal worker", "as many as you like"]]);
}

async function work(exitWithParent: boolean): Promise<void> {
  const parentGone = exitWithParent ? untilParentGone() : never();
  const [config, { scriptEnvironment }, database, { assertMigrated }, { untilStopSignal }] =
    await Promise.all([
      import("../process-settings.ts"),
      import("../../config/load.ts"),
      import("../stack/with-database.ts"),
      import("../../store/migrate.ts"),
      import("../stack/until-stopped.ts"),
    ]);
  const settings = config.serviceSettings({});
  const logger = config.serviceLogger(settings, "worker");
  database.requireDatabaseUrl(settings, "A worker");
  await database.withDatabase(settings, logger, (on) => assertMigrated(on));
  // Leaving at once is safe: the watchdog ends the tasks, and the lease returns them.
  const stopped = untilStopSignal(() => process.exit(1));
  const { startWorker } = await import("../../worker/worker.ts");
  const environment = scriptEnvironment();
  const worker = await startWorker({ settings, logger, environment });
  const report: WorkerReport = {
    kind: "ready",
    id: worker.id,
    languages: worker.languages,
    processSlots: settings.workerProcessSlots,
    inlineSlots: settings.workerInlineSlots,
  };
  if (process.connected) process.send?.(report);
  else processTerminal().print(`Worker ${worker.id} offers ${worker.languages.join(", ")}`);
  await Promise.race([stopped, parentGone]);
  await worker.close();
  if (process.connected) process.disconnect();
}

function untilParentGone(): Promise<void> {
  return new Promise((resolve) => {
    if (!process.connected) {
      resolve();
      return;
    }
    process.once("disconnect", resolve);
  });
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
