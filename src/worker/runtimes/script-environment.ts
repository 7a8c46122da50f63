/**
 * Composes a script's environment (workflow-language.md §5.5). Pure: it says which files are needed, it does not write them.
 *
 * 1. Nothing comes from the worker but the base variables.
 * 2. A value over 96 KiB, or the largest ones of a total over 1 MiB, go to a file that `<NAME>_FILE` names: Linux refuses one
 *    string of 128 KiB, and limits all of them together.
 */
import { join } from "node:path";

/** Longest value that is passed as a variable. */
export const MAX_VALUE_BYTES = 96 * 1024;
/** Most that all variables may take together. */
export const MAX_ENVIRONMENT_BYTES = 1024 * 1024;
/** Linux's limit of one argument, less its terminator. */
const MAX_ARGUMENT_BYTES = 128 * 1024 - 1;
const MAX_ARGUMENTS_BYTES = 512 * 1024;
/** `=`, the terminator and the pointer that Linux counts for each variable. */
const OVERHEAD_BYTES = 10;

/** The few variables that scripts get from the worker. HOME and TMPDIR are private to the attempt. */
export interface BaseEnvironment {
  PATH: string;
  LANG?: string;
  TZ?: string;
}

export interface ScriptEnvironment {
  variables: Record<string, string>;
  /** Path → content of the values that were too large. */
  files: Map<string, string>;
}

/** Why no process can be started with what was asked for, in words for the author. */
export class UnusableRequest extends Error {}

/** What every script gets from the worker. */
export function baseVariables({ PATH, LANG = "C.UTF-8", TZ }: BaseEnvironment): {
  PATH: string;
  LANG: string;
  TZ?: string;
} {
  return TZ === undefined ? { PATH, LANG } : { PATH, LANG, TZ };
}

/** Merges the layers, later ones first in precedence; throws UnusableRequest for what no process can be given. */
export function composeEnvironment(
  layers: readonly Readonly<Record<string, string>>[],
  valuesDirectory: string,
): ScriptEnvironment {
  // A Map, not an object: a variable may be called `__proto__`.
  const variables = new Map<string, string>();
  for (const layer of layers) {
    for (const [name, value] of Object.entries(layer)) variables.set(name, value);
  }
  for (const [name, value] of variables) checkVariable(name, value);
  const files = moveLargeValues(variables, valuesDirectory);
  return { variables: Object.fromEntries(variables), files };
}

/** Throws UnusableRequest for arguments that Linux would refuse. */
export function checkArguments(args: readonly string[]): void {
  let total = 0;
  args.forEach((arg, index) => {
    const bytes = Buffer.byteLength(arg);
    total += bytes + OVERHEAD_BYTES;
    const name = `Argument ${index + 1} of the script`;
    if (arg.includes("\0")) throw new UnusableRequest(`${name} contains a NUL character.`);
    if (bytes > MAX_ARGUMENT_BYTES) {
      throw new UnusableRequest(`${name} has ${bytes} bytes; ${advice(MAX_ARGUMENT_BYTES)}`);
    }
  });
  if (total > MAX_ARGUMENTS_BYTES) {
    throw new UnusableRequest(`The arguments have ${total} bytes; ${advice(MAX_ARGUMENTS_BYTES)}`);
  }
}

function advice(limit: number): string {
  return `at most ${limit} are possible. Pass large values by env, where they go through files.`;
}

function checkVariable(name: string, value: string): void {
  if (name === "" || name.includes("=") || name.includes("\0")) {
    throw new UnusableRequest(
      `${JSON.stringify(name)} cannot be the name of an environment variable.`,
    );
  }
  if (value.includes("\0")) {
    throw new UnusableRequest(
      `The value of the environment variable ${name} contains a NUL character, which no process can be given. ` +
        "Encode it, for example as base64.",
    );
  }
}

function moveLargeValues(
  variables: Map<string, string>,
  valuesDirectory: string,
): Map<string, string> {
  const files = new Map<string, string>();
  let total = 0;
  const sizes: { name: string; bytes: number }[] = [];
  for (const [name, value] of variables) {
    const bytes = Buffer.byteLength(value);
    sizes.push({ name, bytes });
    total += Buffer.byteLength(name) + bytes + OVERHEAD_BYTES;
  }
  sizes.sort((a, b) => b.bytes - a.bytes);
  for (const { name, bytes } of sizes) {
    if (bytes <= MAX_VALUE_BYTES && total <= MAX_ENVIRONMENT_BYTES) break;
    const path = join(valuesDirectory, fileName(name, files.size));
    total += Buffer.byteLength(path) + "_FILE".length - bytes;
    if (bytes <= path.length) break;
    files.set(path, variables.get(name)!);
    variables.delete(name);
    variables.set(`${name}_FILE`, path);
  }
  if (total > MAX_ENVIRONMENT_BYTES) {
    throw new UnusableRequest(
      `The ${variables.size} environment variables are more than a process can be given (1 MiB), even with the large ones ` +
        "in files. Pass fewer, or one that holds a list.",
    );
  }
  return files;
}

function fileName(name: string, index: number): string {
  return /^\w{1,200}$/.test(name) ? name : `value-${index}`;
}
