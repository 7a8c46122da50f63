import type { JsonObject, JsonValue } from "../../base/json.ts";
import type { SourceMap } from "../source-map.ts";
import { isJsonObject } from "../values.ts";

/** Maps of which a job's own entries are put over those of its template; `env` inside of `defaults`, too. */
const MERGED = ["env", "inputs", "labels", "defaults"];

/**
 * A job over its template: the job's own keys win, maps are merged, the template's tasks come first, and a task of the same name takes the
 * place of the template's.
 */
export function mergeJob(base: JsonObject, own: JsonObject, source: SourceMap): JsonObject {
  const merged: JsonObject = { ...base, ...own };
  for (const key of MERGED) mergeMap(merged, key, base, own, source);
  const [below, above, defaults] = [base["defaults"], own["defaults"], merged["defaults"]];
  if (isJsonObject(below) && isJsonObject(above) && isJsonObject(defaults))
    mergeMap(defaults, "env", below, above, source);
  if (Array.isArray(base["tasks"]) && Array.isArray(own["tasks"]))
    merged["tasks"] = mergeTasks(base["tasks"], own["tasks"], source);
  for (const key of Object.keys(own)) source.copyMark(own, merged, key);
  return merged;
}

function mergeMap(
  merged: JsonObject,
  key: string,
  base: JsonObject,
  own: JsonObject,
  source: SourceMap,
): void {
  const [below, above] = [base[key], own[key]];
  if (!isJsonObject(below) || !isJsonObject(above)) return;
  const map = { ...below, ...above };
  merged[key] = map;
  for (const name of Object.keys(above)) source.copyMark(above, map, name);
}

function mergeTasks(base: JsonValue[], own: JsonValue[], source: SourceMap): JsonValue[] {
  const merged = [...base];
  const places = new Map(base.map((task, index) => [nameOf(task), index]));
  for (const [index, task] of own.entries()) {
    const name = nameOf(task);
    const place = (name === null ? undefined : places.get(name)) ?? merged.length;
    merged[place] = task;
    source.copyMark(own, merged, place, index);
  }
  return merged;
}

function nameOf(task: JsonValue): string | null {
  const name = isJsonObject(task) ? task["name"] : undefined;
  return typeof name === "string" ? name : null;
}
