/** What a program said of a line, by the words in it. */
export type Level = "error" | "warn" | "info" | "debug";

export type LogStream = "stdout" | "stderr" | "system";

/** A piece of a line with one look. The colours are CSS values that our own code made out of numbers. */
export interface Span {
  text: string;
  fg: string | null;
  bg: string | null;
  decorations: readonly Decoration[];
  /** Always http or https. */
  href: string | null;
}

/** Looks that are drawn. What a terminal would hide or let blink is drawn as any other text. */
export const decorations = ["bold", "dim", "italic", "underline", "strikethrough"] as const;
export type Decoration = (typeof decorations)[number];

/** A line as the viewer draws it. */
export interface LogLine {
  /** Place in the log, from 0. */
  offset: number;
  taskRunId: string;
  task: string;
  attempt: number;
  stream: LogStream;
  atMs: number;
  /** The text goes on in the next line of its stream. */
  goesOn: boolean;
  /** As it was printed. */
  raw: string;
  /** What is shown: without control sequences, only the last state of a progress bar, at most MAX_SHOWN characters. */
  text: string;
  /** The looks of `text`; null if it has none. */
  spans: readonly Span[] | null;
  level: Level | null;
  /** States of a progress bar that later ones wrote over. */
  overwritten: number;
  /** Characters that are not shown because the line is too long. */
  cut: number;
  /** The title, if a foldable group begins here. */
  group: string | null;
}
