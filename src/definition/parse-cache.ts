import type { CacheRule } from "./job-definition.ts";
import { durationDefault } from "./keys.ts";
import { parseCondition } from "./parse-condition.ts";
import { requiredText } from "./required-text.ts";
import type { ParseContext, Section } from "./section.ts";

/** Reads `cache`; null if there is none, or one without a key. */
export function parseCache(task: Section, context: ParseContext): CacheRule | null {
  const section = task.section("cache");
  if (section === undefined) return null;
  const key = requiredText(section, "key", context);
  const rest = {
    ttlMs: section.duration("ttl") ?? durationDefault("cache", "ttl"),
    scope: section.choice<CacheRule["scope"]>("scope") ?? "job",
    condition: parseCondition(section, "if", context),
  };
  return key === undefined ? null : { key, ...rest };
}
