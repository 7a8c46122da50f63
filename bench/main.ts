/** Measures Stratal beside its peers: `npm run bench -- [--quick] [names...]`. Figures of one run compare; those of two do not. */
import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { coldStart } from "./benchmarks/cold-start.ts";
import { fairness } from "./benchmarks/fairness.ts";
import { hops } from "./benchmarks/hops.ts";
import { logs } from "./benchmarks/logs.ts";
import { latency } from "./benchmarks/latency.ts";
import { masker } from "./benchmarks/masker.ts";
import { overload } from "./benchmarks/overload.ts";
import { scripts } from "./benchmarks/scripts.ts";
import { throughput } from "./benchmarks/throughput.ts";
import type { Bench, Benchmark, Measurement } from "./measurement.ts";
import { readOptions, USAGE, type Options } from "./options.ts";
import { BullmqSide, whyNoBullmq } from "./peers/bullmq-side.ts";
import { findRedisServer, startRedis } from "./peers/redis-server.ts";
import { Processes } from "./processes.ts";
import { describeMachine, formatReport, packageVersions, type Report } from "./report.ts";
import type { Side } from "./side.ts";
import { assertBuilt, startStack } from "./stratal/stack.ts";
import { StratalSide } from "./stratal/side.ts";

const ORDINARY: readonly Benchmark[] = [throughput, hops, latency, scripts, logs, coldStart];
const ALL: readonly Benchmark[] = [...ORDINARY, fairness, overload, masker];
/** Tasks at once on either side: Stratal's default of inline slots. */
const INLINE_SLOTS = 64;

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(
      USAGE + ALL.map(({ name, sentence }) => `\n  ${name.padEnd(12)} ${sentence}`).join(""),
    );
    return;
  }
  const benchmarks = chosen(options.names);
  assertBuilt();
  const processes = new Processes();
  const interrupted = untilInterrupted(() => {
    processes.hurry();
  });
  try {
    const report = await Promise.race([measure(benchmarks, options, processes), interrupted]);
    console.log(formatReport(report));
    if (options.jsonFile !== null)
      writeFileSync(options.jsonFile, `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    await processes.close();
  }
}

function chosen(names: readonly string[]): readonly Benchmark[] {
  const unknown = names.find((name) => !ALL.some((each) => each.name === name));
  if (unknown !== undefined)
    throw new Error(
      `There is no benchmark "${unknown}"; there are ${ALL.map(({ name }) => name).join(", ")}.`,
    );
  return names.length === 0 ? ORDINARY : ALL.filter(({ name }) => names.includes(name));
}

async function measure(
  benchmarks: readonly Benchmark[],
  options: Options,
  processes: Processes,
): Promise<Report> {
  const startedAt = new Date().toISOString();
  const stack = await startStack(processes, {
    dataDir: join(processes.directory, "stratal"),
    inlineSlots: INLINE_SLOTS,
    processSlots: availableParallelism(),
    databaseUrl: options.databaseUrl,
  });
  const sides: Side[] = [new StratalSide(stack)];
  const peer = await startPeer(options, processes);
  if (typeof peer !== "string") sides.push(peer);
  const bench: Bench = { options, processes, stack, sides, progress };
  const measurements: Measurement[] = [];
  try {
    for (const benchmark of benchmarks) measurements.push(...(await benchmark.run(bench)));
  } finally {
    progress("");
    for (const side of sides) await side.close();
  }
  return {
    startedAt,
    machine: describeMachine(),
    versions: packageVersions(),
    durability: Object.fromEntries(sides.map(({ name, durability }) => [name, durability])),
    missing: typeof peer === "string" ? [peer] : [],
    options,
    measurements,
  };
}

/** BullMQ, or in one sentence why it is not measured. */
async function startPeer(options: Options, processes: Processes): Promise<BullmqSide | string> {
  const program = findRedisServer();
  const missing = program === null ? "redis-server is not installed" : whyNoBullmq();
  if (program === null || missing !== null) {
    const message = `${missing}: STRATAL IS MEASURED ALONE, WITHOUT BULLMQ`;
    console.error(`\n!!! ${message} !!!\n`);
    return message;
  }
  const { appendFsync } = options;
  const redis = await startRedis(processes, program, appendFsync);
  return BullmqSide.start(processes, { redis, concurrency: INLINE_SLOTS, appendFsync });
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
