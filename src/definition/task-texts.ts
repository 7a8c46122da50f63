/** Every text of a task that can hold an expression: the one list behind checks, reads and evaluation. */
import type { JsonValue } from "../base/json.ts";
import type { TaskPlace } from "./expression-places.ts";
import type { ForEach, SubJobBody, TaskBody, TaskDefinition, WaitBody } from "./job-definition.ts";

/** A value with texts, or a condition, of a task. */
export interface TaskText {
  kind: "template" | "condition";
  place: TaskPlace;
  value: JsonValue;
  /** Where it stands in the long form of the task. */
  at: readonly (string | number)[];
  /** `${{ secrets.NAME }}` may stand here. */
  allowSecrets: boolean;
}

/** The texts of a task itself, without those of tasks inside of it and of its compensation. */
export function taskTexts(task: TaskDefinition): TaskText[] {
  return [
    ...condition("start", task.condition, "if"),
    ...(task.forEach === null ? [] : forEachTexts(task.forEach)),
    ...condition("loop", task.loop?.while, "loop", "while"),
    ...condition("loop", task.loop?.until, "loop", "until"),
    { ...template("body", task.env, "env"), allowSecrets: true },
    { ...template("body", task.parameters, "parameters"), allowSecrets: true },
    ...fileTexts(task),
    ...task.artifacts.flatMap(({ name, path }, index) => [
      template("body", name, "artifacts", index, "name"),
      template("body", path, "artifacts", index, "path"),
    ]),
    ...Object.entries(task.outputs).map(([name, { value }]) =>
      template("outputs", value, "outputs", name, "value"),
    ),
    ...optional("body", task.cache?.key, "cache", "key"),
    ...condition("body", task.cache?.condition, "cache", "if"),
    ...optional("body", task.concurrency?.key, "concurrency", "key"),
    ...condition("retry", task.retry.condition, "retry", "if"),
    ...bodyTexts(task.body),
  ];
}

function forEachTexts({ source, condition: test, key }: ForEach): TaskText[] {
  return [
    ...sourceTexts(source),
    ...condition("item", test, "for_each", "if"),
    ...optional("item", key, "for_each", "key"),
  ];
}

function sourceTexts(source: ForEach["source"]): TaskText[] {
  switch (source.kind) {
    case "list":
      return [template("start", source.value, "for_each", "in")];
    case "range":
      return (["from", "to", "step"] as const).map((key) =>
        template("start", source[key], "for_each", "range", key),
      );
    case "matrix":
      return [
        template("start", source.axes, "for_each", "matrix"),
        template("start", source.include, "for_each", "include"),
        template("start", source.exclude, "for_each", "exclude"),
      ];
  }
}

function fileTexts(task: TaskDefinition): TaskText[] {
  return Object.entries(task.files).flatMap(([path, file]) =>
    typeof file === "string"
      ? [{ ...template("body", file, "files", path), allowSecrets: true }]
      : [],
  );
}

function bodyTexts(body: TaskBody): TaskText[] {
  switch (body.kind) {
    case "script":
      return [
        template("body", body.args, "script", "args"),
        ...optional("body", body.file, "script", "file"),
        ...optional("body", body.workingDir, "script", "working_dir"),
        ...optional("body", body.stdin, "script", "stdin"),
        ...optional("body", body.image, "script", "image"),
      ];
    case "job":
      return subJobTexts(body);
    case "approval":
      return [
        template("body", body.message, "approval", "message"),
        template("body", body.approvers.users, "approval", "approvers", "users"),
        template("body", body.approvers.groups, "approval", "approvers", "groups"),
        ...Object.entries(body.form).map(([name, { default: value }]) =>
          template("body", value ?? null, "approval", "form", name, "default"),
        ),
      ];
    case "wait":
      return waitTexts(body);
    case "builtin":
    case "group":
      return [];
  }
}

function subJobTexts(body: SubJobBody): TaskText[] {
  return [
    template("body", body.inputs, "job", "inputs"),
    ...optional("body", body.idempotencyKey, "job", "idempotency_key"),
  ];
}

function waitTexts({ for: waited }: WaitBody): TaskText[] {
  if (waited.kind === "event") return condition("event", waited.match, "wait", "match");
  if (waited.kind !== "expression") return [];
  const key = waited.of === "duration" ? "for" : "until";
  return [template("body", waited.text, "wait", key)];
}

function template(place: TaskPlace, value: JsonValue, ...at: (string | number)[]): TaskText {
  return { kind: "template", place, value, at, allowSecrets: false };
}

function optional(place: TaskPlace, value: string | null | undefined, ...at: string[]): TaskText[] {
  return value === null || value === undefined ? [] : [template(place, value, ...at)];
}

function condition(
  place: TaskPlace,
  value: string | null | undefined,
  ...at: string[]
): TaskText[] {
  if (value === null || value === undefined) return [];
  return [{ kind: "condition", place, value, at, allowSecrets: false }];
}
