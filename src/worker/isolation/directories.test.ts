/** Which attempts are given a directory that served another one: those alone that nothing confines. */
import { existsSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canRun } from "../../../test/support/interpreters.ts";
import { limits, strongLevels } from "../../../test/support/isolation.ts";
import {
  openTestHost,
  printed,
  recordRun,
  type TestHost,
} from "../../../test/support/script-host.ts";
import type { Resources } from "../../definition/job-definition.ts";
import type { ScriptRequest } from "../runtimes/script-request.ts";

let test: TestHost;

/** Runs a script and answers the directory that it had. */
async function directoryOf(overrides: Partial<ScriptRequest> = {}): Promise<string> {
  const code = 'dirname "$STRATAL_WORK_DIR"';
  const { outcome, batches } = await recordRun(test.host, { code, ...overrides });
  expect(outcome.status).toBe("completed");
  return printed(batches, "stdout").trim();
}

const UNLIMITED: Resources = { memoryBytes: null, cpu: null, diskBytes: null };

describe("at level process", () => {
  beforeAll(async () => {
    test = await openTestHost({ level: "process" });
  });
  afterAll(() => test.close());

  it("the directory of a script without limits serves again", async () => {
    expect(await directoryOf()).toBe(await directoryOf());
  });

  it("nothing that a script was given is in the directory that serves again", async () => {
    const first = await directoryOf({
      code: 'dirname "$STRATAL_WORK_DIR" # CANARY',
      context: '{"inputs":{"a":"CANARY"}}',
      stdin: "CANARY",
    });
    const look =
      'cd "$STRATAL_WORK_DIR/.."; pwd; find . -type f | xargs grep -l CANA[R]Y; cat context.json; ls work';
    const { outcome } = await recordRun(test.host, { code: look, errexit: false });
    expect(outcome).toMatchObject({ output: `${first}\n{}script.sh` });
  });

  it.each([
    ["an empty script", { code: "" }],
    ["one that removes its own file", { code: 'rm "$0"' }],
    ["one that locks its own file", { code: 'chmod 0 "$0"' }],
    ["one that links its own file", { code: 'ln "$0" ../spare; ln -s /etc/passwd ../other' }],
    [
      "one that replaces its context",
      { code: 'rm -f "$STRATAL_CONTEXT"; mkdir "$STRATAL_CONTEXT"' },
    ],
  ])("a script after %s has what it is given", async (_, before) => {
    expect((await recordRun(test.host, before)).outcome).toMatchObject({ status: "completed" });
    const code = 'cat "$0" "$STRATAL_CONTEXT"; ls';
    const { outcome } = await recordRun(test.host, { code, context: '{"b":1}' });
    expect(outcome).toMatchObject({ output: `${code}{"b":1}script.sh` });
  });

  it("that of a script with limits is gone with it", async () => {
    const limited: Resources[] = [{ ...UNLIMITED, diskBytes: 1024 * 1024 }];
    if (limits.cpu) limited.push({ ...UNLIMITED, cpu: 1 });
    for (const resources of limited)
      expect(existsSync(await directoryOf({ resources }))).toBe(false);
  });
});

describe.each(strongLevels)("at level %s", (level) => {
  beforeAll(async () => {
    test = await openTestHost({ level });
  });
  afterAll(() => test.close());

  it("a script's directory is gone with it, also when it locked a part of it", async () => {
    const code = 'mkdir -p locked/inner && chmod 0 locked && dirname "$STRATAL_WORK_DIR"';
    expect(existsSync(await directoryOf())).toBe(false);
    expect(existsSync(await directoryOf({ code }))).toBe(false);
    expect(test.warnings).toEqual([]);
  });

  it("a package.json above the worker's directory does not make its script a module", async () => {
    if (!(await canRun("javascript"))) return;
    await writeFile(join(test.directory, "package.json"), '{"type":"module"}', { mode: 0o644 });
    const code = "console.log(require('path').dirname(process.env.STRATAL_WORK_DIR))";
    expect(existsSync(await directoryOf({ language: "javascript", code }))).toBe(false);
  });

  it("its outputs can be opened by name", async () => {
    const code = 'dirname "$STRATAL_WORK_DIR" > /dev/stdout; echo oops > /dev/stderr';
    const { outcome, batches } = await recordRun(test.host, { code });
    expect(outcome.status).toBe("completed");
    expect(printed(batches, "stderr")).toBe("oops\n");
  });
});
