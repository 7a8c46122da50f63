import type { ArtifactRule } from "./job-definition.ts";
import { requiredText } from "./required-text.ts";
import { Section, type ParseContext } from "./section.ts";
import { workPathProblem } from "./work-path.ts";

const MAX_ARTIFACTS = 100;

/** Reads `artifacts`. */
export function parseArtifacts(task: Section, context: ParseContext): ArtifactRule[] {
  const entry = task.entry("artifacts");
  if (entry === undefined) return [];
  if (!Array.isArray(entry.value)) {
    task.wrong("artifacts");
    return [];
  }
  if (entry.value.length > MAX_ARTIFACTS) {
    const message = `\`artifacts\` has ${entry.value.length} entries; at most ${MAX_ARTIFACTS} are allowed.`;
    context.problems.error(entry.path, message);
    return [];
  }
  const names = new Set<string>();
  return entry.value.flatMap((value, index) => {
    const section = Section.open("artifact", value, [...entry.path, index], context);
    const artifact = section === null ? null : parseArtifact(section, context);
    if (section === null || artifact === null) return [];
    if (names.has(artifact.name)) {
      const message = `There is already an artifact named ${JSON.stringify(artifact.name)} in this task; rename one.`;
      context.problems.error(section.pathOf("name"), message);
    }
    names.add(artifact.name);
    return [artifact];
  });
}

function parseArtifact(section: Section, context: ParseContext): ArtifactRule | null {
  const name = requiredText(section, "name", context);
  const path = requiredText(section, "path", context);
  const rest = {
    when: section.choice<ArtifactRule["when"]>("when") ?? "ok",
    retentionMs: section.duration("retention") ?? null,
    optional: section.flag("optional") ?? false,
  };
  const problem = path === undefined ? null : workPathProblem(path);
  if (problem !== null)
    context.problems.error(
      section.pathOf("path"),
      `\`path\` must stay within the work directory; this one ${problem}.`,
    );
  return name === undefined || path === undefined ? null : { name, path, ...rest };
}
