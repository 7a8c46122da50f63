import { styleText } from "node:util";

export type Colour = "red" | "green" | "yellow" | "blue" | "magenta" | "cyan" | "dim" | "bold";

/** Puts colour on text, or leaves it as it is. */
export type Paint = (colour: Colour, text: string) => string;

/** Where a command writes: results on standard output, everything said about them on standard error. */
export interface Terminal {
  paint: Paint;
  /** Columns; a wide page where there is no terminal, so that nothing is cut off in a pipe. */
  width: number;
  /** True if a person may be asked something. */
  interactive: boolean;
  /** A line of the result. */
  print(text: string): void;
  /** The result for programs. */
  printJson(value: unknown): void;
  /** A line for the person in front of it. */
  note(text: string): void;
}

const PIPE_WIDTH = 200;

/** The terminal of this process. Colours follow NO_COLOR and FORCE_COLOR, which Node reads itself. */
export function processTerminal(): Terminal {
  const { stdin, stdout, stderr } = process;
  const coloured = stdout.isTTY && stdout.hasColors();
  return {
    paint: coloured ? paintAnsi : paintNothing,
    width: stdout.isTTY ? stdout.columns : PIPE_WIDTH,
    interactive: stdin.isTTY && stderr.isTTY,
    print: (text) => void stdout.write(`${text}\n`),
    printJson: (value) => void stdout.write(`${JSON.stringify(value, null, 2)}\n`),
    note: (text) => void stderr.write(`${text}\n`),
  };
}

/** The same terminal with its results sent to standard error: for a command whose standard output is one JSON value. */
export function asideOf(terminal: Terminal): Terminal {
  return { ...terminal, print: terminal.note };
}

export const paintNothing: Paint = (_colour, text) => text;

const paintAnsi: Paint = (colour, text) => styleText(colour, text, { validateStream: false });
