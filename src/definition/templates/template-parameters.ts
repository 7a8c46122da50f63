import type { JsonObject, JsonValue } from "../../base/json.ts";
import { valueHasExpression } from "../expression-text.ts";
import { checkInputValue } from "../input-value.ts";
import type { InputDeclaration } from "../job-definition.ts";
import type { ParseContext } from "../section.ts";
import type { SourcePath } from "../source-map.ts";

/** The parameters of a template: those given, checked as far as they are known before a run, and defaults for the others. */
export function resolveParameters(
  declared: Readonly<Record<string, InputDeclaration>>,
  given: Readonly<JsonObject>,
  path: SourcePath,
  context: ParseContext,
): Map<string, JsonValue> {
  const names = Object.keys(declared);
  const values = new Map<string, JsonValue>();
  for (const name of Object.keys(given)) {
    if (names.includes(name)) continue;
    const hint = context.problems.suggest(name, names);
    const list = names.length === 0 ? " It has none." : ` It has ${names.join(", ")}.`;
    const message = `The template has no parameter \`${name.slice(0, 64)}\`.${hint === "" ? list : hint}`;
    context.problems.error([...path, name], message, "key");
  }
  for (const [name, declaration] of Object.entries(declared)) {
    const value = Object.hasOwn(given, name) ? given[name]! : null;
    if (value !== null) {
      const problem = valueHasExpression(value) ? null : checkInputValue(value, declaration);
      if (problem !== null) context.problems.error([...path, name], `The value ${problem}.`);
      values.set(name, value);
    } else if (declaration.default !== undefined) values.set(name, declaration.default);
    else if (declaration.required)
      context.problems.error(path, `The template needs the parameter \`${name}\`.`);
  }
  return values;
}
