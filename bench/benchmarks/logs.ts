import { execFileSync } from "node:child_process";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { createClient } from "../../src/client/client.ts";
import { cpuTimeMs } from "../cpu-time.ts";
import { viewLog, type LogFormat, type ViewedLog } from "../log-viewer.ts";
import {
  interleave,
  STRATAL,
  type Bench,
  type Benchmark,
  type Measurement,
} from "../measurement.ts";
import { findDescendant, peakMemoryMib, resetPeakMemory } from "../process-memory.ts";
import { submitJob } from "../stratal/job-document.ts";
import { StratalSide } from "../stratal/side.ts";

/** With number and time a line has 70 bytes. */
const FLOOD = `
const { writeSync } = require("node:fs");
const write = (text) => {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += writeSync(1, bytes, at));
};
let text = "";
for (let line = 0; line < LINES; line += 1) {
  text += \`\${String(line).padStart(8, "0")} \${Date.now()} GET /api/v1/items/\${line % 977} took \${line % 89} ms, status 200 ok\\n\`;
  if (text.length > 32768) { write(text); text = ""; }
}
write(text);
`;
/** A line every few milliseconds, as a program prints that is watched. */
const TRICKLE = `
let line = 0;
const timer = setInterval(() => {
  console.log(\`\${line} \${Date.now()} one line of a program that is watched\`);
  line += 1;
  if (line === LINES) clearInterval(timer);
}, 5);
`;
const FLOOD_JOB = "log-flood";
const TRICKLE_JOB = "log-trickle";
const FILE = "script > file";

interface Stored {
  linesPerSecond: number;
  peakMib: number;
  bytesPerLine: number;
  /** Of everything: script, worker, server, database. */
  cpuMicrosPerLine: number;
  viewed: ViewedLog | null;
}

/** One task that prints very much, and one that is watched (P7). */
export const logs: Benchmark = {
  name: "logs",
  suites: ["logs"],
  needs: "stack",
  sentence: "one task that prints a million lines, with and without a live viewer, beside a file",
  async run(bench) {
    const { repeats, logLines, watchedLines } = bench.options.size;
    const flood = FLOOD.replace("LINES", String(logLines));
    await create(bench, FLOOD_JOB, flood);
    await create(bench, TRICKLE_JOB, TRICKLE.replace("LINES", String(watchedLines)));
    const database = new pg.Client({ connectionString: bench.stack.databaseUrl });
    await database.connect();
    const print = (format: LogFormat | null) => () => runLogged(bench, database, FLOOD_JOB, format);
    try {
      const results = await interleave(
        repeats,
        { none: print(null), block: print("block"), batch: print("batch"), line: print("line") },
        (text) => {
          bench.progress(`logs: viewer ${text}`);
        },
      );
      const files = Array.from({ length: repeats }, () => intoFile(bench, flood, logLines));
      const trickle = await runLogged(bench, database, TRICKLE_JOB, "line");
      return [...floodRows(results, files, logLines), ...lagRows("5 ms a line", [trickle])];
    } finally {
      await database.end();
    }
  },
};

async function create({ stack }: Bench, name: string, code: string): Promise<void> {
  const script = code
    .trim()
    .split("\n")
    .map((line) => `          ${line}`);
  const document = [
    "stratal: 1",
    `name: ${name}`,
    "tasks:",
    "  - name: print",
    "    output: none",
    "    script:",
    "      language: javascript",
    "      code: |",
    ...script,
    "",
  ];
  await submitJob(createClient({ baseUrl: stack.url }), document.join("\n"));
}

async function runLogged(
  { stack }: Bench,
  database: pg.Client,
  job: string,
  format: LogFormat | null,
): Promise<Stored> {
  const worker = findDescendant(stack.child.pid!, "worker");
  const before = await storedBytes(database);
  resetPeakMemory(worker);
  const cpuBefore = cpuTimeMs([stack.child.pid!]) ?? Number.NaN;
  const side = new StratalSide(stack);
  const started = await side.start(job);
  const viewing = format === null ? null : viewLog(stack.url, started.job_run_id, format);
  const [run, viewed] = await Promise.all([side.ended(job, [started]), viewing]);
  const [task] = await run.tasks();
  const { lines } = await logTotals(database, started.job_run_id);
  return {
    linesPerSecond: lines / ((task!.endedAt - task!.startedAt) / 1_000),
    peakMib: peakMemoryMib(worker),
    cpuMicrosPerLine: (((cpuTimeMs([stack.child.pid!]) ?? Number.NaN) - cpuBefore) * 1_000) / lines,
    bytesPerLine: ((await storedBytes(database)) - before) / lines,
    viewed,
  };
}

/** All that logs take on the disk: rows, texts and indexes. */
async function storedBytes(database: pg.Client): Promise<number> {
  const { rows } = await database.query<{ bytes: string }>(
    "SELECT sum(pg_total_relation_size(inhrelid)) AS bytes FROM pg_inherits WHERE inhparent = 'log_chunks'::regclass",
  );
  return Number(rows[0]?.bytes);
}

async function logTotals(database: pg.Client, runId: string): Promise<{ lines: number }> {
  const { rows } = await database.query<{ lines: string }>(
    "SELECT lines FROM run_logs WHERE run_id = $1",
    [runId],
  );
  return { lines: Number(rows[0]?.lines) };
}

/** Lines per second of the same script into a file: what no log can be faster than. */
function intoFile({ processes }: Bench, code: string, lines: number): number {
  const script = join(processes.directory, "print.cjs");
  writeFileSync(script, code);
  const file = openSync(join(processes.directory, "printed.log"), "w");
  const start = performance.now();
  execFileSync(process.execPath, [script], { stdio: ["ignore", file, "inherit"] });
  closeSync(file);
  return lines / ((performance.now() - start) / 1_000);
}

function floodRows(
  results: Record<string, Stored[]>,
  files: number[],
  lines: number,
): Measurement[] {
  const row = (what: string, unit: string, better: "higher" | "lower", values: number[]) =>
    measured(`${what} (${lines} lines)`, unit, better, { [STRATAL]: values });
  return Object.entries(results).flatMap(([viewer, stored]) => {
    const who = viewer === "none" ? "no viewer" : `viewer by ${viewer}`;
    const speed = stored.map(({ linesPerSecond }) => linesPerSecond);
    return [
      measured(`stored, ${who} (${lines} lines)`, "lines/s", "higher", {
        [STRATAL]: speed,
        [FILE]: files,
      }),
      row(
        `worker's memory, peak, ${who}`,
        "MiB",
        "lower",
        stored.map(({ peakMib }) => peakMib),
      ),
      row(
        `in the database, ${who}`,
        "bytes/line",
        "lower",
        stored.map(({ bytesPerLine }) => bytesPerLine),
      ),
      row(
        `processor time, ${who}`,
        "µs/line",
        "lower",
        stored.map(({ cpuMicrosPerLine }) => cpuMicrosPerLine),
      ),
      ...lagRows(`flood, by ${viewer}`, stored),
    ];
  });
}

function lagRows(what: string, stored: readonly Stored[]): Measurement[] {
  const viewed = stored.flatMap((each) => (each.viewed === null ? [] : [each.viewed]));
  if (viewed.length === 0) return [];
  const row = (name: string, values: number[]) =>
    measured(`viewer's lag, ${what}, ${name}`, "ms", "lower", { [STRATAL]: values });
  return [
    row(
      "p50",
      viewed.map(({ lagP50Ms }) => lagP50Ms),
    ),
    row(
      "p99",
      viewed.map(({ lagP99Ms }) => lagP99Ms),
    ),
  ];
}

function measured(
  what: string,
  unit: string,
  better: "higher" | "lower",
  values: Record<string, number[]>,
): Measurement {
  return { benchmark: "logs", what, unit, better, values };
}
