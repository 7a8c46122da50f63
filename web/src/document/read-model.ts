import { jobModel, type JobModel } from "./job-model.ts";
import { isJsonText, readText, valueOf, type TextProblem } from "./parse-text.ts";

/** What a text says: its model, or why it says nothing. */
export type ReadModel =
  | { ok: true; text: string; isJson: boolean; model: JobModel }
  | { ok: false; text: string; isJson: boolean; problems: TextProblem[] };

/** A question to the worker, and its answer. */
export interface ModelRequest {
  id: number;
  text: string;
}
export interface ModelReply {
  id: number;
  read: ReadModel;
}

/** Reads a text into its model. */
export function readModel(text: string): ReadModel {
  const read = readText(text);
  return read.ok
    ? { ok: true, text, isJson: read.isJson, model: jobModel(valueOf(read)) }
    : { ok: false, text, isJson: isJsonText(text), problems: read.problems };
}
