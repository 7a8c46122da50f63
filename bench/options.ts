import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { isSuite, SUITES, type Suite } from "./suites.ts";

/** How much is measured. */
export interface Size {
  repeats: number;
  independentTasks: number;
  /** Chains that run beside each other, of ten tasks each. */
  chains: number;
  chainTasks: number;
  /** Fan-outs of a hundred tasks that run beside each other. */
  fanOuts: number;
  /** Layers of a hundred tasks. */
  layers: number;
  /** How long submissions are faster than the workers. */
  overloadSeconds: number;
  /** Of one job, waiting while others submit. */
  floodTasks: number;
  submissions: number;
  /** Submitted at a steady pace. */
  pacedSubmissions: number;
  scriptTasks: number;
  /** Printed as fast as possible. */
  logLines: number;
  /** Printed one by one. */
  watchedLines: number;
  /** How long the API is asked by as many as it can be. */
  apiSeconds: number;
  /** Finished runs in the database, one measurement after the other. */
  history: readonly number[];
  /** Tasks of a job, each size as often as makes the same number of tasks. */
  graphTasks: readonly number[];
  workers: readonly number[];
  /** How long nothing happens. */
  idleSeconds: number;
}

/** What the command line asks for. */
export interface Options {
  size: Size;
  quick: boolean;
  /** Names of benchmarks; empty for those of the suites. */
  names: string[];
  /** Empty for all. */
  suites: Suite[];
  /** When Redis writes its log through to the disk. */
  appendFsync: "everysec" | "always";
  /** Where the values are written instead of bench/results. */
  jsonFile: string | null;
  /** A database to use instead of the embedded one. */
  databaseUrl: string | null;
  /** Folder with virtual environments of Temporal, Prefect and Airflow. */
  systemsDir: string | null;
}

const FULL: Size = {
  repeats: 5,
  independentTasks: 20_000,
  chains: 1_000,
  chainTasks: 200,
  fanOuts: 100,
  layers: 100,
  floodTasks: 100_000,
  overloadSeconds: 60,
  submissions: 50,
  pacedSubmissions: 200,
  scriptTasks: 1_000,
  logLines: 1_000_000,
  watchedLines: 1_000,
  apiSeconds: 10,
  history: [0, 100_000, 1_000_000],
  graphTasks: [10, 100, 1_000, 10_000],
  workers: [1, 2, 4, 8],
  idleSeconds: 60,
};
const QUICK: Size = {
  repeats: 1,
  independentTasks: 2_000,
  chains: 100,
  chainTasks: 50,
  fanOuts: 10,
  layers: 10,
  floodTasks: 20_000,
  overloadSeconds: 10,
  submissions: 10,
  pacedSubmissions: 40,
  scriptTasks: 100,
  logLines: 200_000,
  watchedLines: 200,
  apiSeconds: 2,
  history: [0, 10_000],
  graphTasks: [10, 100, 1_000],
  workers: [1, 2],
  idleSeconds: 10,
};

/** What `--help` prints; the names follow. */
export const USAGE = `npm run bench -- [options] [names...]

Measures Stratal beside its peers, alternating, on this machine.

  --suite ${SUITES.join("|")}
                              a group of benchmarks; may be given again
  --quick                     smaller and once, for a first look
  --repeats N                 how often each side is measured (default 5)
  --appendfsync everysec|always
                              Redis: write through every second (default), or before each answer as PostgreSQL does
  --database URL              an empty PostgreSQL database instead of the embedded ones
  --systems DIR               measure beside Temporal, Prefect, Airflow: virtual environments DIR/temporal and so on
  --json FILE                 write every value there (default: bench/results/<date>.json)
  --help                      this text

Names: `;

/** Reads the command line; null asks for the usage. Throws on an option that is wrong. */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      suite: { type: "string", multiple: true, default: [] },
      quick: { type: "boolean", default: false },
      repeats: { type: "string" },
      appendfsync: { type: "string", default: "everysec" },
      json: { type: "string" },
      database: { type: "string" },
      systems: { type: "string" },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  if (values.help) return null;
  const { quick, appendfsync } = values;
  if (appendfsync !== "everysec" && appendfsync !== "always")
    throw new Error("--appendfsync is everysec or always.");
  const size = { ...(quick ? QUICK : FULL) };
  if (values.repeats !== undefined) size.repeats = readRepeats(values.repeats);
  return {
    size,
    quick,
    names: positionals,
    suites: values.suite.map(readSuite),
    appendFsync: appendfsync,
    jsonFile: values.json ?? null,
    databaseUrl: values.database ?? null,
    systemsDir: values.systems === undefined ? null : resolve(values.systems),
  };
}

function readRepeats(text: string): number {
  const repeats = Number(text);
  if (!Number.isInteger(repeats) || repeats < 1 || repeats > 100)
    throw new Error("--repeats is a whole number from 1 to 100.");
  return repeats;
}

function readSuite(text: string): Suite {
  if (!isSuite(text)) throw new Error(`--suite is one of ${SUITES.join(", ")}, not "${text}".`);
  return text;
}
