import { parseArgs } from "node:util";

/** How much is measured. */
export interface Size {
  repeats: number;
  independentTasks: number;
  chainTasks: number;
  /** How long submissions are faster than the workers. */
  overloadSeconds: number;
  /** Of one job, waiting while others submit. */
  floodTasks: number;
  submissions: number;
  scriptTasks: number;
  /** Printed as fast as possible. */
  logLines: number;
  /** Printed one by one. */
  watchedLines: number;
}

export interface Options {
  size: Size;
  quick: boolean;
  /** Names of benchmarks; empty for all. */
  names: string[];
  /** When Redis writes its log through to the disk. */
  appendFsync: "everysec" | "always";
  jsonFile: string | null;
  /** A database to use instead of the embedded one. */
  databaseUrl: string | null;
}

const FULL: Size = {
  repeats: 3,
  independentTasks: 10_000,
  chainTasks: 200,
  floodTasks: 100_000,
  overloadSeconds: 60,
  submissions: 50,
  scriptTasks: 1_000,
  logLines: 1_000_000,
  watchedLines: 1_000,
};
const QUICK: Size = {
  repeats: 1,
  independentTasks: 2_000,
  chainTasks: 50,
  floodTasks: 20_000,
  overloadSeconds: 10,
  submissions: 10,
  scriptTasks: 100,
  logLines: 200_000,
  watchedLines: 200,
};

export const USAGE = `npm run bench -- [options] [names...]

Measures Stratal beside BullMQ, alternating, on this machine.

  --quick                     smaller and once: less than a minute, for a first look
  --repeats N                 how often each side is measured (default 3)
  --appendfsync everysec|always
                              Redis: write through every second (default), or before each answer as PostgreSQL does
  --database URL              an empty PostgreSQL database instead of the embedded one
  --json FILE                 also write every value
  --help                      this text

Names: `;

/** Reads the command line; null asks for the usage. Throws on an option that is wrong. */
export function readOptions(args: readonly string[]): Options | null {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      quick: { type: "boolean", default: false },
      repeats: { type: "string" },
      appendfsync: { type: "string", default: "everysec" },
      json: { type: "string" },
      database: { type: "string" },
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
    appendFsync: appendfsync,
    jsonFile: values.json ?? null,
    databaseUrl: values.database ?? null,
  };
}

function readRepeats(text: string): number {
  const repeats = Number(text);
  if (!Number.isInteger(repeats) || repeats < 1 || repeats > 100)
    throw new Error("--repeats is a whole number from 1 to 100.");
  return repeats;
}
