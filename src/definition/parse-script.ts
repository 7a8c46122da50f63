import type { ScriptBody, ScriptLanguage } from "./job-definition.ts";
import { scriptLanguages } from "./job-definition.ts";
import type { ParseContext, Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { workPathProblem } from "./work-path.ts";

const STRICT_ALIASES: Readonly<Record<string, ScriptLanguage>> = { node: "javascript" };
const LEGACY_ALIASES: Readonly<Record<string, ScriptLanguage>> = {
  ...STRICT_ALIASES,
  python3: "python",
  py: "python",
  js: "javascript",
  ts: "typescript",
  shell: "bash",
  rb: "ruby",
  golang: "go",
  pl: "perl",
};

/** What scripts inherit. */
export interface ScriptDefaults {
  language: ScriptLanguage;
  /** For `bash` and `sh` only: a shell runs no other language. */
  shell: string[] | null;
  image: string | null;
}

/** Reads `defaults.script`. */
export function parseScriptDefaults(
  section: Section | undefined,
  context: ParseContext,
): ScriptDefaults {
  if (section === undefined) return { language: "bash", shell: null, image: null };
  return {
    language: parseLanguage(section, context) ?? "bash",
    shell: parseShell(section, context),
    image: section.text("image") ?? null,
  };
}

/** Reads `run`, the short form of a script. */
export function parseRun(
  task: Section,
  { language, shell, image }: ScriptDefaults,
  context: ParseContext,
): ScriptBody | null {
  const code = task.text("run");
  if (code === undefined) return null;
  checkCode(code, task.pathOf("run"), context);
  const usedShell = isShell(language) ? shell : null;
  return {
    kind: "script",
    language,
    code,
    args: [],
    errexit: context.mode === "strict" && language === "bash" && usedShell === null,
    file: null,
    shell: usedShell,
    workingDir: null,
    stdin: null,
    image,
  };
}

/** Reads `script`. */
export function parseScript(
  task: Section,
  defaults: ScriptDefaults,
  context: ParseContext,
): ScriptBody | null {
  const section = task.section("script");
  if (section === undefined) return null;
  const named = parseLanguage(section, context);
  const language = named ?? defaults.language;
  const source = parseSource(section, context);
  const body = {
    args: section.textList("args") ?? [],
    shell: parseShell(section, context) ?? (isShell(language) ? defaults.shell : null),
    workingDir: section.text("working_dir") ?? null,
    stdin: section.text("stdin") ?? null,
    image: section.text("image") ?? defaults.image,
  };
  if (named === null || source === null) return null;
  return { kind: "script", language, errexit: false, ...source, ...body };
}

function parseSource(
  section: Section,
  context: ParseContext,
): Pick<ScriptBody, "code" | "file"> | null {
  const { problems } = context;
  // Go writes an empty `code` where there is none.
  const hasFile = section.has("file");
  if (hasFile && context.mode === "legacy" && section.entry("code")?.value === "")
    section.drop("code");
  if (hasFile && section.has("code")) {
    problems.error(section.pathOf("file"), "A script has `code` or `file`; remove one.", "key");
    return null;
  }
  if (!hasFile) {
    if (!section.has("code")) problems.error(section.path, "This script has no `code`.");
    const code = section.text("code");
    if (code === undefined) return null;
    checkCode(code, section.pathOf("code"), context);
    return { code, file: null };
  }
  const file = section.text("file");
  if (file === undefined) return null;
  const problem = workPathProblem(file);
  if (problem !== null)
    problems.error(
      section.pathOf("file"),
      `\`file\` is a path within the work directory; this one ${problem}.`,
    );
  return { code: "", file };
}

/** The language behind a name; undefined for none, null, with an error, for unknown ones. */
function parseLanguage(owner: Section, context: ParseContext): ScriptLanguage | null | undefined {
  const text = owner.text("language")?.trim().toLowerCase();
  if (text === undefined || (text === "" && context.mode === "legacy")) return undefined;
  const known = scriptLanguages.find((language) => language === text);
  if (known !== undefined) return known;
  const aliases = context.mode === "legacy" ? LEGACY_ALIASES : STRICT_ALIASES;
  if (Object.hasOwn(aliases, text)) return aliases[text]!;
  const meant = Object.hasOwn(LEGACY_ALIASES, text)
    ? ` Did you mean "${LEGACY_ALIASES[text]}"?`
    : context.problems.suggest(text, scriptLanguages);
  context.problems.error(
    owner.pathOf("language"),
    `Unknown language ${JSON.stringify(text)}; the languages are ${scriptLanguages.join(", ")}.${meant}`,
  );
  return null;
}

/** Program and options of `shell`. Quotes would be taken for letters, so they are refused. */
function parseShell(section: Section, context: ParseContext): string[] | null {
  const words = section.text("shell")?.split(/\s+/).filter(Boolean);
  if (words === undefined) return null;
  const problem =
    words.length === 0
      ? "`shell` must not be blank."
      : words.some((word) => /["'`$\\]/.test(word))
        ? "`shell` is a program and its options, separated by spaces, without quotes, $ and \\."
        : null;
  if (problem === null) return words;
  context.problems.error(section.pathOf("shell"), problem);
  return null;
}

function isShell(language: ScriptLanguage): boolean {
  return language === "bash" || language === "sh";
}

function checkCode(code: string, path: SourcePath, context: ParseContext): void {
  if (code.trim() === "") context.problems.report(context.mode, path, "The code is empty.");
}
