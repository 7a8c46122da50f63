import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createClient, type Schemas, type StratalClient } from "../../src/client/client.ts";
import {
  startUp,
  type CliOptions,
  type CliProcess,
  type CliStack,
  type Finished,
} from "../support/cli.ts";
import { CliFolder } from "../support/cli-folder.ts";
import { createTestDatabase } from "../support/database.ts";
import { processesRunning, until } from "../support/processes.ts";

let folder: CliFolder;
let dataDir: string;
let stack: CliStack;
let client: StratalClient;

beforeAll(async () => {
  folder = await CliFolder.create("cli");
  dataDir = join(folder.path, "data");
  connectTo(await startUp(dataDir, folder.path));
});

afterAll(async () => {
  stack.up.child.kill("SIGINT");
  await stack.up.finished;
  await folder.remove();
});

function connectTo(started: CliStack): void {
  stack = started;
  folder.url = started.url;
  client = createClient({ baseUrl: started.url });
}

const start = (args: readonly string[], options?: CliOptions): CliProcess =>
  folder.start(args, options);
const run = (args: readonly string[], options?: CliOptions): Promise<Finished> =>
  folder.run(args, options);

/** The only JSON value on standard output. */
async function json<T>(args: readonly string[]): Promise<T> {
  const { code, stdout, stderr } = await run([...args, "--json"]);
  expect(stderr).toBe("");
  expect(code).toBe(0);
  return JSON.parse(stdout) as T;
}

function example(name: string): string {
  return fileURLToPath(new URL(`../../examples/${name}`, import.meta.url));
}

async function runStatus(id: string): Promise<string> {
  return (await client.get("/api/v1/job-runs/{id}", { params: { path: { id } } })).status;
}

/** Nothing listens there, and no client refuses the port. */
const NO_SERVER = "http://127.0.0.1:1025";

const sleeper = (name: string): string =>
  `stratal: 1\nname: ${name}\ntasks:\n  - name: nap\n    run: echo begun; sleep 600\n`;

describe("run", () => {
  test("runs a strict document, shows its log and its tasks, and ends with 0", async () => {
    const { code, stdout } = await run(["run", example("data-pipeline.yaml"), "--follow"]);
    expect(code).toBe(0);
    expect(stdout).toContain("[sum_europe] 69 orders");
    expect(stdout).toContain("[sum_america] ! 100 orders");
    expect(stdout).toMatch(/-- report completed after \S+ \(\d\/8\)/);
    expect(stdout).toMatch(/^check_totals +completed +1 +\S+ +all 225 orders/m);
    expect(stdout).toMatch(/Run \S+ of data-pipeline completed after/);
    expect(stdout).not.toMatch(/\x1b/);
  });

  test("runs a legacy document once, although it says run_immediately itself", async () => {
    const { code, stdout } = await run(["run", example("legacy-random-sum.json"), "-f"]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\[check_sum\] sum \d+ is plausible/);
    const { jobs } = await client.get("/api/v1/jobs", {
      params: { query: { name: "legacy-random-sum" } },
    });
    const { job_runs: runs } = await client.get("/api/v1/job-runs", {
      params: { query: { job_id: jobs[0]!.id } },
    });
    expect(runs).toHaveLength(1);
  });

  test("runs a saved job by name with inputs, and saves a changed document as its next version", async () => {
    const text = (greeting: string): string =>
      `stratal: 1\nname: greet\ninputs:\n  who: { type: string, default: world }\n  times: { type: integer, default: 1 }\ntasks:\n  - name: say\n    run: echo "${greeting} $INPUT_WHO $INPUT_TIMES"\n`;
    await run(["run", await folder.write("greet.yaml", text("hello")), "-f"]);
    const path = await folder.write("greet.yaml", text("hi"));
    const first = await run(["run", path, "-f", "-i", "who=you", "--input", "times=3"]);
    expect(first.stdout).toContain("[say] hi you 3");
    const second = await run(["run", "greet", "-f", "-i", "times:=4"]);
    expect(second.stdout).toContain("[say] hi world 4");
    expect(await json(["job", "get", "greet"])).toMatchObject({ version: 2 });
  });

  test("with --json prints only the ended run on standard output", async () => {
    const { code, stdout, stderr } = await run([
      "run",
      example("data-pipeline.yaml"),
      "-f",
      "--json",
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ status: "completed", job_name: "data-pipeline" });
    expect(stderr).toContain("[sum_asia]");
  });

  test("says that a document was saved although its run was refused", async () => {
    const path = await folder.write(
      "needs.yaml",
      "stratal: 1\nname: needs\ninputs:\n  n: { type: integer, required: true }\ntasks:\n  - name: a\n    run: echo $INPUT_N\n",
    );
    const { code, stderr } = await run(["run", path]);
    expect(code).toBe(2);
    expect(stderr).toContain("inputs.n");
    expect(stderr).toContain("Job needs was saved as version 1; no run was started.");
  });

  test("explains a name that is a file's, an empty file, and a file that is not there", async () => {
    await folder.write("README.md", "hi\n");
    const file = await run(["run", "README.md"]);
    expect(file.stderr).toContain("There is a file of that name");
    expect(file.stderr).toContain("write ./README.md");
    expect((await run(["run", "data"])).stderr).toContain("There is a directory of that name");
    expect((await run(["run", "/dev/null"])).stderr).toContain("is empty");
    expect((await run(["run", "nope.yaml"])).stderr).toContain("stratal job list");
    expect((await run(["job", "create", "nope.yaml"])).stderr).toBe(
      "error: There is no file nope.yaml.\n",
    );
  });

  test("shows mistakes of a document as file:line:column with a suggestion, and ends with 2", async () => {
    const path = await folder.write(
      "typo.yaml",
      "stratal: 1\nname: typo\ntasks:\n  - name: a\n    rnu: echo hi\n",
    );
    const { code, stdout, stderr } = await run(["run", path]);
    expect(code).toBe(2);
    expect(stdout).toBe("");
    expect(stderr).toContain(`${path}:5:5`);
    expect(stderr).toContain('Did you mean "run"?');
    expect(stderr).not.toMatch(/^ +at /m);
  });

  test("offers the nearest name for a job that does not exist", async () => {
    const { code, stderr } = await run(["run", "data-pipelin"]);
    expect(code).toBe(2);
    expect(stderr).toContain('Did you mean "data-pipeline"?');
  });

  test("refuses inputs of the wrong type", async () => {
    const { code, stderr } = await run(["run", "greet", "-i", "times=many"]);
    expect(code).toBe(2);
    expect(stderr).toContain("times");
  });
});

describe("logs", () => {
  test("prints a stored log, one task of it, or every line as JSON", async () => {
    const { stdout: ended } = await run(["run", example("data-pipeline.yaml"), "-f", "--json"]);
    const { id } = JSON.parse(ended) as { id: string };
    const all = await run(["logs", id]);
    expect(all).toMatchObject({ code: 0, stderr: "" });
    const one = await run(["logs", id, "--task", "check_totals"]);
    expect(one.stdout).toBe("[check_totals] all 225 orders are accounted for\n");
    const lines = (await run(["logs", id, "--json"])).stdout.trimEnd().split("\n");
    expect(lines).toHaveLength(all.stdout.trimEnd().split("\n").length);
    expect(JSON.parse(lines[0]!)).toMatchObject({ type: "task", job_run_id: id });
    const unknown = await run(["logs", id, "--task", "reprot"]);
    expect(unknown.stderr).toContain('Did you mean "report"?');
  });

  test("--follow goes on to the end of the run", async () => {
    const path = await folder.write(
      "ticks.yaml",
      "stratal: 1\nname: ticks\ntasks:\n  - name: tick\n    run: for n in 1 2 3; do echo tick $n; sleep 0.3; done\n",
    );
    const started = await run(["run", path, "--json"]);
    const { job_run_id: id } = JSON.parse(started.stdout) as { job_run_id: string };
    const { code, stdout, stderr } = await run(["logs", id, "--follow"]);
    expect(code).toBe(0);
    expect(stdout).toBe("[tick] tick 1\n[tick] tick 2\n[tick] tick 3\n");
    expect(stderr).toContain("completed");
  });

  test("a reader that leaves early is no error", async () => {
    const path = await folder.write(
      "many.yaml",
      "stratal: 1\nname: many\ntasks:\n  - name: count\n    run: seq 20000\n",
    );
    const following = start(["run", path, "-f"]);
    await until("lines come", () => following.stdout().includes("[count] 1\n"), 30_000);
    following.child.stdout!.destroy();
    expect((await following.finished).code).toBe(0);
  });
});

describe("jobs and runs", () => {
  test("validates, creates, shows, lists and deletes a job", async () => {
    const text =
      "stratal: 1\nname: kept\ndescription: stays a while\ntasks:\n  - name: a\n    run: echo hi\n";
    const path = await folder.write("kept.yaml", text);
    expect((await run(["job", "validate", path])).stdout).toContain("is valid: job kept, 1 task");
    expect((await run(["job", "create", path])).stdout).toContain("Job kept saved, version 1");
    const again = await run(["job", "create", path]);
    expect(again.code).toBe(2);
    expect(again.stderr).toBe(
      'error: A job named "kept" exists.\nUse `--update` to save this text as its next version.\n',
    );
    expect((await run(["job", "create", path, "--update"])).code).toBe(0);
    expect((await run(["job", "list"])).stdout).toMatch(/^kept +1 +1 .*stays a while$/m);
    expect((await run(["job", "get", "kept"])).stdout).toMatch(/^a +(ba)?sh/m);
    expect((await run(["job", "get", "kept", "--source"])).stdout).toBe(text);
    expect((await run(["job", "delete", "kept"])).stdout).toBe("Job kept deleted.\n");
    expect((await run(["job", "get", "kept"])).code).toBe(2);
  });

  test("a legacy document makes a new version only with --update", async () => {
    const text = (code: string): string =>
      JSON.stringify({
        name: "legacy",
        tasks: [{ name: "a", type: "custom", config: { script: { language: "bash", code } } }],
      });
    expect((await run(["job", "create", await folder.write("l.json", text("a"))])).code).toBe(0);
    const path = await folder.write("l.json", text("b"));
    const refused = await run(["job", "create", path]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toContain("--update");
    expect(await json(["job", "get", "legacy"])).toMatchObject({ version: 1 });
    expect((await run(["job", "create", path, "--update"])).stdout).toContain("version 2");
  });

  test("lists page by page", async () => {
    const first = await run(["job", "list", "--limit", "1"]);
    const cursor = /--cursor (\S+)/.exec(first.stderr)![1]!;
    const second = await run(["job", "list", "--limit", "1", "--cursor", cursor]);
    expect(second.code).toBe(0);
    expect(second.stdout).not.toBe(first.stdout);
    const runs = await run(["runs", "list", "--limit", "1"]);
    expect(runs.stderr).toContain("There are more runs");
    expect((await json<Schemas["JobRunList"]>(["runs", "list", "--limit", "1"])).count).toBe(1);
  });

  test("tells errors to programs as one JSON object with a code", async () => {
    const codeOf = async (...args: string[]): Promise<unknown> => {
      const { code, stderr } = await run([...args, "--json"]);
      expect(code).toBe(2);
      return (JSON.parse(stderr) as { code: unknown }).code;
    };
    const unknown = "0198c2d4-0000-7000-8000-000000000000";
    expect(await codeOf("job", "get", "nobody")).toBe("not_found");
    expect(await codeOf("runs", "get", unknown)).toBe("not_found");
    expect(await codeOf("runs", "list", "--limit", "no")).toBe("usage");
    expect(await codeOf("health", "--server", NO_SERVER)).toBe("connection_failed");
  });

  test("names the run that does not exist, and where runs are listed", async () => {
    const unknown = "0198c2d4-0000-7000-8000-000000000000";
    for (const args of [
      ["logs", unknown],
      ["runs", "cancel", unknown],
      ["logs", unknown, "-f"],
    ]) {
      const { code, stderr } = await run(args);
      expect(code).toBe(2);
      expect(stderr).toContain(`There is no run ${unknown}`);
      expect(stderr).toContain("stratal runs list");
    }
  });

  test("takes a document from standard input", async () => {
    const input = "stratal: 1\nname: piped\ntasks:\n  - name: a\n    run: echo from a pipe\n";
    const { stdout } = await run(["run", "-", "-f"], { input });
    expect(stdout).toContain("[a] from a pipe");
  });

  test("pauses, resumes, finds a run by the beginning of its id, and lists by state", async () => {
    const path = await folder.write("nap.yaml", sleeper("nap"));
    const { job_run_id: id } = JSON.parse((await run(["run", path, "--json"])).stdout) as {
      job_run_id: string;
    };
    await until("the run runs", async () => (await runStatus(id)) === "running");
    expect((await run(["runs", "pause", id])).stdout).toContain("running → paused");
    const paused = await json<Schemas["JobRunList"]>(["runs", "list", "--status", "paused"]);
    expect(paused.job_runs.map((each) => each.id)).toEqual([id]);
    expect((await run(["runs", "resume", id.slice(0, 26)])).stdout).toContain("paused →");
    expect((await run(["runs", "get", id])).stdout).toMatch(/^nap +running/m);
    await run(["runs", "cancel", id]);
    await until("the run is cancelled", async () => (await runStatus(id)) === "cancelled");
    const refused = await run(["runs", "pause", id]);
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(new RegExp(`Run ${id} of nap: .*cancelled`));
  });
});

describe("secret", () => {
  test("takes a value from standard input or a file, never shows it, and masks it in logs", async () => {
    const value = "s3cret-value-of-the-test";
    const set = await run(["secret", "set", "API_KEY"], { input: `${value}\n` });
    expect(set.stdout).toBe("Secret API_KEY created.\n");
    const file = await folder.write("value.txt", `${value}-2`);
    expect((await run(["secret", "set", "API_KEY", "--from-file", file])).stdout).toContain(
      "version 2",
    );
    const list = await run(["secret", "list"]);
    expect(list.stdout).toMatch(/^API_KEY +2/m);
    const path = await folder.write(
      "uses-secret.yaml",
      'stratal: 1\nname: uses-secret\ntasks:\n  - name: use\n    secrets: { API_KEY: KEY }\n    run: echo "key $KEY ${#KEY}"\n',
    );
    const used = await run(["run", path, "-f"]);
    expect(used.stdout).toContain(`[use] key *** ${value.length + 2}`);
    expect(used.stdout + used.stderr + list.stdout).not.toContain(value);
    const misspelt = await run(["secret", "delete", "API_KY"]);
    expect(misspelt.stderr).toContain('Did you mean "API_KEY"?');
    expect(misspelt.stderr).toContain("stratal secret list");
    expect((await run(["secret", "delete", "API_KEY"])).code).toBe(0);
    expect((await run(["secret", "list"])).stderr).toContain("no secrets");
  });

  test("warns about a value on the command line and refuses an empty one", async () => {
    const visible = await run(["secret", "set", "VISIBLE", "--value", "on-the-command-line"]);
    expect(visible.stderr).toContain("process list");
    expect(await run(["secret", "set", "EMPTY"], { input: "\n" })).toMatchObject({ code: 2 });
    const nameless = await run(["secret", "set", "a\nb", "--value", "a value"]);
    expect(nameless.stderr).toBe('error: "a\\nb" is not a name: it needs printable characters.\n');
    const fileless = await run(["secret", "set", "X", "--from-file", "/nope"]);
    expect(fileless.stderr).toBe("error: The file /nope does not exist.\n");
  });
});

describe("the program", () => {
  test("asks a server for its health", async () => {
    expect((await run(["health"])).stdout).toContain("1 active");
    expect(await json(["health"])).toMatchObject({ status: "healthy", service: "stratal" });
  });

  test("names the server that it cannot reach, and how to start one", async () => {
    const { code, stderr } = await run(["--server", NO_SERVER, "job", "list"]);
    expect(code).toBe(2);
    expect(stderr).toContain(NO_SERVER);
    expect(stderr).toContain("stratal up");
  });

  test("explains an address that cannot be a server's", async () => {
    const server = async (url: string): Promise<string> =>
      (await run(["health", "--server", url])).stderr;
    expect(await server("foo")).toContain("--server must be a URL");
    expect(await server(stack.url.replace("http:", "https:"))).toContain("speak plain http?");
    expect(await server("http://127.0.0.1:25")).toContain("web clients refuse it");
  });

  test("refuses unknown commands, options and settings with a suggestion", async () => {
    const command = await run(["rnus"]);
    expect(command).toMatchObject({ code: 2, stdout: "" });
    expect(command.stderr).toContain("Did you mean runs?");
    const option = await run(["runs", "list", "--stats", "failed"]);
    expect(option.code).toBe(2);
    expect(option.stderr).toContain("Did you mean --status?");
    const setting = await run(["health"], { env: { STRATAL_TOKN: "x" } });
    expect(setting.stderr).toContain('Did you mean "STRATAL_TOKEN"?');
  });

  test("server and worker explain that they need a database", async () => {
    for (const name of ["server", "worker"]) {
      const { code, stderr } = await run([name]);
      expect(code).toBe(2);
      expect(stderr).toContain("DATABASE_URL");
      expect(stderr).toContain("stratal up");
    }
  });
});

describe("with a database of its own", () => {
  test("migrate down explains what would be lost and does nothing without --yes", async () => {
    const env = { DATABASE_URL: (await createTestDatabase()).url };
    const refused = await run(["migrate", "down"], { env });
    expect(refused.code).toBe(2);
    expect(refused.stderr).toMatch(/This would take back \d{4}_.*lost/i);
    expect(refused.stderr).toContain("--yes");
    expect((await run(["migrate", "status"], { env })).code).toBe(0);
    expect((await run(["migrate", "down", "--yes"], { env })).stdout).toContain("taken back");
    expect((await run(["migrate", "status"], { env })).code).toBe(1);
  });

  test("server and worker say once that they are ready", async () => {
    const env = { DATABASE_URL: (await createTestDatabase()).url, STRATAL_DATA_DIR: dataDir };
    for (const [args, sign] of [
      [["server", "--port", "0"], /listening/gi],
      [["worker"], /offers/g],
    ] as const) {
      const service = start(args, { env });
      const told = (): number =>
        (service.stdout() + service.stderr()).match(new RegExp(sign))?.length ?? 0;
      await until("it is ready", () => told() > 0, 30_000);
      service.child.kill("SIGTERM");
      expect((await service.finished).code).toBe(0);
      expect(told()).toBe(1);
    }
  });
});

describe("up", () => {
  async function activeWorkers(): Promise<number[]> {
    const { workers } = await client.get("/api/v1/workers");
    return workers.filter((worker) => worker.status === "active").map((worker) => worker.pid);
  }

  test("a second one says that the port is taken, and touches nothing", async () => {
    const port = new URL(stack.url).port;
    const { code, stderr } = await run(["up", "--port", port, "--data-dir", dataDir]);
    expect(code).toBe(2);
    expect(stderr).toContain(`Port ${port} on 127.0.0.1 is in use`);
    expect(stderr).toContain("--port");
    expect(stderr).toContain("STRATAL_PORT");
    expect((await run(["health"])).code).toBe(0);
  });

  test("tells what happens in lines of text, its worker's too", async () => {
    const log = stack.up.stderr();
    expect(log).toMatch(/^\[\d\d:\d\d:\d\d\] INFO: /m);
    expect(log).not.toContain('{"level":');
    expect(log.split("\n").filter((line) => /^\s/.test(line))).toEqual([]);
  });

  test("starts another worker when its worker is killed", async () => {
    const [pid] = await activeWorkers();
    process.kill(pid!, "SIGKILL");
    await until(
      "another worker is active",
      async () => (await activeWorkers()).some((other) => other !== pid),
      20_000,
    );
    const { code } = await run(["run", example("data-pipeline.yaml"), "-f"]);
    expect(code).toBe(0);
  });

  test("killed by force, it takes its worker with it, and the next start goes on with the same data", async () => {
    await until("one worker is left", async () => (await activeWorkers()).length === 1, 20_000);
    const [worker] = await activeWorkers();
    const before = (await client.get("/api/v1/job-runs")).count;
    stack.up.child.kill("SIGKILL");
    await stack.up.finished;
    await until("the worker is gone", () => !isAlive(worker!), 45_000);
    connectTo(await startUp(dataDir, folder.path));
    expect((await client.get("/api/v1/job-runs")).count).toBe(before);
    expect((await run(["run", "greet", "-f"])).code).toBe(0);
  });

  test("Ctrl-C to the whole terminal stops everything and leaves no process", async () => {
    const [worker] = await activeWorkers();
    expect(processesRunning(dataDir)).not.toHaveLength(0);
    stack.up.child.kill("SIGINT");
    const { code, stderr } = await stack.up.finished;
    expect(code).toBe(0);
    expect(stderr).toContain("Stopped.");
    expect(isAlive(worker!)).toBe(false);
    expect(processesRunning(dataDir)).toEqual([]);
  });
});

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
