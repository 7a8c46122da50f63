/** The page of docs/reference about expressions. */
import { functionGroups, type FunctionGroup } from "../src/definition/expression/functions.ts";
import type { Documented } from "../src/definition/expression/functions/function.ts";
import { limits } from "../src/definition/expression/limits.ts";
import {
  limitSummaries,
  operatorRows,
  rootSummaries,
} from "../src/definition/expression/reference.ts";
import { code, page, table } from "./markdown.ts";

/** Names, operators, functions and limits of the expression language. */
export function expressionsPage(): string {
  return page("Expressions", "src/definition/expression", [
    "What may stand in `${{ }}` in a document with `stratal: 1`, and bare in conditions such as `if`. The language is " +
      "[CEL](https://cel.dev) with the functions below. It does no input or output, and the same values give the same result. A text that is " +
      "exactly one `${{ }}` keeps the type of the result; otherwise the pieces are joined. `$${{` stands for a plain `${{`. The " +
      "[reference of documents](language.md) tells which keys take expressions. Every example on this page is run by the tests.",
    "## Names",
    "What an expression can read. Which of them there are depends on the place; a document that reads another one is refused with the " +
      "names that there are. A missing key is an error, not null: `has()`, `get()` and `coalesce()` do without it. Write " +
      '`tasks["a-b"]` for names with other characters than letters, digits and `_`.',
    table(
      ["Name", "Holds"],
      Object.entries(rootSummaries).map(([name, summary]) => [code(name), summary]),
    ),
    "## Operators",
    "Those that bind most strongly first.",
    table(
      ["Operator", "Meaning", "Example", "Result"],
      operatorRows.map(({ symbols, summary, example }) => [
        symbols.map(code).join(" "),
        summary,
        ...exampleCells(example),
      ]),
    ),
    "## Functions",
    "`?` marks an argument that may be left out, `…` any number of them. Every function can also be written behind its first argument: " +
      "`size(x)` is `x.size()`.",
    ...functionGroups.flatMap(groupSection),
    "## Limits",
    table(
      ["Limit", "At most"],
      Object.entries(limits).map(([name, most]) => [
        limitSummaries[name as keyof typeof limits],
        String(most),
      ]),
    ),
    "An expression beyond a limit of its text is refused when the job is saved; one that works too long fails the task with " +
      "`expression_budget`.",
  ]);
}

function groupSection({ title, entries }: FunctionGroup): string[] {
  const rows = entries.map((entry) => [
    code(signatureOf(entry)),
    entry.summary,
    ...exampleCells(entry.example),
  ]);
  return [`### ${title}`, table(["Call", "Meaning", "Example", "Result"], rows)];
}

/** The call with the type of its result, if that is always the same one. */
function signatureOf(entry: Documented & { returns?: string }): string {
  const { returns } = entry;
  return returns === undefined || returns === "unknown"
    ? entry.usage
    : `${entry.usage} → ${returns}`;
}

function exampleCells({ expression, result }: Documented["example"]): [string, string] {
  return [code(expression), code(JSON.stringify(result))];
}
