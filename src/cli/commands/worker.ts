import { Option, type Command } from "commander";
import type { SettingOverrides } from "../../config/load.ts";
import { addExamples, paragraphs } from "../command-options.ts";
import { announce } from "../output/announce.ts";
import { exitCodes } from "../exit-code.ts";
import { processTerminal } from "../output/terminal.ts";
import type { WorkerReport } from "../stack/worker-process.ts";
import { defineWorkerControl } from "../worker-control.ts";

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
    .option(
      "--isolation-report",
      "say which isolation levels this machine allows, what is missing for the others, and exit",
    )
    .action((options: { exitWithParent?: true; isolationReport?: true }) =>
      options.isolationReport === true ? report() : work(options.exitWithParent === true),
    );
  addExamples(command, [
    ["DATABASE_URL=postgres://… stratal worker", "as many as you like"],
    ["stratal worker --isolation-report", "how well are scripts kept apart here?"],
  ]);
  defineWorkerControl(command);
}

/** Fails where a worker with the same settings would not start. */
async function report(): Promise<void> {
  const [config, { scriptEnvironment }, { isolationReport }, { reportText }] = await Promise.all([
    import("../process-settings.ts"),
    import("../../config/load.ts"),
    import("../../worker/isolation/open-isolation.ts"),
    import("../../worker/isolation/report-text.ts"),
  ]);
  const found = await isolationReport(config.serviceSettings({}), scriptEnvironment().PATH);
  processTerminal().print(reportText(found));
  if (found.refusal !== null) process.exitCode = exitCodes.error;
}

async function work(exitWithParent: boolean): Promise<void> {
  const parentGone = exitWithParent ? untilParentGone() : never();
  const received = exitWithParent ? secretsOfParent() : Promise.resolve({});
  const [
    config,
    { scriptEnvironment },
    { hideSettings },
    database,
    { assertMigrated },
    { untilStopSignal },
  ] = await Promise.all([
    import("../process-settings.ts"),
    import("../../config/load.ts"),
    import("../stack/hide-settings.ts"),
    import("../stack/with-database.ts"),
    import("../../store/migrate.ts"),
    import("../stack/until-stopped.ts"),
  ]);
  const secrets = await Promise.race([received, parentGone]);
  if (secrets === undefined) return;
  const settings = config.serviceSettings(secrets);
  const logger = config.serviceLogger(settings, "worker");
  hideSettings(logger);
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
  else {
    const terminal = processTerminal();
    const text = `Worker ${worker.id} offers ${worker.languages.join(", ")}`;
    announce(text, { logger, terminal, isLogged: false });
  }
  await Promise.race([stopped, parentGone]);
  await worker.close();
  if (process.connected) process.disconnect();
}

/** What the parent sends first: settings that are not put into an environment, where scripts could read them. */
function secretsOfParent(): Promise<SettingOverrides> {
  return new Promise((resolve) => {
    // The parent is this same program; see stack/spawn-worker.ts.
    process.once("message", (message) => {
      resolve(message as SettingOverrides);
    });
  });
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
