import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Command } from "commander";
import { systemClock } from "../../base/clock.ts";
import { packageFile } from "../../base/package-files.ts";
import { createClient, type Schemas, type StratalClient } from "../../client/client.ts";
import { paragraphs } from "../command-options.ts";
import { exitCodeOfRun, exitCodes } from "../exit-code.ts";
import { followRun } from "../follow-run.ts";
import { readJobDocument, saveJobDocument } from "../job-document.ts";
import { FollowPrinter } from "../output/follow-printer.ts";
import { runSummaryText } from "../output/run-text.ts";
import { plainText } from "../output/safe-text.ts";
import { processTerminal, type Terminal } from "../output/terminal.ts";
import { spanText } from "../output/time-text.ts";
import type { RunningStack } from "../stack/start-stack.ts";

const EXAMPLE = packageFile("examples", "data-pipeline.yaml");
/** The task whose output is the example's result. */
const RESULT_TASK = "report";

/** `stratal demo` */
export function define(command: Command): void {
  command
    .description(
      paragraphs(
        "Starts a database, a server and a worker on free ports and in a temporary folder, runs examples/data-pipeline.yaml, shows its log and its result, and removes everything again. The exit status is the run's.",
      ),
    )
    .action(async () => {
      process.exitCode = await demo(processTerminal());
    });
}

async function demo(terminal: Terminal): Promise<number> {
  const start = systemClock.monotonic();
  const dataDir = await mkdtemp(join(tmpdir(), "stratal-demo-"));
  try {
    terminal.note("Starting PostgreSQL, a server and a worker …");
    return await withStack(dataDir, terminal, async (stack, signal) => {
      const ready = spanText(systemClock.monotonic() - start);
      terminal.note(
        `Ready after ${ready} on ${stack.url} (${stack.worker.languages.join(", ")})\n`,
      );
      const run = await runExample(createClient({ baseUrl: stack.url }), terminal, signal);
      if (run === null) return exitCodes.interrupted;
      terminal.print(resultText(run, terminal));
      terminal.note(
        "\nNext: `make up`, or `stratal up`, keeps a server running and shows its web page.",
      );
      return exitCodeOfRun(run.status);
    });
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function withStack(
  dataDir: string,
  terminal: Terminal,
  work: (stack: RunningStack, signal: AbortSignal) => Promise<number>,
): Promise<number> {
  const [{ serviceSettings, serviceLogger, withReadableLog }, { startStack }, { onInterrupt }] =
    await Promise.all([
      import("../process-settings.ts"),
      import("../stack/start-stack.ts"),
      import("../interrupt.ts"),
    ]);
  const overrides = {
    host: "127.0.0.1",
    port: 0,
    dataDir,
    databaseUrl: null,
    logLevel: "warn",
  } as const;
  const settings = withReadableLog(serviceSettings(overrides));
  const logger = serviceLogger(settings, "demo");
  const stop = new AbortController();
  let stack: RunningStack | null = null;
  const interrupted = (): void => {
    stop.abort();
    stack?.hurry();
  };
  const release = onInterrupt({ first: interrupted, second: interrupted });
  try {
    stack = await startStack({ settings, logger });
    return await work(stack, stop.signal);
  } finally {
    terminal.note("\nStopping …");
    await stack?.stop();
    release();
  }
}

async function runExample(
  client: StratalClient,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<Schemas["JobRunDetail"] | null> {
  const saved = await saveJobDocument(client, await readJobDocument(EXAMPLE));
  const { job_run_id: runId } = await client.post("/api/v1/job-runs", {
    body: { job_id: saved.job.id, inputs: {}, triggered_by: "demo" },
  });
  terminal.print(terminal.paint("bold", `${saved.job.name}: ${saved.job.description}`));
  return await followRun(client, runId, new FollowPrinter(terminal), { signal });
}

function resultText(run: Schemas["JobRunDetail"], terminal: Terminal): string {
  const result = run.task_runs.find((task) => task.name === RESULT_TASK)?.output ?? null;
  return [
    "",
    runSummaryText(run, terminal, systemClock.now()),
    ...(result === null ? [] : ["", terminal.paint("bold", "Result"), plainText(result)]),
  ].join("\n");
}
