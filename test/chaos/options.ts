/** What a run of the harness is told. */
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

export interface Options {
  /** How long faults are injected. */
  seconds: number;
  seed: number;
  /** Mean pause between two faults. */
  pauseMs: number;
  openRuns: number;
  /** Keep the directory although nothing is wrong. */
  keep: boolean;
  /** Main file of the built command line. */
  program: string;
  /** Whether the queue is in Redis. */
  redis: boolean;
  isolation: Isolation;
}

/** Isolation level of the scripts. */
export type Isolation = "process" | "namespaces";

/** The build of this repository. */
export const DEFAULT_PROGRAM = fileURLToPath(new URL("../../dist/bundle/main.js", import.meta.url));

export const USAGE = `Usage: npm run chaos -- [--seconds 60] [--seed N] [--pause-ms 500] [--open-runs 24] [--redis on|off] [--isolation process|namespaces] [--program dist/bundle/main.js] [--keep]`;

/** Reads the command line; the seed is drawn if it is not given. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string", default: "60" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      "pause-ms": { type: "string", default: "500" },
      "open-runs": { type: "string", default: "24" },
      program: { type: "string", default: DEFAULT_PROGRAM },
      redis: { type: "string" },
      isolation: { type: "string", default: "process" },
      keep: { type: "boolean", default: false },
    },
  });
  const seed = positive("seed", values.seed);
  // Half of all seeds.
  const redis = values.redis ?? (seed % 2 === 0 ? "on" : "off");
  return {
    seconds: positive("seconds", values.seconds),
    seed,
    pauseMs: positive("pause-ms", values["pause-ms"]),
    openRuns: positive("open-runs", values["open-runs"]),
    program: resolve(values.program),
    redis: oneOf("redis", redis, ["on", "off"]) === "on",
    isolation: oneOf("isolation", values.isolation, ["process", "namespaces"]),
    keep: values.keep,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${name} is a whole number above 0, not ${JSON.stringify(text)}.\n${USAGE}`);
  return value;
}

function oneOf<Value extends string>(name: string, text: string, values: readonly Value[]): Value {
  const found = values.find((value) => value === text);
  if (found !== undefined) return found;
  throw new Error(`--${name} is ${values.join(" or ")}, not ${JSON.stringify(text)}.\n${USAGE}`);
}
