/**
 * The jobs of the load. Those of the model's generator are written with real scripts in place of the results that the model gives them, and
 * so their outcome is known; the others use what the model does not have: sub-jobs, waits, slots, hundreds of items.
 */
import fc from "fast-check";
import { parse, stringify } from "yaml";
import type { JsonObject } from "../../src/base/json.ts";
import { yamlDocument } from "../model/documents.ts";
import type { AttemptResult, ModelJob, ModelTask } from "../model/model-job.ts";
import { anyJobs } from "../model/random-jobs.ts";
import { Random } from "./random.ts";
import { plainScript, scriptOf, type ScriptParts } from "./scripts.ts";

/** A job of the load. */
export interface ChaosJob {
  name: string;
  yaml: string;
  /** What it comes to, if the model knows; otherwise every task of it completes. */
  model: ModelJob | null;
  weight: number;
}

export interface DocumentOptions {
  seed: number;
  /** How many jobs of the model's generator. */
  models: number;
  /** Directory in which scripts note that they run. */
  marks: string;
  /** In the environment of every script. */
  marker: string;
}

/** A worker that dies repeats what it ran; otherwise the outcome would depend on who died when. */
const DEFAULTS = { on_worker_lost: "retry" };
const SKIP_CODE = 75;

/** All jobs, those that others start first. */
export function chaosJobs(options: DocumentOptions): ChaosJob[] {
  const env = { CHAOS_MARKS: options.marks, CHAOS_MARKER: options.marker };
  return [...specialJobs(env), ...modelJobs(options, env)];
}

function modelJobs(options: DocumentOptions, env: JsonObject): ChaosJob[] {
  const random = new Random(options.seed);
  const jobs = fc.sample(anyJobs, { seed: options.seed, numRuns: options.models });
  return jobs.map((generated, index) => {
    const model = repeatable(generated);
    const name = `model_${index}`;
    // What yamlDocument has written.
    const document = parse(yamlDocument(model, name)) as JsonObject;
    const written = { ...withScripts(document, model, random), env, defaults: DEFAULTS };
    return { name, yaml: stringify(written, { lineWidth: 0 }), model, weight: 1 };
  });
}

/**
 * The job with one result for all attempts of a task: a script whose worker died before it could report runs once more, and so cannot know
 * which attempt of the model it is.
 */
function repeatable(job: ModelJob): ModelJob {
  const all = (tasks: readonly ModelTask[]): ModelTask[] => tasks.map(repeatableTask);
  return {
    ...job,
    tasks: all(job.tasks),
    onSuccess: all(job.onSuccess),
    onFailure: all(job.onFailure),
    onCancel: all(job.onCancel),
    finally: all(job.finally),
  };
}

function repeatableTask(task: ModelTask): ModelTask {
  return {
    ...task,
    group: task.group?.map(repeatableTask) ?? null,
    results: [[settledResult(task.results[0]!)]],
    rollback:
      task.rollback === null
        ? null
        : { ...task.rollback, results: [settledResult(task.rollback.results)] },
  };
}

/** Time-outs would take their time, and differ in nothing else here. */
function settledResult(results: readonly AttemptResult[]): AttemptResult {
  return results[0] === "timed_out" ? "failed" : results[0]!;
}

function withScripts(document: JsonObject, job: ModelJob, random: Random): JsonObject {
  const lists: [string, ModelTask[]][] = [
    ["tasks", job.tasks],
    ["on_success", job.onSuccess],
    ["on_failure", job.onFailure],
    ["on_cancel", job.onCancel],
    ["finally", job.finally],
  ];
  const written = lists
    .filter(([, tasks]) => tasks.length > 0)
    .map(([key, tasks]) => [key, rewritten(document[key], tasks, random)]);
  // Object.fromEntries knows no more of the values.
  return { ...document, ...(Object.fromEntries(written) as JsonObject) };
}

function rewritten(list: unknown, tasks: readonly ModelTask[], random: Random): JsonObject[] {
  // yamlDocument writes a list of tasks as a list of objects, in its order.
  return (list as JsonObject[]).map((task, index) => rewrittenTask(task, tasks[index]!, random));
}

function rewrittenTask(task: JsonObject, model: ModelTask, random: Random): JsonObject {
  const undone =
    model.rollback?.results[0] === "failed"
      ? { ...task, rollback: withoutBuiltin(task["rollback"] as JsonObject, { run: "exit 1" }) }
      : task;
  if (model.group !== null)
    return { ...undone, tasks: rewritten(task["tasks"], model.group, random) };
  const [result] = model.results[0]!;
  if (result === "completed" && random.chance(0.4)) return undone;
  return withoutBuiltin(undone, {
    run: scriptOf({ ...drawnParts(random), exitCode: exitCodeOf(result!) }),
    // It reads what it read as a parameter; the short form of a reference is a matter of the shell here.
    env: { READ: model.reads.map((name) => `\${{ tasks.${name}.output }}`).join(" ") },
    exit_codes: { skip: [SKIP_CODE] },
  });
}

function withoutBuiltin({ uses, parameters, ...task }: JsonObject, body: JsonObject): JsonObject {
  void uses;
  void parameters;
  return { ...task, ...body };
}

function exitCodeOf(result: AttemptResult): number {
  if (result === "completed") return 0;
  return result === "exit_skip" ? SKIP_CODE : 1;
}

function drawnParts(random: Random): Pick<ScriptParts, "ticks" | "escapes"> {
  return {
    ticks: random.chance(0.2) ? random.integer(8, 30) : random.integer(0, 4),
    escapes: random.chance(0.15),
  };
}

function specialJobs(env: JsonObject): ChaosJob[] {
  const work = scriptOf({ ticks: 2, escapes: false, exitCode: 0 });
  const job = (name: string, weight: number, content: JsonObject): ChaosJob => ({
    name,
    weight,
    model: null,
    yaml: stringify({ stratal: 1, name, env, defaults: DEFAULTS, ...content }, { lineWidth: 0 }),
  });
  return [
    job("child", 0, {
      tasks: [
        { name: "first", run: work },
        { name: "second", depends_on: ["first"], run: work },
      ],
    }),
    job("parent", 4, {
      tasks: [
        { name: "before", uses: "echo", parameters: { message: "go" } },
        { name: "one", depends_on: ["before"], job: { name: "child" } },
        {
          name: "many",
          for_each: { in: [1, 2, 3] },
          depends_on: ["before"],
          job: { name: "child" },
        },
        { name: "after", depends_on: ["one", "many"], run: work },
      ],
    }),
    job("waits", 4, {
      tasks: [
        { name: "pause", wait: "300ms" },
        {
          name: "event",
          wait: { event: "chaos.never", timeout: "400ms", on_timeout: "continue" },
        },
        { name: "after", depends_on: ["pause", "event"], run: work },
      ],
      finally: [{ name: "last", run: work }],
    }),
    job("slots", 4, {
      tasks: [
        {
          name: "write",
          for_each: { in: [1, 2, 3, 4], max_parallel: 4 },
          concurrency: { key: "chaos-slot" },
          run: scriptOf({ ticks: 1, escapes: false, exitCode: 0, exclusive: "slot" }),
        },
        { name: "after", depends_on: ["write"], uses: "echo", parameters: { message: "done" } },
      ],
    }),
    job("one_at_a_time", 4, {
      concurrency: { key: "chaos-job", limit: 1, on_conflict: "queue" },
      tasks: [
        {
          name: "alone",
          run: scriptOf({ ticks: 2, escapes: false, exitCode: 0, exclusive: "job" }),
        },
      ],
    }),
    // Alive when the lease ends under which they run, and written by a process that only the worker or its watchdog ends.
    job("long", 3, {
      tasks: [1, 2].map((number) => ({
        name: `long_${number}`,
        run: scriptOf({ ticks: 50, escapes: true, exitCode: 0 }),
      })),
    }),
    job("wide", 6, {
      tasks: [
        { name: "start", run: plainScript("echo start") },
        {
          name: "each",
          depends_on: ["start"],
          for_each: { range: { from: 1, to: 60 }, max_parallel: 30 },
          uses: "echo",
          parameters: { message: "${{ item }}" },
        },
        { name: "end", depends_on: ["each"], run: work },
      ],
    }),
    job("chain", 4, {
      tasks: Array.from({ length: 30 }, (_, index) => ({
        name: `link_${index}`,
        ...(index === 0 ? {} : { depends_on: [`link_${index - 1}`] }),
        ...(index % 10 === 5
          ? { run: work }
          : { uses: "echo", parameters: { message: String(index) } }),
      })),
    }),
  ];
}
