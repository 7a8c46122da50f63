import type { JsonValue } from "../base/json.ts";
import type { Resources } from "./job-definition.ts";
import type { ParseContext, Section } from "./section.ts";

const UNIT_BYTES: Readonly<Record<string, number>> = {
  "": 1,
  b: 1,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
  kib: 2 ** 10,
  mib: 2 ** 20,
  gib: 2 ** 30,
  tib: 2 ** 40,
};
const SIZE = /^(\d{1,15}(?:\.\d{1,9})?) ?([kmgt]?i?b)?$/i;

/** Reads `resources` of a task or of `defaults`; undefined if it says nothing. */
export function parseResources(owner: Section, context: ParseContext): Resources | undefined {
  const section = owner.section("resources");
  if (section === undefined) return undefined;
  const resources: Resources = {
    cpu: section.number("cpu") ?? null,
    memoryBytes: parseSize(section, "memory") ?? null,
    diskBytes: parseSize(section, "disk") ?? null,
  };
  if (section.choice<"none" | "shared">("network") === "none") resources.network = "none";
  const keys = ["cpu", "memory", "disk", "network"];
  const saysNothing = !keys.some((key) => section.has(key));
  if (saysNothing)
    context.problems.report(
      context.mode,
      section.path,
      "`resources` is empty; give it `cpu`, `memory`, `disk` or `network`.",
    );
  return saysNothing ? undefined : resources;
}

function parseSize(section: Section, key: string): number | undefined {
  const entry = section.entry(key);
  if (entry === undefined) return undefined;
  return bytesOf(entry.value) ?? section.wrong(key);
}

/** Whole bytes of a number or of text such as `1.5GiB`; undefined for anything else, and for none. */
function bytesOf(value: JsonValue): number | undefined {
  const match = typeof value === "string" ? SIZE.exec(value.trim()) : null;
  const bytes =
    match === null
      ? value
      : Math.round(Number(match[1]) * UNIT_BYTES[(match[2] ?? "").toLowerCase()]!);
  return typeof bytes === "number" && Number.isSafeInteger(bytes) && bytes > 0 ? bytes : undefined;
}
