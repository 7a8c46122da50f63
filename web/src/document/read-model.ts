import { jobModel, type JobModel } from "./job-model.ts";
import { readText, valueOf } from "./parse-text.ts";
import { isJsonText, type ReadText, type TextProblem } from "./parse-whole.ts";
import type { PieceKind } from "./read-pieces.ts";

/** What a text says: its model, or why it says nothing. */
export type ReadModel =
  | { ok: true; text: string; isJson: boolean; model: JobModel }
  | { ok: false; text: string; isJson: boolean; problems: TextProblem[] };

/** A question to the worker: what a text says, or only whether reading its tasks one by one was right. */
export interface ModelRequest {
  id: number;
  text: string;
  wantsModel: boolean;
}

/** An answer of the worker; there may be two: from the tasks one by one, then from the whole text. */
export interface ModelReply {
  id: number;
  /** "same" as what the tasks one by one said. */
  read: ReadModel | "same";
  /** How the tasks can be read one by one; null if they cannot. */
  kinds: PieceKind[] | null;
  isWhole: boolean;
}

/** Reads a text into its model. */
export function readModel(text: string): ReadModel {
  return modelOf(text, readText(text));
}

/** The model of a text that was read. */
export function modelOf(text: string, read: ReadText): ReadModel {
  return read.ok
    ? { ok: true, text, isJson: read.isJson, model: jobModel(valueOf(read)) }
    : { ok: false, text, isJson: isJsonText(text), problems: read.problems };
}
