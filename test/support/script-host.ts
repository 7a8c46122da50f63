import { randomUUID } from "node:crypto";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TaskOutcome } from "../../src/engine/outcome.ts";
import type { CapturedLines } from "../../src/worker/capture/line-capture.ts";
import { runScript } from "../../src/worker/runtimes/run-script.ts";
import { loadSettings } from "../../src/config/load.ts";
import { interpreterRoots } from "../../src/worker/isolation/interpreter-roots.ts";
import type { IsolationLevel } from "../../src/worker/isolation/levels.ts";
import { openIsolation } from "../../src/worker/isolation/open-isolation.ts";
import { detectInterpreters } from "../../src/worker/runtimes/detect-interpreters.ts";
import { createScriptHost, type OpenScriptHost } from "../../src/worker/runtimes/script-host.ts";
import type { ScriptRequest } from "../../src/worker/runtimes/script-request.ts";
import { installedInterpreters, testPath } from "./interpreters.ts";

export interface TestHost {
  host: OpenScriptHost;
  directory: string;
  warnings: string[];
  close(): Promise<void>;
}

/** A script host in a directory of its own, at an isolation level if one is named. Compiler caches are shared by all tests: filling Go's takes seconds. */
export async function openTestHost(
  options: { level?: IsolationLevel; warmRuntimes?: boolean } = {},
): Promise<TestHost> {
  const { level = null, ...rest } = options;
  const directory = await mkdtemp(join(tmpdir(), "stratal-scripts-"));
  if (level !== null) await chmod(directory, 0o711);
  const warnings: string[] = [];
  let interpreters = await installedInterpreters();
  const isolation =
    level === null
      ? null
      : await openIsolation({
          settings: loadSettings({ env: {}, overrides: { workerIsolation: level } }),
          path: testPath,
          cacheRoot: join(directory, "cache"),
          interpreterRoots: async (user) => {
            ({ interpreters } = await detectInterpreters({ path: testPath, user }));
            return interpreterRoots(interpreters);
          },
        });
  const host = await createScriptHost({
    ...rest,
    interpreters,
    ...(isolation === null ? {} : { confiner: isolation.confiner }),
    base: { PATH: testPath, LANG: "C.UTF-8", TZ: "Europe/Berlin" },
    workRoot: join(directory, "work"),
    cacheRoot: join(tmpdir(), `stratal-test-cache-${process.getuid?.() ?? "user"}`),
    warn: (message) => warnings.push(message),
  });
  const close = async (): Promise<void> => {
    await host.close();
    await rm(directory, { recursive: true, force: true });
  };
  return { host, directory, warnings, close };
}

export interface RecordedRun {
  outcome: TaskOutcome;
  batches: CapturedLines[];
  marker: string;
}

/** A request for a bash script with the defaults of a task, and whatever a test wants otherwise. */
export function scriptRequest(overrides: Partial<ScriptRequest>): ScriptRequest {
  return {
    language: "bash",
    code: "",
    args: [],
    errexit: true,
    env: {},
    context: "{}",
    execMarker: randomUUID(),
    timeoutMs: 60_000,
    cancelGraceMs: 10_000,
    exitCodes: { success: [0], skip: [], noRetry: [] },
    resources: null,
    file: null,
    shell: null,
    workingDir: null,
    stdin: null,
    image: null,
    files: new Map(),
    output: { mode: "text", maxBytes: 1024 * 1024, onOverflow: "truncate" },
    onProgress: () => undefined,
    finish: (outcome) => Promise.resolve(outcome),
    signal: new AbortController().signal,
    onOutput: () => null,
    note: () => undefined,
    mask: (text) => text,
    ...overrides,
  };
}

/** Runs a script and keeps everything it printed. */
export async function recordRun(
  host: OpenScriptHost,
  overrides: Partial<ScriptRequest>,
): Promise<RecordedRun> {
  const batches: CapturedLines[] = [];
  const onOutput = (batch: CapturedLines): null => {
    batches.push(batch);
    return null;
  };
  const request = scriptRequest({ onOutput, ...overrides });
  return { outcome: await runScript(host, request), batches, marker: request.execMarker };
}

/** What a stream printed, put together again. */
export function printed(batches: readonly CapturedLines[], stream: "stdout" | "stderr"): string {
  return batches
    .filter((batch) => batch.stream === stream)
    .map((batch) => batch.text + (batch.partial ? "" : "\n"))
    .join("");
}
