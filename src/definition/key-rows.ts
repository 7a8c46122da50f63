import type { JsonObject, JsonValue } from "../base/json.ts";
import type { KeySpec, KeyType } from "./key-type.ts";

const MINUTE = 60_000;
/** Milliseconds of an hour. */
export const HOUR = 60 * MINUTE;
/** Milliseconds of a day. */
export const DAY = 24 * HOUR;

/** Names of jobs and inputs in strict documents. */
export const JOB_NAME = "^[A-Za-z_][A-Za-z0-9_-]{0,62}$";
const TAG = "^[A-Za-z0-9_][A-Za-z0-9_.:/=-]{0,62}$";
/** Text without control characters other than tab. */
export const ONE_LINE = "^[^\\u0000-\\u0008\\u000a-\\u001f\\u007f]*$";

/** Text, with its longest length. */
export const text = (
  max: number,
  more: { min?: number; strictPattern?: string; hint?: string } = {},
): KeyType => ({
  kind: "text",
  max,
  ...more,
});
/** True or false. */
export const flag: KeyType = { kind: "flag" };
/** A duration with its bounds. */
export const duration = (minMs: number, maxMs: number): KeyType => ({
  kind: "duration",
  minMs,
  maxMs,
});
/** Worker tags. */
export const tags: KeyType = {
  kind: "text_list",
  maxItems: 20,
  max: 63,
  strictPattern: TAG,
  hint: "letters, digits and _ . : / = -",
};
/** Name of a queue. */
export const queueName = text(63, {
  min: 1,
  strictPattern: TAG,
  hint: "letters, digits and _ . : / = -",
});
/** 0 to 9. */
export const priority: KeyType = { kind: "integer", min: 0, max: 9 };
/** Code of a script, as large as a document may be. */
export const code = text(1024 * 1024);
/** Limit of one attempt. */
export const taskTimeout = duration(1, 30 * DAY);
/** Time between SIGTERM and SIGKILL. */
export const cancelGrace = duration(0, HOUR);
/** What happens to the task of a lost worker. */
export const onWorkerLost: KeyType = { kind: "choice", values: ["fail", "retry"] };
/** Name of a script language; the parser knows its aliases. */
export const language = text(32, { min: 1 });
/** Number of re-tries, or a retry map. */
export const retry: KeyType = {
  kind: "special",
  text: "a number of re-tries from 0 to 100, or a map",
  schema: {
    anyOf: [{ type: "integer", minimum: 0, maximum: 100 }, { $ref: "#/$defs/retry" }],
  },
  nested: true,
};
/** A condition: CEL, true or false. */
export const condition: KeyType = {
  kind: "special",
  text: "an expression, bare or as one ${{ }}, that gives true or false",
  schema: { type: ["string", "boolean"] },
};
/** Random part of a wait. */
export const jitter: KeyType = {
  kind: "special",
  text: "none, full, equal, or a number from 0 to 1",
  schema: {
    anyOf: [{ enum: ["none", "full", "equal"] }, { type: "number", minimum: 0, maximum: 1 }],
  },
};
/** Value of `depends_on`. */
export const dependencies: KeyType = {
  kind: "special",
  text: "a task name, or a list of task names or {task: name, status: failed}",
  schema: {
    anyOf: [
      { type: "string" },
      {
        type: "array",
        items: { anyOf: [{ type: "string" }, { $ref: "#/$defs/dependency" }] },
      },
    ],
  },
};

interface KeyOptions {
  default?: JsonValue;
  legacyDefault?: JsonValue;
  required?: boolean;
  templates?: boolean;
}

/** A key that this version implements. */
export function key(
  name: string,
  type: KeyType,
  sentence: string,
  options: KeyOptions = {},
): KeySpec {
  return {
    key: name,
    type,
    sentence,
    required: options.required ?? false,
    default: options.default ?? null,
    ...(options.legacyDefault === undefined ? {} : { legacyDefault: options.legacyDefault }),
    templates: options.templates ?? false,
    supported: true,
  };
}

/** A key of the language that this version knows but refuses. */
export function later(name: string, valueText: string, sentence: string): KeySpec {
  const schema: JsonObject = {};
  return {
    key: name,
    type: { kind: "special", text: valueText, schema },
    sentence,
    required: false,
    default: null,
    templates: false,
    supported: false,
  };
}
