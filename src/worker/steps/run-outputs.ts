/** The outputs of a run that completed (workflow-language.md §3): expressions over its inputs and its main tasks. */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { ExpressionError } from "../../definition/expression/expression-error.ts";
import type { Claim } from "../attempt.ts";
import { evaluateValue } from "../evaluate-task.ts";
import { loadRunRoots } from "../task-facts.ts";
import { factsWithEnv } from "../task-values.ts";

/** The values, or what is wrong with one of them. */
export async function evaluateRunOutputs({
  claimed,
  version,
  context,
}: Claim): Promise<{ outputs: JsonObject; problem: string | null }> {
  const declared = Object.entries(version.definition.outputs);
  if (declared.length === 0) return { outputs: {}, problem: null };
  const outputs: Record<string, JsonValue> = {};
  try {
    const loaded = await loadRunRoots(claimed.runId, version, context);
    const facts = factsWithEnv(version, loaded);
    for (const [name, { value, required }] of declared) {
      const evaluated = evaluateValue(value, facts);
      if (evaluated === null && required)
        return { outputs, problem: `The output \`${name}\` is required and has no value` };
      outputs[name] = evaluated;
    }
  } catch (error) {
    if (error instanceof ExpressionError)
      return { outputs, problem: `The outputs could not be evaluated: ${error.message}` };
    throw error;
  }
  return { outputs, problem: null };
}
