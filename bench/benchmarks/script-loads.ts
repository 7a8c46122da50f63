import type { LoopLanguage } from "../peers/script-runners.ts";
import type { WorkloadRun } from "../side.ts";

/** So many scripts in sequence. */
export interface Load {
  name: string;
  tasks: number;
  /** Argument of a recursive Fibonacci function. */
  fibonacci: number;
}

/** The two workloads that job systems publish figures for. */
export const LOADS: readonly Load[] = [
  { name: "light", tasks: 40, fibonacci: 10 },
  { name: "heavier", tasks: 10, fibonacci: 33 },
];

/** What prints a Fibonacci number, in each language. */
export const PROGRAMS: Record<LoopLanguage, (n: number) => string> = {
  python: (n) =>
    `def fib(n):\n    return n if n < 2 else fib(n - 1) + fib(n - 2)\n\n\nprint(fib(${n}))\n`,
  javascript: (n) =>
    `const fib = (n) => (n < 2 ? n : fib(n - 1) + fib(n - 2));\nconsole.log(fib(${n}));\n`,
};

/** Milliseconds from the submission to the end of the last task. */
export async function elapsedMs({ submittedAt, tasks }: WorkloadRun): Promise<number> {
  return Math.max(...(await tasks()).map((task) => task.endedAt)) - submittedAt;
}
