import type { JsonObject, JsonValue } from "../base/json.ts";
import type { KeySpec, KeyType, Scope } from "./key-type.ts";

const MINUTE = 60_000;
/** Milliseconds of an hour. */
export const HOUR = 60 * MINUTE;
/** Milliseconds of a day. */
export const DAY = 24 * HOUR;

/** Names of jobs and inputs in strict documents. */
export const JOB_NAME = "^[A-Za-z_][A-Za-z0-9_-]{0,62}$";
/** A template with its version. */
export const TEMPLATE_REFERENCE = "^[A-Za-z_][A-Za-z0-9_.-]{0,62}@[1-9][0-9]{0,8}$";
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
/** Name that expressions can read without brackets. */
export const identifier = text(63, {
  min: 1,
  strictPattern: "^[A-Za-z_][A-Za-z0-9_]{0,62}$",
  hint: "a letter or _, then up to 62 letters, digits or _",
});
/** Text that shares a slot, a result or a key with every equal one. */
export const sharedKey = text(1_024, { min: 1 });
/** Amount of memory or disk. */
export const size: KeyType = {
  kind: "special",
  text: "a number of bytes, or text such as 512MiB, 2GiB or 500MB",
  schema: {
    anyOf: [
      { type: "integer", minimum: 1 },
      { type: "string", maxLength: 32 },
    ],
  },
};
/** A value that may also be one expression that gives it; `schema` is that of the value. */
export const expressionValue = (words: string, schema: JsonObject): KeyType => ({
  kind: "special",
  text: words,
  schema: { anyOf: [schema, { type: "string", maxLength: 65_536 }] },
});
/** Program and options, separated by spaces. */
export const shell = text(1_024, { min: 1 });
/** A key that has a short form and, for all its options, a map. */
export const shortOr = (words: string, scope: Scope, ...short: JsonObject[]): KeyType => ({
  kind: "special",
  text: words,
  schema: { anyOf: [...short, { $ref: `#/$defs/${scope}` }] },
  nested: true,
});
/** Value of `outputs`. */
export const outputDeclarations: KeyType = {
  kind: "special",
  text: "a map of names, each with its value or {type, value, required, sensitive, schema}",
  schema: {
    type: "object",
    additionalProperties: {
      anyOf: [{ type: ["string", "number", "boolean"] }, { $ref: "#/$defs/output_declaration" }],
    },
  },
  nested: true,
};
/** Longest time in a queue. */
export const queueTimeout = duration(1, 365 * DAY);
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

/** One key of the language. */
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
  };
}
