import { parseDuration } from "../base/duration.ts";
import type { JsonValue } from "../base/json.ts";
import { inputKeys } from "./input-keys.ts";
import { defaultsKeys, jobKeys } from "./job-keys.ts";
import type { KeySpec, Scope } from "./key-type.ts";
import {
  approvalKeys,
  approversKeys,
  defaultScriptKeys,
  scriptKeys,
  subJobKeys,
  waitKeys,
} from "./body-keys.ts";
import {
  artifactKeys,
  artifactReferenceKeys,
  cacheKeys,
  concurrencyKeys,
  outputDeclarationKeys,
  outputKeys,
  resourcesKeys,
} from "./data-keys.ts";
import { forEachKeys, loopKeys, rangeKeys, retryKeys, rollbackKeysFrom } from "./repeat-keys.ts";
import { dependencyKeys, exitCodesKeys, taskKeys } from "./task-keys.ts";
import { templateKeys } from "./template-keys.ts";
import { dstKeys, triggerKeys } from "./trigger-keys.ts";
import { notifyKeys, retentionKeys, runRetryKeysFrom, slaKeys } from "./run-rule-keys.ts";

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
  concurrency: byKey(concurrencyKeys),
  for_each: byKey(forEachKeys),
  range: byKey(rangeKeys),
  loop: byKey(loopKeys),
  cache: byKey(cacheKeys),
  output: byKey(outputKeys),
  output_declaration: byKey(outputDeclarationKeys),
  artifact: byKey(artifactKeys),
  artifact_reference: byKey(artifactReferenceKeys),
  resources: byKey(resourcesKeys),
  sub_job: byKey(subJobKeys),
  approval: byKey(approvalKeys),
  approvers: byKey(approversKeys),
  wait: byKey(waitKeys),
  rollback: byKey(rollbackKeysFrom(taskKeys)),
  run_retry: byKey(runRetryKeysFrom(retryKeys)),
  trigger: byKey(triggerKeys),
  dst: byKey(dstKeys),
  notify: byKey(notifyKeys),
  sla: byKey(slaKeys),
  retention: byKey(retentionKeys),
  template: byKey(templateKeys),
};

/** A key's default in a mode, as it would be written; null when it has none. */
export function defaultOf(scope: Scope, name: string, mode: "strict" | "legacy"): JsonValue {
  const spec = keyTable[scope].get(name);
  if (spec === undefined) throw new Error(`The key table has no ${scope}.${name}`);
  return mode === "legacy" && spec.legacyDefault !== undefined ? spec.legacyDefault : spec.default;
}

/** A key's default in milliseconds, for durations that have one. */
export function durationDefault(
  scope: Scope,
  name: string,
  mode: "strict" | "legacy" = "strict",
): number {
  const written = defaultOf(scope, name, mode);
  const ms =
    typeof written === "string" || typeof written === "number" ? parseDuration(written) : null;
  if (ms === null) throw new Error(`The default of ${scope}.${name} is no duration`);
  return ms;
}

function byKey(specs: readonly KeySpec[]): ReadonlyMap<string, KeySpec> {
  return new Map(specs.map((spec) => [spec.key, spec]));
}
