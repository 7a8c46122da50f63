import { readFile } from "node:fs/promises";
import { text } from "node:stream/consumers";
import { messageOf } from "../base/errors.ts";
import { CliError } from "./cli-error.ts";
import type { Terminal } from "./output/terminal.ts";

export interface ValueSource {
  fromFile?: string;
  value?: string;
}

/** A secret's value from where the caller has it. A person at a terminal is asked, without an echo. */
export async function readSecretValue(
  name: string,
  source: ValueSource,
  terminal: Terminal,
): Promise<string> {
  if (source.value !== undefined && source.fromFile !== undefined)
    throw new CliError("Give either --value or --from-file, not both.");
  // Before the value is asked for; the server knows the rest of the rules.
  if (name.trim() === "" || /\p{C}/u.test(name))
    throw new CliError(`${JSON.stringify(name)} is not a name: it needs printable characters.`);
  const value = await read(name, source, terminal);
  if (value === "")
    throw new CliError(
      `The value of ${name} is empty.`,
      "Nothing was saved. `stratal secret set --help` shows the ways to give a value.",
    );
  return value;
}

async function read(name: string, source: ValueSource, terminal: Terminal): Promise<string> {
  if (source.value !== undefined) {
    terminal.note(
      "warning: --value shows the secret in the process list and in the shell's history; prefer the prompt, --from-file or a pipe.",
    );
    return source.value;
  }
  if (source.fromFile !== undefined) return withoutLineBreak(await readValueFile(source.fromFile));
  if (!terminal.interactive) return withoutLineBreak(await text(process.stdin));
  return await promptHidden(`Value of ${name} (not shown): `);
}

async function readValueFile(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (code === "ENOENT") throw new CliError(`The file ${path} does not exist.`, null, { cause });
    if (code === "EISDIR") throw new CliError(`${path} is a folder, not a file.`, null, { cause });
    throw new CliError(`The file ${path} cannot be read: ${messageOf(cause)}`, null, { cause });
  }
}

/** Editors and `echo` end a text with a line break that nobody means to be part of the value. */
function withoutLineBreak(value: string): string {
  return value.replace(/\r?\n$/, "");
}

/** Reads one line from the terminal in raw mode, so that nothing echoes it. */
async function promptHidden(question: string): Promise<string> {
  const { stdin, stderr } = process;
  stderr.write(question);
  stdin.setRawMode(true);
  stdin.setEncoding("utf8");
  let typed = "";
  try {
    for await (const piece of stdin as AsyncIterable<string>)
      for (const character of piece) {
        if (character === "\r" || character === "\n" || character === "\x04") return typed;
        if (character === "\x03") throw new CliError("Interrupted; nothing was saved.");
        if (character === "\x7f" || character === "\b") typed = [...typed].slice(0, -1).join("");
        else if (character === "\x15") typed = "";
        else typed += character;
      }
    return typed;
  } finally {
    stdin.setRawMode(false);
    stdin.pause();
    stderr.write("\n");
  }
}
