import { createInterface } from "node:readline/promises";
import type { Readable, Writable } from "node:stream";
import type { Terminal } from "./output/terminal.ts";

/** Asks a person who sits at the terminal; only `y` and `yes` mean yes. A program is not asked: its answer is yes. */
export async function confirmed(
  question: string,
  terminal: Pick<Terminal, "interactive">,
  streams: { input: Readable; output: Writable } = {
    input: process.stdin,
    output: process.stderr,
  },
): Promise<boolean> {
  if (!terminal.interactive) return true;
  const lines = createInterface(streams);
  try {
    // The end of the input, or Ctrl-C, is a no.
    const closed = new Promise<string>((resolve) => lines.once("close", () => resolve("")));
    const answer = await Promise.race([lines.question(`${question} [y/N] `), closed]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    lines.close();
  }
}
