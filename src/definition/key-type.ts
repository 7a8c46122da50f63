import type { JsonObject, JsonValue } from "../base/json.ts";
import { formatDuration } from "../base/duration.ts";

/** Which map of the document a key belongs to. */
export type Scope =
  | "job"
  | "defaults"
  | "input"
  | "task"
  | "config"
  | "script"
  | "default_script"
  | "retry"
  | "exit_codes"
  | "dependency"
  | "concurrency"
  | "for_each"
  | "range"
  | "loop"
  | "cache"
  | "output"
  | "output_declaration"
  | "artifact"
  | "artifact_reference"
  | "resources"
  | "sub_job"
  | "approval"
  | "approvers"
  | "wait"
  | "rollback"
  | "run_retry"
  | "trigger"
  | "dst"
  | "notify"
  | "sla"
  | "retention"
  | "template";

/** What a key's value must be; the parser, the JSON Schema and the reference are made from it. */
export type KeyType =
  | { kind: "text"; min?: number; max: number; strictPattern?: string; hint?: string }
  | { kind: "flag" }
  | { kind: "integer"; min: number; max: number }
  | { kind: "number"; min: number; max: number }
  | { kind: "duration"; minMs: number; maxMs: number }
  | { kind: "choice"; values: readonly string[] }
  /** Map of text, number or boolean values, which become text. */
  | { kind: "text_map" }
  /** One text or a list of texts. */
  | { kind: "text_list"; maxItems: number; max: number; strictPattern?: string; hint?: string }
  | { kind: "integer_list"; min: number; max: number }
  /** One of the values or a list of them. */
  | { kind: "choice_list"; values: readonly string[] }
  | { kind: "json" }
  | { kind: "json_list" }
  | { kind: "json_map" }
  | { kind: "section"; scope: Scope }
  | { kind: "section_list"; scope: Scope }
  | { kind: "section_map"; scope: Scope }
  /** Read by code of its own; `text` and `schema` describe it. */
  | { kind: "special"; text: string; schema: JsonObject; nested?: boolean };

/** One key of the language. */
export interface KeySpec {
  key: string;
  type: KeyType;
  /** What it does, in one sentence. */
  sentence: string;
  required: boolean;
  /** As it would be written; null when there is none. */
  default: JsonValue;
  /** Default of documents without `stratal: 1`, where it differs. */
  legacyDefault?: JsonValue;
  /** Expressions may stand in its texts; they are checked once the whole document is known. */
  templates: boolean;
}

/** The type in words, for messages and the reference. */
export function describeType(type: KeyType): string {
  switch (type.kind) {
    case "text":
      return type.min === undefined || type.min === 0
        ? `text of at most ${type.max} characters`
        : `text of ${type.min} to ${type.max} characters`;
    case "flag":
      return "true or false";
    case "integer":
      return `a whole number from ${type.min} to ${type.max}`;
    case "number":
      return `a number from ${type.min} to ${type.max}`;
    case "duration":
      return `a duration from ${formatDuration(type.minMs)} to ${formatDuration(type.maxMs)}, such as 90, 500ms, 1h30m or PT5M`;
    case "choice":
      return `one of ${type.values.join(", ")}`;
    case "choice_list":
      return `one or a list of ${type.values.join(", ")}`;
    case "text_map":
      return "a map of names to text, numbers, true or false";
    case "text_list":
      return "a text or a list of texts";
    case "integer_list":
      return `a whole number from ${type.min} to ${type.max}, or a list of them`;
    case "json":
      return "any value";
    case "json_list":
      return "a list";
    case "json_map":
    case "section":
      return "a map";
    case "section_list":
      return "a list of maps";
    case "section_map":
      return "a map of names to maps";
    case "special":
      return type.text;
  }
}
