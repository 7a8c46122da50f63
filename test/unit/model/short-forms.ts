/** What the hand-written cases of the model are written with. */
import { interpret, shownState, type Circumstances } from "../../model/interpret.ts";
import type {
  AttemptResult,
  ModelEdge,
  ModelForEach,
  ModelItem,
  ModelJob,
  ModelTask,
} from "../../model/model-job.ts";

/** The results of a task that fails wherever it is executed. */
export const FAILS: ModelTask["results"] = [["failed"]];

/** Dependencies that `run_when` decides about. */
export function edges(...names: string[]): ModelEdge[] {
  return names.map((task) => ({ task, status: null }));
}

/** Items of these keys, none of which is left out. */
export function items(...keys: string[]): ModelItem[] {
  return keys.map((key) => ({ key, included: true }));
}

/** `for_each` over a list, with nothing tolerated unless the settings say so. */
export function over(list: ModelItem[], settings: Partial<ModelForEach> = {}): ModelForEach {
  return { items: list, form: "list", tolerate: { count: 0 }, maxParallel: 10, ...settings };
}

/** One result for each item or iteration. */
export function each(...results: AttemptResult[]): AttemptResult[][] {
  return results.map((result) => [result]);
}

/** The states of all task runs by path. */
export function states(job: ModelJob, circumstances?: Circumstances): Record<string, string> {
  const { ends } = interpret(job, circumstances);
  return Object.fromEntries([...ends].map(([path, end]) => [path, shownState(end)]));
}

/** The outputs of all task runs by path. */
export function outputs(job: ModelJob): Record<string, unknown> {
  return Object.fromEntries([...interpret(job).ends].map(([path, end]) => [path, end.output]));
}
