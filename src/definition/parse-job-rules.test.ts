import { describe, expect, it } from "vitest";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { JobDefinition } from "./job-definition.ts";
import { parseJobDocument } from "./parse-job.ts";

const TASKS = "tasks: [{name: a, run: x}]";

function job(...lines: string[]): JobDefinition {
  return parseJobDocument(["stratal: 1", "name: j", TASKS, ...lines].join("\n")).definition;
}

function errorsOf(...lines: string[]): readonly ErrorDetail[] {
  try {
    job(...lines);
  } catch (error) {
    if (error instanceof StratalError) return error.errors;
    throw error;
  }
  return [];
}

describe("what a job says beside its tasks", () => {
  it("has defaults", () => {
    expect(job()).toMatchObject({
      project: null,
      extends: null,
      condition: null,
      concurrency: null,
      queueTimeoutMs: null,
      maxParallel: null,
      retry: null,
      rollbackOn: ["failed", "timed_out"],
      triggers: [],
      outputs: {},
      onSuccess: [],
      onFailure: [],
      onCancel: [],
      finally: [],
      finallyTimeoutMs: 600_000,
      notify: [],
      sla: null,
      retention: null,
    });
  });

  it("is unlimited in legacy documents, where the contract says so", () => {
    const { definition } = parseJobDocument('{"name": "j", "tasks": []}');
    expect(definition.maxParallel).toBeNull();
  });

  it("is read", () => {
    const definition = job(
      "project: data",
      "inputs: {region: {}}",
      "if: inputs.region != 'eu'",
      'concurrency: {key: "k-${{ inputs.region }}", on_conflict: cancel_running}',
      "queue_timeout: 1h",
      "max_parallel: 3",
      "retry: {max: 2, mode: all, delay: 1s}",
      "rollback_on: [cancelled, failed, failed]",
      'outputs: {n: "${{ tasks.a.output }}", d: {type: integer, value: 3, required: true}}',
      "on_success: [{name: ok, run: x}]",
      "on_failure: [{name: bad, run: x}]",
      "on_cancel: [{name: gone, run: x}]",
      "finally: [{name: clean, run: x}, {name: last, run: x, depends_on: clean}]",
      "finally_timeout: 30s",
      "sla: {start_within: 5m, finish_within: 1h}",
      "retention: {runs: 500, days: 90, logs: 30d, artifacts: 36h}",
    );
    expect(definition).toMatchObject({
      project: "data",
      condition: "inputs.region != 'eu'",
      concurrency: { key: "k-${{ inputs.region }}", limit: 1, onConflict: "cancel_running" },
      queueTimeoutMs: 3_600_000,
      maxParallel: 3,
      retry: { max: 2, mode: "all", delayMs: 1_000 },
      rollbackOn: ["cancelled", "failed"],
      outputs: {
        n: { type: null, value: "${{ tasks.a.output }}" },
        d: { type: "integer", value: 3, required: true },
      },
      finallyTimeoutMs: 30_000,
      sla: { startWithinMs: 300_000, finishWithinMs: 3_600_000 },
      retention: { runs: 500, days: 90, logsDays: 30, artifactsDays: 2 },
    });
    const { onSuccess, onFailure, onCancel } = definition;
    const handlers = [onSuccess, onFailure, onCancel, definition.finally];
    expect(handlers.map((tasks) => tasks.map((task) => task.name))).toEqual([
      ["ok"],
      ["bad"],
      ["gone"],
      ["clean", "last"],
    ]);
  });

  it("reads a number as new attempts from the failed tasks on, and 0 as none", () => {
    expect(job("retry: 2").retry).toMatchObject({ max: 2, mode: "failed" });
    expect(job("retry: 0").retry).toBeNull();
    expect(job("rollback_on: []").rollbackOn).toEqual([]);
  });

  it.each([
    ["if: [1]", "if", "must be an expression"],
    ['if: "1 + 1"', "if", "true or false"],
    ["if: tasks.a.ok", "if", "tasks"],
    ["if: inputs.regoin == 1", "if", "no input of this name"],
    ['concurrency: {key: "${{ tasks.a.output }}"}', "concurrency.key", "tasks"],
    ["concurrency: {limit: 2}", "concurrency", "`key` is missing"],
    ["retry: many", "retry", "a number of new attempts"],
    ["retry: {max: 1, mode: some}", "retry.mode", "failed, all"],
    ["retry: {max: 1, if: item.x}", "retry.if", "item"],
    ["rollback_on: [timeout]", "rollback_on", "one or a list of failed, timed_out, cancelled"],
    ['outputs: {n: "${{ tasks.b.output }}"}', "outputs.n", "no task of this name"],
    ['outputs: {n: {value: "${{ env.NOPE }}"}}', "outputs.n.value", "no variable of this name"],
    ['outputs: {n: "${{ secrets.X }}"}', "outputs.n", "secret"],
    ["outputs: {n: {schema: {type: int}}}", "outputs.n.schema.type", "must be one or more of"],
    ["finally: {name: a}", "finally", "list"],
    ["finally: [{name: a}]", "finally[0]", ""],
    ["on_failure: [{name: a, run: x}, {name: a, run: x}]", "on_failure[1].name", "already"],
    ["on_cancel: [{name: a, run: x, depends_on: b}]", "on_cancel[0].depends_on", '"b"'],
    ["finally_timeout: soon", "finally_timeout", "a duration"],
    ["sla: {start_within: 2h, finish_within: 1h}", "sla.start_within", "must not be above"],
    ["retention: {logs: 30}", "retention.logs", "a duration from 1d"],
    ["retention: {runs: 0}", "retention.runs", "a whole number from 1"],
    ["extends: base", "extends", "name@version"],
  ])("refuses %s", (line, path, message) => {
    const errors = errorsOf(line);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]!.message).toContain(message);
  });

  it("checks the types of tasks in handlers", () => {
    const text = ["stratal: 1", "name: j", TASKS, "finally: [{name: b, uses: echoo}]"].join("\n");
    expect(() => parseJobDocument(text, "yaml", { taskTypes: ["echo"] })).toThrow(
      'Did you mean "echo"?',
    );
  });

  it("refuses more expressions than can be compiled in good time", () => {
    const many = Array.from({ length: 2_100 }, () => "${{ 1 }}").join("");
    const errors = errorsOf(`outputs: {n: "${many}"}`);
    expect(errors[0]!.message).toContain("at most 2000");
  });
});
