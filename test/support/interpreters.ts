import type { ScriptLanguage } from "../../src/definition/job-definition.ts";
import {
  detectInterpreters,
  type Interpreters,
} from "../../src/worker/runtimes/detect-interpreters.ts";

/** PATH of the tests, which is also what scripts under test get. */
export const testPath = process.env["PATH"] ?? "/usr/local/bin:/usr/bin:/bin";

let detected: Promise<Interpreters> | null = null;

/** The interpreters of this machine, looked for once per test process. */
export async function installedInterpreters(): Promise<Interpreters> {
  detected ??= detectInterpreters({ path: testPath }).then(({ interpreters }) => interpreters);
  return detected;
}

/**
 * True if the language can be tested here. A missing interpreter is an error in CI, and loudly reported elsewhere: a test that
 * silently does nothing would look like one that passes.
 */
export async function canRun(language: ScriptLanguage): Promise<boolean> {
  if ((await installedInterpreters())[language] !== undefined) return true;
  const message = `No interpreter for ${language} is installed: its tests check nothing.`;
  if (process.env["CI"] !== undefined) throw new Error(message);
  process.stderr.write(`\n*** ${message}\n`);
  return false;
}
