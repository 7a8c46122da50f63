/**
 * Erases secret settings from the environment that this process was started with. Removing a variable is not enough: Linux shows the
 * memory that held it at the start to every process of the same user (`/proc/<pid>/environ`), and so to every script.
 *
 * The bytes are overwritten in place, through `/proc/self/mem`; about 2 ms. Rejected: starting the program again without them, which
 * costs a start and, without an `exec` in Node, leaves a parent that still shows them.
 */
import { closeSync, openSync, readFileSync, writeSync } from "node:fs";
import { settingRows } from "./settings.ts";

/** Position of `env_start` in /proc/<pid>/stat, counted from the state, which follows the name (proc_pid_stat(5)). */
const ENV_START = 47;

const secretVariables: readonly string[] = settingRows
  .filter(([, spec]) => spec.secret)
  .map(([, spec]) => spec.env);

/**
 * Hides the secret settings from other processes and from the children of this one; to be called once the settings are loaded.
 * Answers the names of those that can still be read; none where there is no /proc.
 */
export function hideSecrets(): string[] {
  for (const name of secretVariables) Reflect.deleteProperty(process.env, name);
  try {
    if (shownSecrets().length > 0) erase();
    return shownSecrets().map(({ name }) => name);
  } catch {
    return [];
  }
}

interface ShownSecret {
  name: string;
  /** Of `NAME=value` within the shown environment. */
  offset: number;
  length: number;
}

function shownSecrets(): ShownSecret[] {
  // One byte is one character, so that positions are those of the memory.
  const entries = readFileSync("/proc/self/environ", "latin1").split("\0");
  let offset = 0;
  return entries.flatMap((entry) => {
    const at = offset;
    offset += entry.length + 1;
    const name = secretVariables.find((each) => entry.startsWith(`${each}=`));
    return name === undefined ? [] : [{ name, offset: at, length: entry.length }];
  });
}

/** Does nothing where the memory cannot be written; the caller looks. */
function erase(): void {
  const stat = readFileSync("/proc/self/stat", "latin1");
  const start = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[ENV_START]);
  let memory: number | null = null;
  try {
    memory = openSync("/proc/self/mem", "r+");
    for (const { offset, length } of shownSecrets())
      writeSync(memory, Buffer.alloc(length), 0, length, start + offset);
  } catch {
    // Forbidden by a hardened kernel or a sandbox.
  } finally {
    if (memory !== null) closeSync(memory);
  }
}
