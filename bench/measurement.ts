import type { Options } from "./options.ts";
import type { Side } from "./side.ts";
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

/** What a benchmark works with. */
export interface Bench {
  options: Options;
  processes: Processes;
  stack: Stack;
  /** Stratal first; BullMQ second if this machine has what it needs. */
  sides: readonly Side[];
  progress(text: string): void;
}

/** A benchmark: a name for the command line and the work. */
export interface Benchmark {
  name: string;
  sentence: string;
  run(bench: Bench): Promise<Measurement[]>;
}

/** The name under which Stratal's values are kept; every ratio is relative to it. */
export const STRATAL = "Stratal";

/** Measures each subject once, then each again, and so on: A B A B A B, so that both meet the same disturbances. */
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
