/** What a script cannot reach, by level. Each test tries it from inside a script, as its author would. */
import { createServer, type Server } from "node:net";
import { readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newToken } from "../../../test/support/escapes.ts";
import { limits, strongLevels } from "../../../test/support/isolation.ts";
import { processesRunning, until } from "../../../test/support/processes.ts";
import {
  openTestHost,
  printed,
  recordRun,
  type TestHost,
} from "../../../test/support/script-host.ts";
import type { AttemptUsage } from "./cgroup-files.ts";

const MIB = 1024 * 1024;

let server: Server;
let port: number;
let folder: string;
beforeAll(async () => {
  server = createServer((socket) => socket.end("hello\n"));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", () => resolve()));
  const address = server.address();
  port = typeof address === "object" && address !== null ? address.port : 0;
  folder = await mkdtemp(join(tmpdir(), "stratal-promises-"));
});
afterAll(async () => {
  server.close();
  await rm(folder, { recursive: true, force: true });
});

/** What a script printed to standard output, however it ended. */
async function answer(
  test: TestHost,
  code: string,
  env: Record<string, string> = {},
): Promise<string> {
  const { batches } = await recordRun(test.host, { code, env, errexit: false });
  return printed(batches, "stdout").trim();
}

describe.each(strongLevels)("a script at level %s", (level) => {
  let test: TestHost;
  beforeAll(async () => {
    test = await openTestHost({ level });
  });
  afterAll(() => test.close());

  it("reads nothing of the worker's process", async () => {
    const files = ["environ", "mem", "maps", "fd/0", "cwd/package.json", "root/etc/shadow"];
    const paths = files.map((file) => `/proc/${process.pid}/${file}`).join(" ");
    expect(await answer(test, `for f in ${paths}; do head -c 1 $f | wc -c; done`)).toBe(
      files.map(() => "0").join("\n"),
    );
  });

  it("cannot signal the worker", async () => {
    expect(await answer(test, `kill -0 ${process.pid} 2> /dev/null || echo refused`)).toBe(
      "refused",
    );
  });

  it("sees nothing of another attempt's directory", async () => {
    const token = newToken();
    const stop = new AbortController();
    const first = recordRun(test.host, {
      ...{ code: `echo needle > note; sleep ${token}`, signal: stop.signal, cancelGraceMs: 0 },
    });
    await until("the other runs", () => processesRunning(token).length > 0);
    const other = readdirSync(test.host.root).find((name) => name.startsWith("attempt-"))!;
    const looks = [
      `cat ${test.host.root}/${other}/work/note`,
      `ls ${test.host.root}/${other}`,
      `touch ${test.host.root}/${other}/work/planted`,
      `kill -s KILL $(pgrep -f ${token}) && echo killed`,
    ];
    expect(await answer(test, looks.join("; "))).toBe("");
    expect(processesRunning(token).length).toBeGreaterThan(0);
    stop.abort("cancel");
    await first;
  });

  it("does not list other attempts", async () => {
    const own = 'basename "$(dirname "$STRATAL_WORK_DIR")"';
    const list = await answer(test, `ls ${test.host.root} 2> /dev/null; ${own}`);
    expect([...new Set(list.split("\n"))]).toHaveLength(1);
  });

  it("has no privilege, and no way to one", async () => {
    const status = await answer(test, "grep -E '^(NoNewPrivs|CapEff|CapBnd)' /proc/self/status");
    expect(status.split(/\s+/)).toEqual([
      ...["CapEff:", "0000000000000000", "CapBnd:", "0000000000000000", "NoNewPrivs:", "1"],
    ]);
  });

  it("has no say in what runs before its user is changed", async () => {
    // With these the loader of every program writes down what it loads: what goes for LD_DEBUG goes for LD_PRELOAD.
    const env = { LD_DEBUG: "files", LD_DEBUG_OUTPUT: "debug" };
    const programs = "grep -ohE 'setpriv|bwrap|bash' debug.* ../debug.* | sort -u";
    expect(await answer(test, programs, env)).toBe("bash");
  });

  it("leaves nothing outside of its directory", async () => {
    const name = `stratal-left-${newToken()}`;
    const made = await answer(
      test,
      `touch /tmp/${name} /var/tmp/${name} /dev/shm/${name}; ls /tmp`,
    );
    expect(made).toContain(name);
    for (const path of ["/tmp", "/var/tmp", "/dev/shm"])
      expect(readdirSync(path)).not.toContain(name);
  });

  it("cannot have more processes than it may", async () => {
    const code =
      "i=0; while [ $i -lt 400 ]; do sleep 60 & i=$((i + 1)); done 2> /dev/null; jobs -p | wc -l";
    const started = Number(await answer(test, code));
    expect(Number.isNaN(started) || started < 257).toBe(true);
  });

  it("gets what belongs to every script: its outputs, its input, its files", async () => {
    const { outcome, batches } = await recordRun(test.host, {
      code: 'cat; echo to-stderr > /dev/stderr; echo result=1 > "$STRATAL_OUTPUT"; cat given; echo "$MINE"',
      stdin: "typed\n",
      env: { MINE: 'it\'s "mine"\nand $HOME `x`' },
      files: new Map([["given", "a file\n"]]),
    });
    expect(outcome).toMatchObject({
      status: "completed",
      output: 'typed\na file\nit\'s "mine"\nand $HOME `x`',
      outputs: { result: "1" },
    });
    expect(batches.some(({ stream, text }) => stream === "stderr" && text === "to-stderr")).toBe(
      true,
    );
  });

  it("may end gently", async () => {
    const stop = new AbortController();
    const token = newToken();
    const run = recordRun(test.host, {
      code: `trap 'echo goodbye; exit 3' TERM; sleep ${token} & wait`,
      ...{ errexit: false, signal: stop.signal, cancelGraceMs: 10_000 },
    });
    await until("it runs", () => processesRunning(token).length > 0);
    stop.abort("cancel");
    const { batches } = await run;
    expect(batches.map(({ text }) => text)).toContain("goodbye");
  });

  it("lets what it left running write what it holds", async () => {
    const { batches } = await recordRun(test.host, {
      code: "exec > >(sleep 0.1; cat); echo last words",
    });
    expect(batches.map(({ text }) => text)).toContain("last words");
  });
});

describe.runIf(strongLevels.includes("namespaces"))("a script at level namespaces", () => {
  let test: TestHost;
  beforeAll(async () => {
    test = await openTestHost({ level: "namespaces" });
  });
  afterAll(() => test.close());

  it("sees no file of the machine but programs and public configuration", async () => {
    await writeFile(join(folder, "readable"), "needle", { mode: 0o644 });
    const looks = `cat ${folder}/readable /etc/shadow /etc/hostname; ls /home /root /var/lib /sys /run`;
    expect(await answer(test, looks)).toBe("");
    expect(await answer(test, "touch /usr/planted /etc/planted /planted || echo read-only")).toBe(
      "read-only",
    );
  });

  it("sees its own processes only, and nothing of the worker's environment in the first", async () => {
    const seen = await answer(test, "ls -d /proc/[0-9]* | wc -l; tr '\\0' '\\n' < /proc/1/environ");
    const [count, ...variables] = seen.split("\n");
    expect(Number(count)).toBeLessThan(8);
    const names = variables.map((line) => line.split("=")[0]).filter((name) => name !== "");
    expect(names.every((name) => ["PATH", "PWD", "STRATAL_EXEC"].includes(name!))).toBe(true);
  });

  it("cannot make namespaces, mounts or traces", async () => {
    const tries = [
      "unshare -U true",
      "unshare -m true",
      "mount -t tmpfs x /tmp",
      "unshare -n true",
    ];
    expect(
      await answer(test, tries.map((each) => `${each} 2> /dev/null && echo ${each}`).join("; ")),
    ).toBe("");
    const { outcome } = await recordRun(test.host, {
      language: "perl",
      // ptrace(PTRACE_TRACEME) by its number on x86-64 and on ARM.
      code: `use POSIX; my $n = (uname())[4] eq "x86_64" ? 101 : 117; print syscall($n, 0, 0, 0, 0) == -1 ? "denied" : "allowed"`,
    });
    expect(outcome).toMatchObject({ output: "denied" });
  });

  it("has a /tmp that cannot fill the machine's memory", async () => {
    const fill = "head -c 80M /dev/zero > /tmp/big 2> /dev/null; stat -c %s /tmp/big";
    expect(Number(await answer(test, fill))).toBeLessThanOrEqual(64 * MIB);
  });

  it("has the worker's network, or none if it says so", async () => {
    const code = `exec 3<>/dev/tcp/127.0.0.1/${port} && head -1 <&3`;
    expect(await answer(test, code)).toBe("hello");
    const none = await recordRun(test.host, {
      ...{ code: `${code}; tail -n +3 /proc/net/dev`, errexit: false },
      resources: { cpu: null, memoryBytes: null, diskBytes: null, network: "none" },
    });
    expect(none.outcome).toMatchObject({ output: expect.stringMatching(/^\s*lo:[^\n]*$/) });
  });

  it("cannot start in a directory that it is not shown", async () => {
    const { outcome } = await recordRun(test.host, { code: "pwd", workingDir: folder });
    expect(JSON.stringify(outcome)).toContain("STRATAL_ISOLATION_READABLE");
  });
});

describe("limits", () => {
  let test: TestHost;
  beforeAll(async () => {
    test = await openTestHost({ level: "process" });
  });
  afterAll(() => test.close());

  it("of the network are refused where they cannot be kept", async () => {
    const resources = { cpu: null, memoryBytes: null, diskBytes: null, network: "none" } as const;
    const { outcome } = await recordRun(test.host, { code: "true", resources });
    expect(outcome).toMatchObject({ status: "failed", error: { kind: "validation" } });
    expect(JSON.stringify(outcome)).toContain("runs_on: [isolation:namespaces]");
  });

  it.runIf(limits.memory)("of memory end the script with a failure of its own", async () => {
    const { outcome } = await recordRun(test.host, {
      ...{ language: "perl", code: '$x = "x" x 300_000_000; print length $x' },
      resources: { cpu: null, memoryBytes: 64 * MIB, diskBytes: null },
    });
    expect(outcome).toMatchObject({ status: "failed", error: { kind: "out_of_memory" } });
    expect(JSON.stringify(outcome)).toContain("its limit of 64 MiB (resources.memory)");
  });

  it.runIf(limits.memory)("let a script that stays within them alone, and count", async () => {
    let used: AttemptUsage | null = null;
    const { outcome } = await recordRun(test.host, {
      ...{ language: "perl", code: '$x = "x" x 20_000_000; $n += $_ for 1 .. 300_000; print "ok"' },
      resources: { cpu: null, memoryBytes: 512 * MIB, diskBytes: null },
      finish: (ended, _directory, _given, usage) => {
        used = usage;
        return Promise.resolve(ended);
      },
    });
    expect(outcome).toMatchObject({ output: "ok" });
    expect(used).toMatchObject({ cpuMs: expect.any(Number), peakMemoryBytes: expect.any(Number) });
    // It held 20 MB at least, and it took a moment.
    const { cpuMs, peakMemoryBytes } = used! as { cpuMs: number; peakMemoryBytes: number };
    expect(peakMemoryBytes).toBeGreaterThan(20_000_000);
    expect(cpuMs).toBeGreaterThan(0);
  });

  it.runIf(limits.cpu)("of processors make a busy script take longer", async () => {
    const start = performance.now();
    await recordRun(test.host, {
      // Until it has used 0.3 seconds of processor time.
      ...{ language: "perl", code: "while ((times)[0] < 0.3) { $n += $_ for 1 .. 1000 }" },
      resources: { cpu: 0.1, memoryBytes: null, diskBytes: null },
    });
    expect(performance.now() - start).toBeGreaterThan(1_500);
  });

  it("of disk stop a file from growing", async () => {
    const { outcome } = await recordRun(test.host, {
      ...{ code: "head -c 2M /dev/zero > big 2> /dev/null; stat -c %s big", errexit: false },
      resources: { cpu: null, memoryBytes: null, diskBytes: MIB },
    });
    expect(outcome).toMatchObject({ output: String(MIB) });
  });
});
