/** Measures Stratal beside its peers: `npm run bench -- [--suite NAME] [--quick] [names...]`. Figures of one run compare; those of two do not. */
import { mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { apiStarts } from "./benchmarks/api-starts.ts";
import { coldStart } from "./benchmarks/cold-start.ts";
import { commands } from "./benchmarks/commands.ts";
import { dispatch } from "./benchmarks/dispatch.ts";
import { fairness } from "./benchmarks/fairness.ts";
import { graphSize } from "./benchmarks/graph-size.ts";
import { history } from "./benchmarks/history.ts";
import { hops } from "./benchmarks/hops.ts";
import { idle } from "./benchmarks/idle.ts";
import { latency } from "./benchmarks/latency.ts";
import { logs } from "./benchmarks/logs.ts";
import { masker } from "./benchmarks/masker.ts";
import { overload } from "./benchmarks/overload.ts";
import { scripts } from "./benchmarks/scripts.ts";
import { systems } from "./benchmarks/systems.ts";
import { throughput } from "./benchmarks/throughput.ts";
import { workers } from "./benchmarks/workers.ts";
import type { Benchmark } from "./measurement.ts";
import { readOptions, USAGE, type Options } from "./options.ts";
import { startPeers } from "./peers/start-peers.ts";
import { Processes } from "./processes.ts";
import { describeMachine, formatReport, packageVersions, type Report } from "./report.ts";
import type { Side } from "./side.ts";
import { assertBuilt, startStack } from "./stratal/stack.ts";
import { StratalSide } from "./stratal/side.ts";
import { choose } from "./suites.ts";

const ALL: readonly Benchmark[] = [
  throughput,
  hops,
  dispatch,
  latency,
  scripts,
  systems,
  logs,
  apiStarts,
  history,
  graphSize,
  workers,
  idle,
  coldStart,
  commands,
  fairness,
  overload,
  masker,
];
const RESULTS = fileURLToPath(new URL("results/", import.meta.url));
/** Tasks at once on every side: Stratal's default of inline slots. */
const INLINE_SLOTS = 64;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(USAGE + ALL.map(describe).join(""));
    return;
  }
  const benchmarks = choose(ALL, options);
  assertBuilt();
  const processes = new Processes();
  const interrupted = untilInterrupted(() => {
    processes.hurry();
  });
  try {
    const report = await Promise.race([measure(benchmarks, options, processes), interrupted]);
    console.log(formatReport(report));
    console.log(`Every value: ${writeReport(report)}`);
  } finally {
    await processes.close();
  }
}

function describe({ name, suites, sentence }: Benchmark): string {
  return `\n  ${name.padEnd(12)} ${suites.length === 0 ? "(only when named)" : `(${suites.join(", ")})`} ${sentence}`;
}

async function measure(
  benchmarks: readonly Benchmark[],
  options: Options,
  processes: Processes,
): Promise<Report> {
  const report: Report = {
    startedAt: new Date().toISOString(),
    machine: describeMachine(),
    versions: packageVersions(),
    durability: {},
    missing: [],
    options,
    measurements: [],
  };
  const ground = { options, processes, progress, missing: report.missing };
  // Before the others, so that nothing stands beside what starts its own.
  for (const each of benchmarks)
    if (each.needs === "nothing") report.measurements.push(...(await each.run(ground)));
  if (benchmarks.every(({ needs }) => needs === "nothing")) return report;
  const stack = await startStack(processes, {
    dataDir: join(processes.directory, "stratal"),
    inlineSlots: INLINE_SLOTS,
    processSlots: availableParallelism(),
    databaseUrl: options.databaseUrl,
  });
  const sides: Side[] = [new StratalSide(stack)];
  if (benchmarks.some(({ needs }) => needs === "peers"))
    sides.push(...(await startPeers(options, processes, report.missing)));
  for (const { name, durability } of sides) report.durability[name] = durability;
  try {
    for (const each of benchmarks)
      if (each.needs !== "nothing")
        report.measurements.push(...(await each.run({ ...ground, sides, stack })));
  } finally {
    progress("");
    for (const side of sides) await side.close();
  }
  return report;
}

/** Writes every value, and answers where. */
function writeReport(report: Report): string {
  const file = report.options.jsonFile ?? join(RESULTS, `${report.startedAt.slice(0, 10)}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

/** Rejects at the first SIGINT, SIGTERM or SIGHUP; later ones call `again`. */
function untilInterrupted(again: () => void): Promise<never> {
  return new Promise((_, reject) => {
    let count = 0;
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
      process.on(signal, () => {
        count += 1;
        if (count > 1) again();
        else reject(new Error(`Interrupted by ${signal}.`));
      });
    }
  });
}

/** One line that is overwritten; at a terminal only. */
function progress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${text}`);
}

try {
  await main();
  process.exit(0);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
