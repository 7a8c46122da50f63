/** How each language is run: one function per language, nothing about processes or files on disk. */
import { join } from "node:path";
import type { ScriptLanguage } from "../../definition/job-definition.ts";
import type { Interpreter } from "./detect-interpreters.ts";
import { transpileTypescript } from "./transpile-typescript.ts";
import type { WorkDirectory } from "./work-directory.ts";

export interface ScriptCommand {
  file: string;
  args: string[];
  /** Variables the language needs; the task's own win. */
  env: Record<string, string>;
  /** Path → content of what must exist before the start, the script first of all. */
  files: Map<string, string>;
  /** True if the interpreter is a plain Python with nothing before the script. */
  isPythonScript?: boolean;
}

export interface ScriptSource {
  interpreter: Interpreter;
  code: string;
  /** Where the code lies already; null for code that is written beside the task's files. */
  file: string | null;
  args: readonly string[];
  errexit: boolean;
  directory: WorkDirectory;
  cacheRoot: string;
}

type CommandBuilder = (source: ScriptSource) => ScriptCommand | Promise<ScriptCommand>;

const BUILDERS: Readonly<Record<ScriptLanguage, CommandBuilder>> = {
  python: (source) => ({
    ...plain(source, "script.py", source.code),
    env: PYTHON_VARIABLES,
    isPythonScript: true,
  }),
  // Node reads a .js file as CommonJS unless it has import, export or top-level await, which make it an ES module.
  javascript: (source) => plain(source, "script.js", source.code, NODE_FLAGS),
  typescript: async (source) => transpiled(source, await transpileTypescript(source.code)),
  bash: (source) =>
    plain(source, "script.sh", source.code, source.errexit ? ["-eo", "pipefail"] : []),
  sh: (source) => plain(source, "script.sh", source.code),
  ruby: rubyCommand,
  go: goCommand,
  php: (source) =>
    plain(
      source,
      "script.php",
      source.file === null ? withPhpTag(source.code) : source.code,
      PHP_FLAGS,
    ),
  // Without autoflush, output into a pipe would only appear at the end. `use vars;` does nothing; what follows it sets $|.
  perl: (source) => plain(source, "script.pl", source.code, ["-Mvars;$|=1"]),
};

/** What every Python script is given, unless its task says otherwise. */
export const PYTHON_VARIABLES = { PYTHONUNBUFFERED: "1", PYTHONIOENCODING: "utf-8" };

/** Without it Node tells the author of an ES module to edit a package.json that is ours. */
const NODE_FLAGS = ["--disable-warning=MODULE_TYPELESS_PACKAGE_JSON"];

/** Errors once, as text, on stderr: distributions' php.ini files hide them or print them into the output. */
const PHP_FLAGS = ["-d", "display_errors=stderr", "-d", "log_errors=0", "-d", "html_errors=0"];

/** The command that runs a script; throws UnusableRequest for code that cannot be prepared. */
export async function scriptCommand(
  language: ScriptLanguage,
  source: ScriptSource,
): Promise<ScriptCommand> {
  return BUILDERS[language](source);
}

function plain(
  { interpreter, args, directory, file }: ScriptSource,
  fileName: string,
  content: string,
  flags: readonly string[] = [],
): ScriptCommand {
  const script = file ?? join(directory.work, fileName);
  return {
    file: interpreter.path,
    args: [...flags, script, ...args],
    env: {},
    files: new Map(file === null ? [[script, content]] : []),
  };
}

/** TypeScript becomes a file of its own, beside the one that it was read from. */
function transpiled(source: ScriptSource, code: string): ScriptCommand {
  const script = `${source.file ?? join(source.directory.work, "script")}.js`;
  const command = plain({ ...source, file: script }, script, code, [
    ...NODE_FLAGS,
    "--enable-source-maps",
  ]);
  command.files.set(script, code);
  return command;
}

/** The command of a script that names its own shell. */
export function shellCommand(
  source: Omit<ScriptSource, "interpreter">,
  shell: readonly [program: string, ...options: string[]],
): ScriptCommand {
  const [path, ...options] = shell;
  return plain({ ...source, interpreter: { path, version: "" } }, "script", source.code, options);
}

function rubyCommand(source: ScriptSource): ScriptCommand {
  const prelude = join(source.directory.root, "unbuffered.rb");
  const command = plain(source, "script.rb", source.code, ["-r", prelude]);
  command.files.set(prelude, "$stdout.sync = true\n");
  return command;
}

/** Code that opens with a tag (or a shebang before it, or a page around it) is a PHP file already. */
function withPhpTag(code: string): string {
  return /^\s*(<|#!)/.test(code) ? code : `<?php ${code}`;
}

/** `go run` turns every exit code into 1, so: build, then become the program. */
const GO_STEPS = '"$0" build -trimpath -o "$1" . && program=$1 && shift && exec "$program" "$@"';

/**
 * A module of its own: neither a go.mod of a folder above nor its absence matters, the language version is the installed one,
 * and imports of published packages are fetched into the worker's module cache.
 */
function goCommand(source: ScriptSource): ScriptCommand {
  const { interpreter, code, args, directory, cacheRoot } = source;
  const main = join(directory.work, "main.go");
  const languageVersion = /^\d+\.\d+/.exec(interpreter.version)?.[0] ?? "1.21";
  return {
    file: "/bin/sh",
    args: ["-c", GO_STEPS, interpreter.path, join(directory.root, "program"), ...args],
    env: {
      GOCACHE: join(cacheRoot, "go-build"),
      GOPATH: join(cacheRoot, "go"),
      GOFLAGS: "-mod=mod -modcacherw",
      GOWORK: "off",
    },
    files: new Map([
      ...(source.file === main ? [] : ([[main, code]] as const)),
      [join(directory.work, "go.mod"), `module script\n\ngo ${languageVersion}\n`],
      // The go command would otherwise start a process of its own to count its use.
      [join(directory.home, ".config", "go", "telemetry", "mode"), "off"],
    ]),
  };
}
