import type { JsonValue } from "../base/json.ts";
import { inputKeys } from "./input-keys.ts";
import { defaultsKeys, jobKeys } from "./job-keys.ts";
import type { KeySpec, Scope } from "./key-type.ts";
import {
  defaultScriptKeys,
  dependencyKeys,
  exitCodesKeys,
  retryKeys,
  scriptKeys,
  taskKeys,
} from "./task-keys.ts";

/** Every key of the language by the map it stands in: the one table behind parser, JSON Schema and reference. */
export const keyTable: Readonly<Record<Scope, ReadonlyMap<string, KeySpec>>> = {
  job: byKey(jobKeys),
  defaults: byKey(defaultsKeys),
  input: byKey(inputKeys),
  task: byKey(taskKeys),
  config: byKey(
    taskKeys
      .filter((spec) => !["name", "config"].includes(spec.key))
      .map((spec) => ({ ...spec, required: false })),
  ),
  script: byKey(scriptKeys),
  default_script: byKey(defaultScriptKeys),
  retry: byKey(retryKeys),
  exit_codes: byKey(exitCodesKeys),
  dependency: byKey(dependencyKeys),
};

/** A key's default in a mode, as it would be written; null when it has none. */
export function defaultOf(scope: Scope, name: string, mode: "strict" | "legacy"): JsonValue {
  const spec = keyTable[scope].get(name);
  if (spec === undefined) throw new Error(`The key table has no ${scope}.${name}`);
  return mode === "legacy" && spec.legacyDefault !== undefined ? spec.legacyDefault : spec.default;
}

function byKey(specs: readonly KeySpec[]): ReadonlyMap<string, KeySpec> {
  return new Map(specs.map((spec) => [spec.key, spec]));
}
