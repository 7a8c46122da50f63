/** Keys of the bodies of tasks. */
import { scriptLanguages } from "./job-definition.ts";
import type { KeySpec } from "./key-type.ts";
import {
  code,
  condition,
  DAY,
  duration,
  expressionValue,
  flag,
  key,
  language,
  shell,
  text,
} from "./key-rows.ts";

/** Keys of `script`. */
export const scriptKeys: KeySpec[] = [
  key("language", language, `Language of the code: ${scriptLanguages.join(", ")}.`, {
    default: "bash",
  }),
  key("code", code, "The code; never interpolated."),
  key("file", text(4_096, { min: 1 }), "File in the work directory that holds the code.", {
    templates: true,
  }),
  key("args", { kind: "text_list", maxItems: 1_000, max: 65_536 }, "Arguments of the script.", {
    default: [],
    templates: true,
  }),
  key("shell", shell, "Program that runs the code, and its options, such as `bash -eu`."),
  key("working_dir", text(4_096, { min: 1 }), "Directory the script starts in.", {
    templates: true,
  }),
  key("stdin", text(1024 * 1024), "Standard input.", { templates: true }),
  key("image", text(1_024, { min: 1 }), "Container image that the script runs in.", {
    templates: true,
  }),
];

/** Keys of `defaults.script`. */
export const defaultScriptKeys: KeySpec[] = [
  key("language", language, "Language of `run`, and of scripts that name none.", {
    default: "bash",
  }),
  key("shell", shell, "Default of `script.shell`, for `bash` and `sh`."),
  key("image", text(1_024, { min: 1 }), "Default of `script.image`."),
];

/** Keys of `job` in its long form. */
export const subJobKeys: KeySpec[] = [
  key("name", text(255, { min: 1 }), "Name of the job.", { required: true }),
  key("project", text(255, { min: 1 }), "Its project; without it, the same one."),
  key(
    "version",
    {
      kind: "special",
      text: "a version number, or latest",
      schema: { anyOf: [{ type: "integer", minimum: 1 }, { const: "latest" }] },
    },
    "Its version, which is fixed when the task starts.",
    { default: "latest" },
  ),
  key("inputs", { kind: "json_map" }, "Inputs of its run.", { default: {}, templates: true }),
  key("wait", flag, "False goes on as soon as the run exists.", { default: true }),
  key(
    "on_child_failure",
    { kind: "choice", values: ["fail", "ignore"] },
    "What a failure of the run does to the task.",
    { default: "fail" },
  ),
  key("cancel_child", flag, "Cancels the run when the task is cancelled.", { default: true }),
  key(
    "idempotency_key",
    text(1_024, { min: 1 }),
    "Starts at most one run for it; without it, the task's own.",
    { templates: true },
  ),
];

/** Keys of `approval`. */
export const approvalKeys: KeySpec[] = [
  key("message", text(65_536, { min: 1 }), "What is asked.", { required: true, templates: true }),
  key("approvers", { kind: "section", scope: "approvers" }, "Who may decide; without it, anyone."),
  key("min", { kind: "integer", min: 1, max: 100 }, "Approvals that it takes.", { default: 1 }),
  key("allow_self", flag, "Who started the run may approve it.", { default: false }),
  key(
    "form",
    { kind: "section_map", scope: "input" },
    "Values that are asked for; they become the task's outputs.",
    { default: {} },
  ),
  key("timeout", duration(1, 365 * DAY), "Longest wait for the decision.", { default: "7d" }),
  key(
    "on_timeout",
    { kind: "choice", values: ["reject", "approve", "skip"] },
    "What a missing decision means.",
    { default: "reject" },
  ),
  key(
    "on_reject",
    { kind: "choice", values: ["fail", "skip", "continue"] },
    "What a rejection does to the task.",
    { default: "fail" },
  ),
];

const people = { kind: "text_list", maxItems: 100, max: 255 } as const;

/** Keys of `approval.approvers`. */
export const approversKeys: KeySpec[] = [
  key("users", people, "Users who may decide.", { default: [], templates: true }),
  key("groups", people, "Groups whose members may decide.", { default: [], templates: true }),
];

/** Keys of `wait` in its long form. */
export const waitKeys: KeySpec[] = [
  key(
    "for",
    expressionValue("a duration such as 90, 1h30m or PT5M, or one ${{ }} that gives one", {
      type: "integer",
      minimum: 0,
    }),
    "How long.",
    { templates: true },
  ),
  key(
    "until",
    expressionValue("a time such as 2030-01-31T08:00:00Z, or one ${{ }} that gives one", {
      type: "string",
    }),
    "Until when.",
    { templates: true },
  ),
  key("event", text(255, { min: 1 }), "For an event of this name."),
  key("match", condition, "Which event of the name: true lets the task go on; reads `event`.", {
    templates: true,
  }),
  key("timeout", duration(1, 365 * DAY), "Longest wait."),
  key(
    "on_timeout",
    { kind: "choice", values: ["fail", "skip", "continue"] },
    "What happens after `timeout`.",
    { default: "fail" },
  ),
];
