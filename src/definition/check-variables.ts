/** Checks of what fills the environment of a script, and the parameters of other tasks. */
import type { JsonObject } from "../base/json.ts";
import { isEnvName, isGuardedEnvName, isImpossibleEnvName } from "./env-name.ts";
import { referencedTasks } from "./references.ts";
import type { ParseContext, Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { valueHasExpression } from "./expression-text.ts";

/** Reports environment variable names that no shell can read. */
export function checkEnvNames(
  env: Readonly<Record<string, string>>,
  path: SourcePath,
  context: ParseContext,
): void {
  for (const name of Object.keys(env)) {
    if (isEnvName(name)) continue;
    const message = `${JSON.stringify(name.slice(0, 80))} is not a name for an environment variable: use letters, digits and _, not starting with a digit.`;
    context.problems.report(
      isImpossibleEnvName(name) ? "strict" : context.mode,
      [...path, name],
      message,
      "key",
    );
  }
}

/** Reports secrets that would fill nothing, something twice, or what decides which code runs. */
export function checkSecretTargets(
  secrets: Readonly<Record<string, string>>,
  task: Section,
  isScript: boolean,
  context: ParseContext,
): void {
  const taken = new Map<string, string>();
  for (const [secret, target] of Object.entries(secrets)) {
    const path = [...task.pathOf("secrets"), secret];
    if (target === "" || target.includes("=")) {
      context.problems.error(
        path,
        `The secret ${JSON.stringify(secret)} needs the name of ${isScript ? "an environment variable" : "a parameter"}.`,
      );
    } else if (isScript && isGuardedEnvName(target)) {
      context.problems.error(
        path,
        `${target} decides which code runs, so a secret must not fill it; use another variable.`,
      );
    } else if (isScript && !isEnvName(target)) {
      context.problems.report(
        context.mode,
        path,
        `${JSON.stringify(target.slice(0, 80))} is not a name for an environment variable.`,
      );
    }
    const other = taken.get(target);
    if (other !== undefined) {
      context.problems.report(
        context.mode,
        path,
        `The secrets ${JSON.stringify(other)} and ${JSON.stringify(secret)} both fill ${target}.`,
      );
    }
    taken.set(target, secret);
  }
}

/** A script's parameters are environment variables; another task's output must not choose which code runs. */
export function checkParameterNames(
  parameters: JsonObject,
  task: Section,
  context: ParseContext,
): void {
  for (const [name, value] of Object.entries(parameters)) {
    const path = [...task.pathOf("parameters"), name];
    const isDynamic =
      referencedTasks(value).length > 0 || (context.mode === "strict" && valueHasExpression(value));
    if (isGuardedEnvName(name) && isDynamic) {
      context.problems.error(
        path,
        `${name} decides which code runs, so its value must be written in the document.`,
      );
    } else if (!isEnvName(name) && (context.mode === "strict" || isImpossibleEnvName(name))) {
      const left = context.mode === "strict" ? "" : "; it is left out";
      context.problems.report(
        context.mode,
        path,
        `${JSON.stringify(name.slice(0, 80))} is not a name for an environment variable, which a script's parameters become${left}.`,
        "key",
      );
    }
  }
}
