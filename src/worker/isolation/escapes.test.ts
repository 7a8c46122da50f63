/** Whatever a script starts ends with it, however it was started and however the script ends. */
import { spawn, type ChildProcess } from "node:child_process";
import { rm } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  beyondLevelProcess,
  escapes,
  escapingScript,
  newToken,
} from "../../../test/support/escapes.ts";
import { testPath } from "../../../test/support/interpreters.ts";
import { allowedLevels } from "../../../test/support/isolation.ts";
import { processesRunning, until } from "../../../test/support/processes.ts";
import { openTestHost, recordRun, type TestHost } from "../../../test/support/script-host.ts";
import type { IsolationLevel } from "./levels.ts";

const names = Object.keys(escapes);
const WORKER = fileURLToPath(new URL("../../../test/support/isolation-worker.ts", import.meta.url));

/** What runs with the token; scripts are files, so it is nobody's argument but the escape's. */
function escaped(token: string): number[] {
  return processesRunning(token);
}

async function whenNothingRuns(token: string): Promise<void> {
  await until(`nothing of ${token} runs`, () => escaped(token).length === 0);
}

function killAll(token: string): void {
  for (const pid of escaped(token)) {
    try {
      process.kill(pid, "SIGKILL");
    } catch {
      // It has forked on, or it has just ended.
    }
  }
}

describe.each(allowedLevels)("at level %s", (level) => {
  const guaranteed =
    level === "process" ? names.filter((name) => !beyondLevelProcess.includes(name)) : names;
  let test: TestHost;
  beforeAll(async () => {
    test = await openTestHost({ level });
  });
  afterAll(() => test.close());

  it.each(guaranteed)("%s does not outlive a cancelled script", async (name) => {
    const token = newToken();
    const stop = new AbortController();
    const code = escapingScript(name, token);
    const run = recordRun(test.host, {
      ...{ code, errexit: false, signal: stop.signal, cancelGraceMs: 50 },
    });
    await until("it has escaped", () => escaped(token).length > 0);
    stop.abort("cancel");
    expect((await run).outcome.status).toBe("cancelled");
    await whenNothingRuns(token);
    expect(test.warnings).toEqual([]);
  });

  it.each(guaranteed)("%s does not outlive a script that timed out", async (name) => {
    const token = newToken();
    const code = escapingScript(name, token);
    const { outcome } = await recordRun(test.host, {
      ...{ code, errexit: false, timeoutMs: 1_000, cancelGraceMs: 50 },
    });
    expect(outcome.status).toBe("timed_out");
    await whenNothingRuns(token);
  });

  it.each(guaranteed)("%s does not outlive a script that ended well", async (name) => {
    const token = newToken();
    const code = `${escapes[name]!(token)}\nsleep 0.2`;
    const { outcome } = await recordRun(test.host, { code, errexit: false });
    expect(outcome.status).toBe("completed");
    await whenNothingRuns(token);
  });

  it("nothing outlives a worker that was killed", async () => {
    const tokens = guaranteed.map(() => newToken());
    const codes = guaranteed.map((name, index) => escapingScript(name, tokens[index]!));
    const worker = startWorker(level, codes);
    const directory = await firstLine(worker);
    await until(
      "all have escaped",
      () => tokens.every((token) => escaped(token).length > 0),
      30_000,
    );
    worker.kill("SIGKILL");
    for (const token of tokens) await whenNothingRuns(token);
    await rm(directory, { recursive: true, force: true });
  });
});

describe("at level process", () => {
  // The limit of the level, so that nobody takes it for more than it is.
  it("a process without the mark, in a session of its own, is not found", async () => {
    const test = await openTestHost({ level: "process" });
    const token = newToken();
    const code = `${escapes["env -i"]!(token)}\nsleep 0.2`;
    const { outcome } = await recordRun(test.host, { code, errexit: false });
    expect(outcome.status).toBe("completed");
    expect(escaped(token)).toHaveLength(1);
    killAll(token);
    await whenNothingRuns(token);
    await test.close();
  });
});

function startWorker(level: IsolationLevel, codes: readonly string[]): ChildProcess {
  const args = ["--import", "tsx", WORKER, level];
  return spawn(process.execPath, args, {
    // Not as an argument: the worker itself would be found by the tokens.
    env: { PATH: testPath, SCRIPTS: JSON.stringify(codes) },
    stdio: ["ignore", "pipe", "inherit"],
  });
}

async function firstLine(worker: ChildProcess): Promise<string> {
  for await (const chunk of worker.stdout!) return String(chunk).trim();
  throw new Error("The worker printed nothing.");
}
