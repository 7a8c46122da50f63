import type { Options } from "./options.ts";
import type { Side } from "./side.ts";
import type { Choosable } from "./suites.ts";
import type { Processes } from "./processes.ts";
import type { Stack } from "./stratal/stack.ts";

/** One row of the report: all values that were measured, by side. */
export interface Measurement {
  benchmark: string;
  what: string;
  unit: string;
  better: "higher" | "lower";
  /** By name of the side, in the order of measuring. */
  values: Record<string, number[]>;
}

/** What every benchmark works with. */
export interface Ground {
  options: Options;
  processes: Processes;
  /** What could not be measured, and why; benchmarks add to it. */
  missing: string[];
  progress(text: string): void;
}

/** What a benchmark works with that measures a stack which others measure, too. */
export interface Bench extends Ground {
  stack: Stack;
  /** Stratal first; then the peers that this machine has what it needs for. Stratal alone unless a benchmark compares. */
  sides: readonly Side[];
}

interface Described extends Choosable {
  sentence: string;
}

/** A benchmark: a name for the command line, what has to run for it, and the work. */
export type Benchmark = Described &
  (
    | { needs: "nothing"; run(ground: Ground): Promise<Measurement[]> }
    | { needs: "peers" | "stack"; run(bench: Bench): Promise<Measurement[]> }
  );

/** A row with Stratal's values alone. */
export function ownRow(
  benchmark: string,
  what: string,
  unit: string,
  values: number[],
  better: Measurement["better"] = "lower",
): Measurement {
  return { benchmark, what, unit, better, values: { [STRATAL]: values } };
}

/** The name under which Stratal's values are kept; every ratio is relative to it. */
export const STRATAL = "Stratal";

/** Measures each subject once, then each again, and so on: A B A B A B, so that all meet the same disturbances. */
export async function interleave<T>(
  repeats: number,
  subjects: Record<string, () => Promise<T>>,
  progress: (text: string) => void,
): Promise<Record<string, T[]>> {
  const results = Object.fromEntries(Object.keys(subjects).map((name) => [name, [] as T[]]));
  for (let repeat = 1; repeat <= repeats; repeat += 1) {
    for (const [name, measure] of Object.entries(subjects)) {
      progress(`${name} ${repeat}/${repeats}`);
      results[name]?.push(await measure());
    }
  }
  return results;
}

/** One number of each result. */
export function pick<T>(
  results: Record<string, T[]>,
  number: (result: T) => number,
): Record<string, number[]> {
  return Object.fromEntries(
    Object.entries(results).map(([name, values]) => [name, values.map(number)]),
  );
}
