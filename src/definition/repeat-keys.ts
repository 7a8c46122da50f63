/** Keys about running a task more than once: items, iterations, re-tries, compensation. */
import type { KeySpec } from "./key-type.ts";
import {
  condition,
  DAY,
  duration,
  expressionValue,
  flag,
  identifier,
  jitter,
  key,
  sharedKey,
} from "./key-rows.ts";

/** Most items of one task. */
export const MAX_ITEMS = 10_000;

const items = expressionValue("a list, or one ${{ }} that gives one", { type: "array" });

/** Keys of `for_each`. */
export const forEachKeys: KeySpec[] = [
  key("in", items, "The items.", { templates: true }),
  key("range", { kind: "section", scope: "range" }, "The items are the numbers of a range."),
  key(
    "matrix",
    { kind: "json_map" },
    "The items are maps: every combination of the values that each name lists.",
    { templates: true },
  ),
  key("include", items, "Maps that are added to the combinations of `matrix`.", {
    templates: true,
  }),
  key("exclude", items, "Maps whose combinations of `matrix` are left out.", { templates: true }),
  key("as", identifier, "Name of the item in expressions.", { default: "item" }),
  key("index_as", identifier, "Name of the item's number in expressions, from 0.", {
    default: "index",
  }),
  key("if", condition, "False skips the item.", { templates: true }),
  key("key", sharedKey, "Names the item's task run; without it, its number.", { templates: true }),
  key(
    "batch",
    { kind: "integer", min: 1, max: MAX_ITEMS },
    "Items per task run, which then is given a list.",
  ),
  key("max_parallel", { kind: "integer", min: 1, max: MAX_ITEMS }, "Items that run at once.", {
    default: 10,
  }),
  key(
    "on_failure",
    { kind: "choice", values: ["continue", "stop", "cancel"] },
    "After too many failed items: the others go on, none is started, or all are cancelled.",
    { default: "continue" },
  ),
  key(
    "tolerate",
    {
      kind: "special",
      text: "a number of items, or a percentage such as 20%",
      schema: {
        anyOf: [
          { type: "integer", minimum: 0, maximum: MAX_ITEMS },
          { type: "string", pattern: "^(100|[0-9]{1,2})(\\.[0-9]+)?%$" },
        ],
      },
    },
    "Failed items that do not fail the task.",
    { default: 0 },
  ),
  key(
    "max_items",
    { kind: "integer", min: 1, max: MAX_ITEMS },
    "With more items the task fails before any of them starts.",
    { default: MAX_ITEMS },
  ),
];

const bound = expressionValue("a whole number, or one ${{ }} that gives one", { type: "integer" });

/** Keys of `for_each.range`. */
export const rangeKeys: KeySpec[] = [
  key("from", bound, "First number.", { default: 0, templates: true }),
  key("to", bound, "Last number.", { required: true, templates: true }),
  key("step", bound, "Distance of the numbers; not 0.", { default: 1, templates: true }),
];

/** Keys of `loop`. */
export const loopKeys: KeySpec[] = [
  key("while", condition, "Looked at before each iteration; false ends the loop.", {
    templates: true,
  }),
  key("until", condition, "Looked at after each iteration; true ends the loop.", {
    templates: true,
  }),
  key("max_iterations", { kind: "integer", min: 1, max: 100_000 }, "Most iterations.", {
    default: 100,
  }),
  key("delay", duration(0, 7 * DAY), "Time between two iterations.", { default: 0 }),
  key(
    "on_limit",
    { kind: "choice", values: ["fail", "continue"] },
    "What happens after `max_iterations` or `timeout`.",
    { default: "fail" },
  ),
  key(
    "keep",
    { kind: "integer", min: 1, max: 1_000 },
    "Last iterations whose task runs are kept, at least 2; all of them if tasks inside have a `rollback`.",
    {
      default: 10,
    },
  ),
  key("timeout", duration(1, 365 * DAY), "Longest time of all iterations together."),
];

/** Failures that are re-tried where a policy names none. */
export const defaultRetryKinds = [
  "exit",
  "timeout",
  "http_5xx",
  "http_429",
  "network",
  "worker_lost",
] as const;

/** Failures that a policy may name: also those of groups and of sub-jobs, whose re-try does all of their work again, and a lack of memory. */
export const retryKinds = [
  ...defaultRetryKinds,
  "children_failed",
  "child_run_failed",
  "out_of_memory",
] as const;

/** Keys of `retry`. */
export const retryKeys: KeySpec[] = [
  key("max", { kind: "integer", min: 0, max: 100 }, "Re-tries after the first attempt.", {
    default: 0,
  }),
  key("delay", duration(0, 7 * DAY), "Wait before the first re-try.", { default: "10s" }),
  key(
    "backoff",
    { kind: "choice", values: ["constant", "linear", "exponential"] },
    "How the wait grows.",
    { default: "exponential" },
  ),
  key("factor", { kind: "number", min: 1, max: 100 }, "Growth of exponential waits.", {
    default: 2,
  }),
  key("max_delay", duration(0, 30 * DAY), "Longest wait.", { default: "10m" }),
  key("jitter", jitter, "Random part of the wait.", { default: 0.1 }),
  key(
    "deadline",
    duration(1, 365 * DAY),
    "No re-try once this much time has passed since the first start.",
  ),
  key(
    "kinds",
    { kind: "text_list", maxItems: 20, max: 40 },
    `Failures that are re-tried: ${defaultRetryKinds.join(", ")}; also children_failed of a group and child_run_failed of a sub-job, which only re-try if they are named.`,
    { default: [...defaultRetryKinds] },
  ),
  key("if", condition, "False stops re-trying; `error` is what the attempt failed with.", {
    templates: true,
  }),
];

/** Adds what only a compensation has to the keys that it shares with tasks. */
export function rollbackKeysFrom(taskKeys: readonly KeySpec[]): KeySpec[] {
  const shared = [
    "run",
    "script",
    "uses",
    "job",
    "parameters",
    "secrets",
    "env",
    "timeout",
    "retry",
  ];
  return [
    ...taskKeys
      .filter((spec) => shared.includes(spec.key))
      .map((spec) => (spec.key === "retry" ? { ...spec, default: 3 } : spec)),
    key("on_partial", flag, "Runs also if the task itself failed.", { default: false }),
  ];
}
