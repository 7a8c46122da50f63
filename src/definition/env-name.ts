/** A task or input name as the end of an environment variable's name: upper-case, all but A–Z, 0–9 and _ become _. */
export function envSuffix(name: string): string {
  return name.toUpperCase().replace(/[^A-Z0-9_]/g, "_");
}

/** `TASK_OUTPUT_<NAME>` of a task. */
export function taskOutputEnvName(taskName: string): string {
  return `TASK_OUTPUT_${envSuffix(taskName)}`;
}

/** `INPUT_<NAME>` of an input. */
export function inputEnvName(inputName: string): string {
  return `INPUT_${envSuffix(inputName)}`;
}

const ENV_NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** True for a portable environment variable name. */
export function isEnvName(name: string): boolean {
  return ENV_NAME.test(name);
}

/** True for what no process can be given as the name of a variable. */
export function isImpossibleEnvName(name: string): boolean {
  return name === "" || name.includes("=");
}

const GUARDED = new Set([
  "NODE_OPTIONS",
  "BASH_ENV",
  "ENV",
  "PYTHONSTARTUP",
  "PYTHONPATH",
  "PERL5OPT",
  "RUBYOPT",
  "PATH",
  "IFS",
]);
const GUARDED_PREFIXES = ["LD_", "DYLD_", "GIT_"];

/**
 * True for variables that change which code an interpreter runs (`LD_PRELOAD`, `NODE_OPTIONS`, `PATH` …). Their value must be
 * written in the document, never come from a secret, an input or another task's output.
 */
export function isGuardedEnvName(name: string): boolean {
  return GUARDED.has(name) || GUARDED_PREFIXES.some((prefix) => name.startsWith(prefix));
}
