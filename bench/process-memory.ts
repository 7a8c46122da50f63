import { readdirSync, readFileSync, writeFileSync } from "node:fs";

/** The process below `parent` whose command line has the word; throws if there is none. */
export function findDescendant(parent: number, word: string): number {
  const found = descendants(parent).find((pid) => commandLine(pid).includes(word));
  if (found === undefined) throw new Error(`Process ${parent} has no child "${word}".`);
  return found;
}

/** Lets the peak of the process's memory start at what it has now. */
export function resetPeakMemory(pid: number): void {
  writeFileSync(`/proc/${pid}/clear_refs`, "5");
}

/** Most physical memory that the process had since the reset, in MiB. */
export function peakMemoryMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

/** Physical memory that the process has now, in MiB. */
export function memoryMib(pid: number): number {
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return Number(/^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1]) / 1024;
}

function descendants(parent: number): number[] {
  const children = readdirSync(`/proc/${parent}/task`).flatMap((thread) =>
    readFileSync(`/proc/${parent}/task/${thread}/children`, "utf8").split(" ").filter(Boolean),
  );
  return children.map(Number).flatMap((child) => [child, ...descendants(child)]);
}

function commandLine(pid: number): string[] {
  return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
}
