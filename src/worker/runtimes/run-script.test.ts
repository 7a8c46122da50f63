import { statSync } from "node:fs";
import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canRun } from "../../../test/support/interpreters.ts";
import { processesRunning, until } from "../../../test/support/processes.ts";
import {
  openTestHost,
  printed,
  recordRun,
  scriptRequest,
  type TestHost,
} from "../../../test/support/script-host.ts";
import { runScript } from "./run-script.ts";

let test: TestHost;
beforeAll(async () => {
  test = await openTestHost();
});
afterAll(() => test.close());

/** Directories of attempts that still exist: those made in advance have no context. */
async function attemptDirectories(): Promise<string[]> {
  await test.host.directories.settled();
  const names = (await readdir(test.host.root)).filter((name) => name.startsWith("attempt-"));
  const hasContext = (name: string): boolean =>
    (statSync(join(test.host.root, name, "context.json"), { throwIfNoEntry: false })?.size ?? 0) >
    1;
  return names.filter(hasContext);
}

describe("the surroundings of a script", () => {
  it("has the base variables, its own and nothing of the worker's", async () => {
    process.env["STRATAL_CANARY"] = "do-not-leak";
    const { outcome, marker } = await recordRun(test.host, {
      language: "sh",
      code: "env; echo HOME=$HOME",
      env: { MINE: "1", TZ: "Asia/Tokyo" },
    });
    delete process.env["STRATAL_CANARY"];
    if (outcome.status !== "completed") throw new Error(JSON.stringify(outcome));
    const names = outcome.output!.split("\n").map((line) => line.split("=")[0]);
    expect([...new Set(names)].sort()).toEqual(
      [
        ...["HOME", "LANG", "MINE", "PATH", "PWD", "TMPDIR", "TZ", "STRATAL_CONTEXT"],
        ...["STRATAL_ARTIFACTS", "STRATAL_EXEC", "STRATAL_OUTPUT", "STRATAL_PROGRESS"],
        ...["STRATAL_SUMMARY", "STRATAL_WORK_DIR"],
      ].sort(),
    );
    expect(outcome.output).toContain(`STRATAL_EXEC=${marker}`);
    expect(outcome.output).toContain("TZ=Asia/Tokyo");
    expect(outcome.output).not.toContain("do-not-leak");
  });

  it("is a private directory that is empty but for the script, and gone afterwards", async () => {
    const code = `
[ "$PWD" = "$STRATAL_WORK_DIR" ] && ls
stat -c %a . .. "$HOME" "$TMPDIR" "$0" "$STRATAL_OUTPUT" "$STRATAL_CONTEXT"
cat "$STRATAL_CONTEXT"; read -r x || echo no input
mkdir locked; touch locked/file; chmod 000 locked; mktemp > /dev/null`;
    const { outcome } = await recordRun(test.host, { code, context: '{"inputs":{}}' });
    const modes = "700\n700\n700\n700\n600\n600\n400";
    expect(outcome).toMatchObject({
      status: "completed",
      output: `script.sh\n${modes}\n{"inputs":{}}no input`,
    });
    expect(await attemptDirectories()).toEqual([]);
  });

  it("passes values that are too large for the environment through files", async () => {
    const { outcome } = await recordRun(test.host, {
      code: 'wc -c < "$BIG_FILE"; echo "${BIG-unset} ${#SMALL}"; stat -c %a "$BIG_FILE"',
      env: { BIG: "x".repeat(3_000_000), SMALL: "y".repeat(90_000) },
    });
    expect(outcome).toMatchObject({ output: "3000000\nunset 90000\n600" });
  });

  it("refuses values with NUL and arguments that are too long, clearly", async () => {
    const nul = await recordRun(test.host, { env: { A: "a\0b" } });
    expect(nul.outcome).toMatchObject({ status: "failed", error: { kind: "validation" } });
    expect(JSON.stringify(nul.outcome)).toContain("variable A contains a NUL");
    const long = await recordRun(test.host, { args: ["x".repeat(200_000)] });
    expect(long.outcome).toMatchObject({ status: "failed", error: { kind: "validation" } });
    expect(await attemptDirectories()).toEqual([]);
  });

  it("explains a missing language and an interpreter that is gone", async () => {
    const none = { ...test.host, interpreters: {} };
    expect((await recordRun(none, {})).outcome).toMatchObject({
      status: "failed",
      error: { kind: "internal", message: "This worker has no interpreter for bash." },
    });
    const gone = { ...test.host, interpreters: { bash: { path: "/nowhere/bash", version: "5" } } };
    const { outcome } = await recordRun(gone, {});
    expect(JSON.stringify(outcome)).toContain("its interpreter is gone from the worker");
  });
});

describe("the result of a script", () => {
  it("is stdout without trailing newlines, and stdout only", async () => {
    const code = "printf ' a\\n\\nb \\n\\n\\n'; echo noise >&2";
    const { outcome } = await recordRun(test.host, { code });
    expect(outcome).toEqual({ status: "completed", output: " a\n\nb ", outputs: {}, exitCode: 0 });
  });

  it("replaces bytes that no database text can hold", async () => {
    const { outcome, batches } = await recordRun(test.host, { code: "printf 'a\\xff\\0b\\n'" });
    expect(outcome).toMatchObject({ output: "a\ufffd\ufffdb" });
    expect(printed(batches, "stdout")).toBe("a\ufffd\ufffdb\n");
  });

  it("keeps the end of an output that is too long, says so, and logs all of it", async () => {
    const notes: string[] = [];
    const { outcome, batches } = await recordRun(test.host, {
      code: "seq 1 5000",
      output: { mode: "text", maxBytes: 20, onOverflow: "truncate" },
      note: (text) => notes.push(text),
    });
    expect(outcome).toMatchObject({ output: "\n4997\n4998\n4999\n5000".slice(1) });
    expect(printed(batches, "stdout").split("\n")).toHaveLength(5001);
    expect(notes.join()).toMatch(/^stdout has 23893 bytes; the task's output keeps the last 20/);
  });

  it("skips on an exit code that says so", async () => {
    const exitCodes = { success: [0], skip: [99], noRetry: [] };
    expect((await recordRun(test.host, { code: "exit 99", exitCodes })).outcome).toEqual({
      status: "skipped",
      reason: "exit_code",
      exitCode: 99,
    });
  });

  it("shows the last lines of stderr, masked, and no more than 20", async () => {
    const code = "for i in $(seq 1 100); do echo line $i s3cret >&2; done; exit 3";
    const mask = (text: string): string => text.replaceAll("s3cret", "***");
    const { outcome } = await recordRun(test.host, { code, mask });
    if (outcome.status !== "failed") throw new Error("did not fail");
    expect(outcome.error.stderr_tail!.split("\n")).toHaveLength(20);
    expect(outcome.error.stderr_tail).toMatch(/line 100 \*\*\*$/);
    expect(outcome.error.message).toMatch(/^The script exited with code 3\.\nline 81 \*\*\*/);
  });

  it("names the signal that ended it, with what it may mean", async () => {
    const { outcome } = await recordRun(test.host, { code: "kill -KILL $$" });
    expect(outcome).toMatchObject({ status: "failed", error: { kind: "exit", signal: "SIGKILL" } });
    expect(JSON.stringify(outcome)).toContain("ran out of memory");
    const child = await recordRun(test.host, { code: "sh -c 'kill -KILL $$'" });
    expect(child.outcome).toMatchObject({ error: { exit_code: 137 } });
    expect(JSON.stringify(child.outcome)).toContain("ran out of memory");
  });
});

describe("$STRATAL_OUTPUT", () => {
  it("may be written in every form", async () => {
    const code = `
echo a=1 >> "$STRATAL_OUTPUT"
echo 'list:json=[1,2]' >> "$STRATAL_OUTPUT"
printf 'text<<EOT\\none\\ntwo\\nEOT\\n' >> "$STRATAL_OUTPUT"`;
    expect((await recordRun(test.host, { code })).outcome).toMatchObject({
      outputs: { a: "1", list: [1, 2], text: "one\ntwo" },
    });
    const object = `echo '{"rows": 42}' > out; mv out "$STRATAL_OUTPUT"`;
    expect((await recordRun(test.host, { code: object })).outcome).toMatchObject({
      outputs: { rows: 42 },
    });
    const removed = 'rm "$STRATAL_OUTPUT"';
    expect((await recordRun(test.host, { code: removed })).outcome).toMatchObject({ outputs: {} });
  });

  it.each([
    ["a link", 'ln -sf /etc/passwd "$STRATAL_OUTPUT"', /symbolic link/],
    ["a pipe", 'rm "$STRATAL_OUTPUT"; mkfifo "$STRATAL_OUTPUT"', /not a regular file/],
    ["a directory", 'rm "$STRATAL_OUTPUT"; mkdir "$STRATAL_OUTPUT"', /not a regular file/],
    ["a hard link", 'echo a=1 > f; ln -f f "$STRATAL_OUTPUT"', /hard links/],
    [
      "a link above it",
      'root="${STRATAL_OUTPUT%/*}"; moved="${root%/*/*}/moved"; mkdir evil; echo a=1 > evil/output; mv "$root" "$moved"; ln -s "$moved/work/evil" "$root"',
      /directory was replaced/,
    ],
    ["text that is no output", 'echo "a b" > "$STRATAL_OUTPUT"', /line 1: expected key=value/],
  ])("fails the task when it is %s", async (_name, code, message) => {
    const { outcome } = await recordRun(test.host, { code });
    expect(outcome).toMatchObject({ status: "failed", error: { kind: "output_invalid" } });
    expect(outcome.status === "failed" && outcome.error.message).toMatch(message);
  });

  it.each([
    [
      "one value",
      "(printf small=1; printf '\\nbig='; head -c 1500000 /dev/zero | tr '\\0' x)",
      /"big" has 1500000 bytes/,
    ],
    [
      "all together",
      "for i in $(seq 1 60000); do echo key_$i=0123456789; done",
      /\$STRATAL_OUTPUT has \d+ bytes/,
    ],
    ["a huge sparse file", 'truncate -s 1T "$STRATAL_OUTPUT"; true', /has 1099511627776 bytes/],
  ])(
    "fails the task when %s is too large, naming it",
    { timeout: 20_000 },
    async (_name, write, message) => {
      const code = write.includes("truncate") ? write : `${write} > "$STRATAL_OUTPUT"`;
      const { outcome } = await recordRun(test.host, { code });
      expect(outcome).toMatchObject({ status: "failed", error: { kind: "output_too_large" } });
      expect(outcome.status === "failed" && outcome.error.message).toMatch(message);
    },
  );
});

describe("stopping a script", () => {
  it("ends it at its timeout, also when it ignores SIGTERM", async () => {
    const start = performance.now();
    const code = "trap '' TERM; echo started; while :; do sleep 0.1; done";
    const { outcome, batches } = await recordRun(test.host, {
      code,
      timeoutMs: 300,
      cancelGraceMs: 200,
    });
    expect(outcome).toEqual({
      status: "timed_out",
      error: { kind: "timeout", message: "The script timed out after 300ms." },
    });
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(printed(batches, "stdout")).toBe("started\n");
  });

  it("gives it the grace to clean up after a cancel, and stays cancelled whatever it exits with", async () => {
    const controller = new AbortController();
    const batches: string[] = [];
    const outcome = await runScript(
      test.host,
      scriptRequest({
        // wait, so that bash has no child in the foreground to report as terminated.
        code: "trap 'echo cleaned; exit 0' TERM; sleep 60 & echo ready; wait",
        signal: controller.signal,
        onOutput: ({ text }) => {
          batches.push(text);
          if (text === "ready") controller.abort("cancel");
          return null;
        },
      }),
    );
    expect(outcome).toMatchObject({ status: "cancelled", error: { kind: "cancelled" } });
    expect(batches).toEqual(["ready", "cleaned"]);
  });

  it.each([
    ["timeout", "timed_out", "timeout"],
    ["cancel", "cancelled", "cancelled"],
    ["lease_lost", "cancelled", "worker_lost"],
    ["drain", "cancelled", "worker_lost"],
  ])("does not start it when %s came first", async (reason, status, kind) => {
    const code = `touch ${join(test.directory, "started")}`;
    const { outcome } = await recordRun(test.host, { code, signal: AbortSignal.abort(reason) });
    expect(outcome).toMatchObject({ status, error: { kind } });
    await expect(stat(join(test.directory, "started"))).rejects.toThrow();
  });
});

/** Every way of leaving a parent that this isolation level must catch; NAME is a unique number of seconds to sleep. */
const ESCAPES: Readonly<Record<string, string>> = {
  background: "sleep NAME &",
  nohup: "nohup sleep NAME > /dev/null 2>&1 &",
  setsid: "setsid sleep NAME &",
  "double fork": "(setsid sh -c 'sleep NAME < /dev/null > /dev/null 2>&1 &' &)",
  "TERM trap": `bash -c 'trap "" TERM HUP INT; while :; do sleep NAME; done' &`,
  "setsid with TERM trap": `setsid bash -c 'trap "" TERM; while :; do sleep NAME; done' &`,
  "clean environment in the group": "env -i sleep NAME &",
  "a fork every millisecond": "setsid bash -c 'while :; do (sleep NAME &) ; sleep 0.001; done' &",
};

let sleepers = 0;
function sleepName(): string {
  sleepers += 1;
  return `77${process.pid}.${sleepers}`;
}

describe.each(Object.entries(ESCAPES))("a process that escapes by %s", (_name, escape) => {
  it("does not outlive the normal end of its script, nor delays it for long", async () => {
    const name = sleepName();
    const code = `${escape.replaceAll("NAME", name)}\nsleep 0.05; echo done`;
    const start = performance.now();
    const { outcome, batches } = await recordRun(test.host, { code });
    expect(outcome).toMatchObject({ status: "completed", output: "done" });
    expect(printed(batches, "stdout")).toBe("done\n");
    expect(performance.now() - start).toBeLessThan(5_000);
    expect(processesRunning(name)).toEqual([]);
    expect(await attemptDirectories()).toEqual([]);
  });

  it.each(["cancel", "lease_lost"])("does not survive %s", async (reason) => {
    const name = sleepName();
    const controller = new AbortController();
    const running = recordRun(test.host, {
      code: `${escape.replaceAll("NAME", name)}\nwhile :; do sleep 0.1; done`,
      signal: controller.signal,
      cancelGraceMs: 100,
    });
    await until("the escapee runs", () => processesRunning(`sleep ${name}`).length > 0);
    controller.abort(reason);
    expect((await running).outcome.status).toBe("cancelled");
    expect(processesRunning(name)).toEqual([]);
  });
});

describe("a flood of output", () => {
  const MIB = 1024 * 1024;

  it(
    "of 200 000 lines arrives complete and in order, in few batches",
    { timeout: 30_000 },
    async () => {
      if (!(await canRun("bash"))) return;
      const before = process.memoryUsage().rss;
      let expected = 1;
      let batchCount = 0;
      let wrong = 0;
      const outcome = await runScript(
        test.host,
        scriptRequest({
          code: "seq 1 200000",
          onOutput: ({ text }) => {
            batchCount += 1;
            const numbers = text.split("\n");
            for (const number of numbers) if (number !== String(expected++)) wrong += 1;
            return null;
          },
        }),
      );
      expect(outcome.status).toBe("completed");
      expect(expected - 1).toBe(200_000);
      expect(wrong).toBe(0);
      expect(batchCount).toBeLessThan(2_000);
      expect(process.memoryUsage().rss - before).toBeLessThan(150 * MIB);
    },
  );

  it(
    "does not grow the worker's memory while the sink is slow, nor delays a timeout",
    { timeout: 30_000 },
    async () => {
      const before = process.memoryUsage().rss;
      let highest = before;
      let takenLater = 0;
      let stored = Promise.resolve();
      let taken = 0;
      const outcome = await runScript(
        test.host,
        scriptRequest({
          code: "yes 'all work and no play'",
          timeoutMs: 3_000,
          cancelGraceMs: 1_000,
          onOutput: ({ text }) => {
            taken += text.length;
            highest = Math.max(highest, process.memoryUsage.rss());
            // As storing does: batches are kept until they have had their turn.
            stored = stored.then(async () => {
              await new Promise((resolve) => setTimeout(resolve, 5));
              takenLater += text.length;
            });
            return stored;
          },
        }),
      );
      expect(outcome.status).toBe("timed_out");
      expect(taken).toBeGreaterThan(MIB);
      expect(takenLater).toBe(taken);
      expect(highest - before).toBeLessThan(100 * MIB);
    },
  );

  it("does not grow the worker's memory while the sink is quick", { timeout: 30_000 }, async () => {
    const before = process.memoryUsage().rss;
    let highest = before;
    let taken = 0;
    await runScript(
      test.host,
      scriptRequest({
        code: "yes",
        timeoutMs: 3_000,
        onOutput: ({ text }) => {
          taken += text.length;
          highest = Math.max(highest, process.memoryUsage.rss());
          return null;
        },
      }),
    );
    expect(taken).toBeGreaterThan(20 * MIB);
    expect(highest - before).toBeLessThan(200 * MIB);
  });
});

describe("many scripts at once", () => {
  it("keep their outputs apart", { timeout: 30_000 }, async () => {
    const runs = Array.from({ length: 60 }, (_, index) =>
      recordRun(test.host, {
        code: 'echo "$N"; echo "n=$N" > "$STRATAL_OUTPUT"',
        env: { N: `${index}` },
      }),
    );
    const outcomes = (await Promise.all(runs)).map(({ outcome }) => outcome);
    outcomes.forEach((outcome, index) =>
      expect(outcome).toMatchObject({ output: `${index}`, outputs: { n: `${index}` } }),
    );
    expect(await attemptDirectories()).toEqual([]);
    const open = await readdir("/proc/self/fd");
    const links = await Promise.all(
      open.map((fd) => readFile(`/proc/self/fdinfo/${fd}`, "utf8").catch(() => "")),
    );
    expect(links.length).toBeLessThan(120);
  });
});
