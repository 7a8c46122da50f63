/** What the page and the worker that parses its log tell each other. */
import type { LiveState } from "./live-stream.ts";
import type { LogLine } from "./log-line.ts";
import type { LogBlock } from "./parse-block.ts";

/** A block with the place of its first line. */
export type PlacedBlock = LogBlock & { offset: number };

export type ToWorker =
  | { kind: "parse"; id: number; blocks: readonly PlacedBlock[] }
  | { kind: "follow"; address: string; cursor: string | null; total: number };

export type FromWorker =
  | { kind: "parsed"; id: number; lines: LogLine[] }
  | { kind: "lines"; total: number; lines: LogLine[] }
  | { kind: "state"; state: LiveState };
