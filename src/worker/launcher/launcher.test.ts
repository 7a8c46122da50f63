/** A script started from a running interpreter must not be able to tell: the same scripts are run both ways and compared. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canRun } from "../../../test/support/interpreters.ts";
import { until } from "../../../test/support/processes.ts";
import {
  openTestHost,
  printed,
  recordRun,
  type TestHost,
} from "../../../test/support/script-host.ts";
import type { ScriptRequest } from "../runtimes/script-request.ts";

let warm: TestHost;
let cold: TestHost;
beforeAll(async () => {
  warm = await openTestHost({ warmRuntimes: true });
  cold = await openTestHost({ warmRuntimes: false });
  if (await canRun("python")) await untilWarm();
});
afterAll(() => Promise.all([warm.close(), cold.close()]));

/** The one thing that tells: the command line is the launcher's. */
const IS_FORK = 'print("script.py" not in open("/proc/self/cmdline").read())';

/** Exits with 0 if its parent is what starts programs. */
const IS_SPAWNED = "grep -q posix_spawn /proc/$PPID/cmdline";

/** Both processes have to start first; scripts are started without them until then. */
async function untilWarm(): Promise<void> {
  await until("Python scripts are forks", async () => {
    const { outcome } = await recordRun(warm.host, { language: "python", code: IS_FORK });
    return outcome.status === "completed" && outcome.output === "True";
  });
  await until("programs are spawned", async () => {
    const { outcome } = await recordRun(warm.host, { language: "bash", code: IS_SPAWNED });
    return outcome.status === "completed";
  });
}

const NUMBERS =
  /0x[0-9a-f]+|[0-9a-f]{8}-[0-9a-f-]{27}|attempt-\d+|worker-[\w.-]+|\bstratal-scripts-\w+/g;

/** What a run came to, without what is different in any two runs. */
async function seen({ host }: TestHost, request: Partial<ScriptRequest>): Promise<unknown> {
  const { outcome, batches } = await recordRun(host, { language: "python", ...request });
  const text = JSON.stringify({
    outcome,
    stdout: printed(batches, "stdout"),
    stderr: printed(batches, "stderr"),
  });
  return JSON.parse(text.replace(NUMBERS, "…"));
}

const SURROUNDINGS = `
import os, resource, signal, stat, sys
print(sorted(os.environ.items()))
print(sorted(open("/proc/self/environ", "rb").read().split(b"\\0")) != [], os.environ["STRATAL_EXEC"].encode() in open("/proc/self/environ", "rb").read())
print(os.getcwd(), sys.argv, sys.path, __file__, __name__, __spec__, __loader__.__class__, __loader__.path)
print(sorted(k for k in globals()), sys.flags, sys.orig_argv if hasattr(sys, "orig_argv") else "")
print(oct(os.umask(0o77)), sys.stdin.encoding, sys.stdout.encoding, sys.stdout.write_through, sys.stderr.errors)
fds = []
for fd in range(64):
    try:
        fds.append((fd, stat.S_IFMT(os.fstat(fd).st_mode)))
    except OSError:
        pass
print(fds)
print([(name, resource.getrlimit(getattr(resource, name))) for name in dir(resource) if name.startswith("RLIMIT_")])
print([(str(n), str(signal.getsignal(n))) for n in sorted(signal.valid_signals()) if n < 32], signal.pthread_sigmask(signal.SIG_BLOCK, []))
print([line for line in open("/proc/self/status") if line.startswith(("Sig", "Shd", "Uid", "Gid", "Groups", "Cap", "NoNewPrivs", "Umask"))])
print(os.getpid() == os.getpgid(0) == os.getsid(0), open("/proc/self/oom_score_adj").read())
`;

const SCRIPTS: Record<string, Partial<ScriptRequest>> = {
  surroundings: { code: SURROUNDINGS, args: ["a", "b c"], env: { MINE: "ü", TZ: "Asia/Tokyo" } },
  modules: {
    code: "import gc, select, sys; print(sorted(sys.modules), len(dir(gc)), len(dir(select)))",
  },
  "local time": {
    code: "import time; print(time.tzname, time.localtime(0))",
    env: { TZ: "Asia/Tokyo" },
  },
  "an exception": { code: "def f():\n    raise ValueError('ä')\n\nf()" },
  "a chained exception": {
    code: "try:\n    1/0\nexcept Exception as e:\n    raise KeyError(1) from e",
  },
  "a syntax error": { code: "x = 1\nif:\n" },
  "a null byte": { code: "x = '\0'" },
  "bytes that are no UTF-8": { code: "# -*- coding: latin-1 -*-\nprint('ok')" },
  "an exit code": { code: "import sys; sys.exit(7)" },
  "a large exit code": { code: "import sys; sys.exit(256 + 3)" },
  "an exit message": { code: "import sys; print('out'); sys.exit('bad')" },
  "an exit from deep": { code: "def f(): raise SystemExit(4)\nf()" },
  "an interrupt": {
    code: "import os, signal; os.kill(os.getpid(), signal.SIGINT)\nwhile True: pass",
  },
  "a signal": { code: "import os; os.kill(os.getpid(), 15)" },
  "a broken pipe": { code: "import os\nr, w = os.pipe(); os.close(r)\nos.write(w, b'x')" },
  input: { code: "import sys; print(sys.stdin.read().upper(), end='')", stdin: "some\nlines\n" },
  "no input": { code: "import sys; print(repr(sys.stdin.read()))" },
  "output before an abrupt end": { code: "import os; print('seen'); os._exit(3)" },
  "exit functions": {
    code: "import atexit, threading, time\natexit.register(print, 'atexit')\nthreading.Thread(target=lambda: (time.sleep(0.05), print('thread'))).start()\nprint('main')",
  },
  destructors: {
    code: `
class A:
    def __init__(self, n): self.n = n
    def __del__(self): print("del", self.n, HERE)
HERE = "here"
a = A(1)
_c = A(3)
def f(): return a
f()`,
  },
  "an unclosed file": {
    code: "import os\nf = open(os.environ['STRATAL_OUTPUT'], 'w'); f.write('a=1')",
  },
  subprocesses: {
    code: "import subprocess, sys\nprint(subprocess.run([sys.executable, '-c', 'import os; print(sorted(os.environ))'], capture_output=True, text=True).stdout)\nprint(subprocess.run('yes | head -1; trap', shell=True, capture_output=True, text=True))",
  },
  multiprocessing: {
    code: "import multiprocessing as m\ndef double(x): return 2 * x\nif __name__ == '__main__':\n    for kind in ('fork', 'spawn'):\n        with m.get_context(kind).Pool(2) as pool: print(pool.map(double, [1, 2]))",
  },
  pickling: {
    code: "import pickle\nclass A: pass\nprint(type(pickle.loads(pickle.dumps(A()))), A.__module__)",
  },
  warnings: { code: "import warnings; warnings.warn('mind')" },
  "a module beside it": {
    code: "import other; print(other.X, other.__file__)",
    files: new Map([["other.py", "X = 5"]]),
  },
  site: { code: "import site; print(site.getuserbase(), site.ENABLE_USER_SITE)" },
  "a bash script": {
    language: "bash",
    code: `env | sort; ulimit -a; umask; trap; ls -l /proc/self/fd | awk '{print $9}'; cat /proc/self/oom_score_adj
grep -E '^(Sig[^QI]|Cap)' /proc/self/status
ignored=$(awk '/^SigIgn/ {print $2}' /proc/self/status)
# Without signals 32 and 33, which are the C library's own: its posix_spawn leaves them ignored.
printf '%x\\n' $((0x$ignored & ~(3 << 31)))`,
  },
  "a bash script that is killed": { language: "bash", code: "kill -9 $$" },
  "a bash script with input": { language: "bash", code: "cat; exit 3", stdin: "some\nlines\n" },
  "a directory of its own": { language: "bash", code: "pwd; ls -A", workingDir: "deep/er" },
  "a program that is not there": { language: "bash", code: "true", shell: ["/etc/passwd"] },
};

describe.each(Object.entries(SCRIPTS))("%s", (_, request) => {
  it("is the same in a running interpreter", async () => {
    if (!(await canRun("python"))) return;
    const started = await seen(cold, request);
    expect(await seen(warm, request)).toEqual(started);
  });
});

/** True for processes that do something: a zombie waits for its parent only. */
function isAlive(pid: number): boolean {
  try {
    return !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, "utf8"));
  } catch {
    return false;
  }
}

describe("a forked script", () => {
  it("leaves no daemon behind, although that never executed a program", async () => {
    if (!(await canRun("python"))) return;
    const code = `
import os, time
r, w = os.pipe()
if os.fork() == 0:
    os.setsid()
    if os.fork() == 0:
        os.write(w, b"%d" % os.getpid())
        for fd in range(3): os.close(fd)
        while True: time.sleep(0.01)
    os._exit(0)
print(os.read(r, 20).decode())`;
    const { outcome } = await recordRun(warm.host, { language: "python", code });
    if (outcome.status !== "completed") throw new Error(JSON.stringify(outcome));
    expect(Number(outcome.output)).toBeGreaterThan(1);
    expect(isAlive(Number(outcome.output))).toBe(false);
  });

  it("has nothing in its memory of what scripts before it were given", async () => {
    if (!(await canRun("python"))) return;
    const find = `
import re
found = set()
for line in open("/proc/self/maps"):
    start, end = (int(part, 16) for part in line.split()[0].split("-"))
    if " rw" not in line: continue
    try:
        with open("/proc/self/mem", "rb", 0) as memory:
            memory.seek(start)
            found.update(re.findall(rb"CANARY-[0-9]{6}", memory.read(end - start)))
    except OSError: pass
print(sorted(found))`;
    const own = await recordRun(warm.host, {
      language: "python",
      code: find,
      env: { GIVEN: "CANARY-111111" },
    });
    expect(own.outcome).toMatchObject({ output: "[b'CANARY-111111']" });
    for (const language of ["python", "bash"] as const)
      await recordRun(warm.host, { language, code: "", env: { GIVEN: "CANARY-222222" } });
    const other = await recordRun(warm.host, { language: "python", code: find });
    expect(other.outcome).toMatchObject({ output: "[]" });
  });

  it("starts its interpreter when a variable says how that is to start", async () => {
    if (!(await canRun("python"))) return;
    const code =
      "import sys; print(sys.flags.hash_randomization, hash('a') == hash('a'), sys.flags.optimize)";
    const request = { code, env: { PYTHONOPTIMIZE: "2", PYTHONHASHSEED: "0" } };
    expect(await seen(warm, request)).toEqual(await seen(cold, request));
    expect(JSON.stringify(await seen(warm, request))).toContain("0 True 2");
  });
});

const RUNNING = {
  python: "import os, time; print(os.getppid(), os.getpid(), flush=True); time.sleep(600)",
  bash: "echo $PPID $$; exec sleep 600",
};

describe("a launcher that is killed", () => {
  it.each(["python", "bash"] as const)(
    "ends its %s scripts, which are failed for that reason, and is started again",
    async (language) => {
      if (!(await canRun("python"))) return;
      const batches: string[] = [];
      const running = recordRun(warm.host, {
        language,
        code: RUNNING[language],
        onOutput: ({ text }) => {
          batches.push(text);
          return null;
        },
      });
      await until("the script runs", () => batches.length > 0);
      const [launcher = 0, script = 0] = batches.join("").trim().split(" ").map(Number);
      process.kill(launcher, "SIGKILL");
      expect((await running).outcome).toMatchObject({
        status: "failed",
        error: { kind: "internal", message: expect.stringContaining("is not known") as string },
      });
      expect(isAlive(script)).toBe(false);
      await untilWarm();
    },
  );
});
