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
}

const PROGRAM = fileURLToPath(new URL("../../dist/bundle/main.js", import.meta.url));

export const USAGE = `Usage: npm run chaos -- [--seconds 60] [--seed N] [--pause-ms 500] [--open-runs 24] [--program dist/bundle/main.js] [--keep]`;

/** Reads the command line; the seed is drawn if it is not given. */
export function readOptions(args: string[]): Options {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string", default: "60" },
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      "pause-ms": { type: "string", default: "500" },
      "open-runs": { type: "string", default: "24" },
      program: { type: "string", default: PROGRAM },
      keep: { type: "boolean", default: false },
    },
  });
  return {
    seconds: positive("seconds", values.seconds),
    seed: positive("seed", values.seed),
    pauseMs: positive("pause-ms", values["pause-ms"]),
    openRuns: positive("open-runs", values["open-runs"]),
    program: resolve(values.program),
    keep: values.keep,
  };
}

function positive(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1)
    throw new Error(`--${name} is a whole number above 0, not ${JSON.stringify(text)}.\n${USAGE}`);
  return value;
}
