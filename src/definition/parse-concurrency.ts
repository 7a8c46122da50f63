import type { ConcurrencyRule } from "./job-definition.ts";
import { requiredText } from "./required-text.ts";
import type { ParseContext, Section } from "./section.ts";

/** Reads `concurrency` of a job or a task; null if it has none, or one without a key. */
export function parseConcurrency(owner: Section, context: ParseContext): ConcurrencyRule | null {
  const section = owner.section("concurrency");
  if (section === undefined) return null;
  const key = requiredText(section, "key", context);
  const rule = {
    limit: section.number("limit") ?? 1,
    onConflict: section.choice<ConcurrencyRule["onConflict"]>("on_conflict") ?? "queue",
    maxQueued: section.number("max_queued") ?? 100,
    queueOrder: section.choice<ConcurrencyRule["queueOrder"]>("queue_order") ?? "fifo",
  };
  return key === undefined ? null : { key, ...rule };
}
