import type { Loop } from "./job-definition.ts";
import { parseCondition } from "./parse-condition.ts";
import type { ParseContext, Section } from "./section.ts";

/** Reads `loop`; null if there is none, or one that nothing ends. */
export function parseLoop(task: Section, context: ParseContext): Loop | null {
  const section = task.section("loop");
  if (section === undefined) return null;
  const loop: Loop = {
    while: parseCondition(section, "while", context),
    until: parseCondition(section, "until", context),
    maxIterations: section.number("max_iterations") ?? 100,
    delayMs: section.duration("delay") ?? 0,
    onLimit: section.choice<Loop["onLimit"]>("on_limit") ?? "fail",
    keep: section.number("keep") ?? 10,
    timeoutMs: section.duration("timeout") ?? null,
  };
  if (loop.while !== null || loop.until !== null) return loop;
  const isWritten = section.has("while") || section.has("until");
  if (!isWritten || context.mode === "legacy")
    context.problems.error(
      section.path,
      isWritten
        ? "The condition of a loop needs a document with `stratal: 1`."
        : "A loop needs `while` or `until`.",
    );
  return null;
}
