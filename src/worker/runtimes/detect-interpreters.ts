import { execFile } from "node:child_process";
import { constants } from "node:fs";
import { access } from "node:fs/promises";
import { createRequire } from "node:module";
import { delimiter, isAbsolute, join } from "node:path";
import { scriptLanguages, type ScriptLanguage } from "../../definition/job-definition.ts";

/** A program that runs scripts of one language. */
export interface Interpreter {
  /** Absolute path of the real program, behind version managers' shims where it can tell. */
  path: string;
  version: string;
}

export type Interpreters = Partial<Record<ScriptLanguage, Interpreter>>;

export interface DetectedInterpreters {
  interpreters: Interpreters;
  /** `lang:<language>` for each interpreter, for the worker's registration. */
  tags: string[];
}

export interface DetectOptions {
  /** PATH to search. */
  path: string;
  /** Home of the probes; version managers look there. */
  home?: string;
  /** User and group that scripts run as; null for the worker's own. What it may not start counts as missing. */
  user?: number | null;
  /** Limit of one probe; a program that answers later counts as missing. */
  probeTimeoutMs?: number;
}

const PROBE_TIMEOUT_MS = 5_000;
const MAX_ANSWER_BYTES = 64 * 1024;

/** How to ask a program on PATH where it really is and which version: it answers with the two on lines of their own. */
interface Probe {
  programs: readonly string[];
  args: readonly string[];
}

type ProbedLanguage = Exclude<ScriptLanguage, "javascript" | "typescript">;

const PYTHON = "import sys; print(sys.executable); print('%d.%d.%d' % sys.version_info[:3])";
const PYTHON_3_ONLY = `${PYTHON}; sys.exit(sys.version_info[0] != 3)`;
const PHP = 'if (PHP_SAPI !== "cli") exit(1); echo PHP_BINARY, "\\n", PHP_VERSION;';
const SHELL = 'echo; echo "${BASH_VERSION:-POSIX}"';

const PROBES: Readonly<Record<ProbedLanguage, Probe>> = {
  python: { programs: ["python3", "python"], args: ["-c", PYTHON_3_ONLY] },
  bash: { programs: ["bash"], args: ["-c", SHELL] },
  sh: { programs: ["sh"], args: ["-c", SHELL] },
  go: { programs: ["go"], args: ["env", "GOROOT", "GOVERSION"] },
  ruby: {
    programs: ["ruby"],
    args: ["-e", 'require "rbconfig"; puts RbConfig.ruby, RUBY_VERSION'],
  },
  php: { programs: ["php"], args: ["-n", "-r", PHP] },
  perl: { programs: ["perl"], args: ["-e", 'print "$^X\\n"; printf "%vd", $^V'] },
};

/** Finds the interpreters of all script languages; takes as long as the slowest probe. */
export async function detectInterpreters(options: DetectOptions): Promise<DetectedInterpreters> {
  const found = await Promise.all(
    scriptLanguages.map((language) => detectInterpreter(language, options)),
  );
  const interpreters: Interpreters = {};
  scriptLanguages.forEach((language, index) => {
    const interpreter = found[index];
    if (interpreter) interpreters[language] = interpreter;
  });
  return { interpreters, tags: Object.keys(interpreters).map((language) => `lang:${language}`) };
}

async function detectInterpreter(
  language: ScriptLanguage,
  options: DetectOptions,
): Promise<Interpreter | null> {
  // JavaScript runs on the Node that runs the worker, so its version is one that is known to work.
  const node = { path: process.execPath, version: process.versions.node };
  if (language === "typescript" && !canTranspile()) return null;
  if (language === "javascript" || language === "typescript")
    return typeof options.user === "number" ? probeNode(options) : node;
  for (const program of candidates(PROBES[language], options.path)) {
    const interpreter = await probe(language, program, PROBES[language].args, options);
    if (interpreter !== null) return interpreter;
  }
  return null;
}

/** The worker's Node, if the user of scripts may start it; else the first one on PATH that it may. */
async function probeNode(options: DetectOptions): Promise<Interpreter | null> {
  const args = ["-p", "`${process.execPath}\\n${process.versions.node}`"];
  const found = candidates({ programs: ["node"], args }, options.path);
  for (const program of [process.execPath, ...found]) {
    const interpreter = await probe("javascript", program, args, options);
    if (interpreter !== null) return interpreter;
  }
  return null;
}

/** Every place where the program could be, in the order of PATH: behind a broken shim there may be a working one. */
function candidates({ programs }: Probe, path: string): string[] {
  const directories = [...new Set(path.split(delimiter))].filter((entry) => isAbsolute(entry));
  return programs.flatMap((program) => directories.map((directory) => join(directory, program)));
}

async function probe(
  language: ScriptLanguage,
  program: string,
  args: readonly string[],
  options: DetectOptions,
): Promise<Interpreter | null> {
  if (!(await isExecutable(program))) return null;
  const answer = await ask(program, args, options);
  if (answer === null) return null;
  const [where = "", version = ""] = answer.split("\n").map((line) => line.trim());
  const real = language === "go" ? join(where, "bin", "go") : where;
  const path = isAbsolute(real) && (await isExecutable(real)) ? real : program;
  return { path, version: version.replace(/^go/, "") };
}

async function isExecutable(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

function ask(
  program: string,
  args: readonly string[],
  { path, home = "/", user = null, probeTimeoutMs = PROBE_TIMEOUT_MS }: DetectOptions,
): Promise<string | null> {
  const options = {
    env: { PATH: path, HOME: home },
    cwd: "/",
    timeout: probeTimeoutMs,
    killSignal: "SIGKILL" as const,
    maxBuffer: MAX_ANSWER_BYTES,
    ...(user === null ? {} : { uid: user, gid: user }),
  };
  return new Promise((resolve) => {
    execFile(program, args, options, (error, stdout) => resolve(error === null ? stdout : null));
  });
}

/** esbuild's program is an optional dependency of it, so an installation may lack it. */
function canTranspile(): boolean {
  try {
    createRequire(import.meta.url).resolve("esbuild");
    return true;
  } catch {
    return false;
  }
}
