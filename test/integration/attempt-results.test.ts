import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createLogger } from "../../src/base/logger.ts";
import { newId } from "../../src/base/ids.ts";
import type { JsonObject } from "../../src/base/json.ts";
import { loadSettings } from "../../src/config/load.ts";
import { listRunArtifacts } from "../../src/store/artifacts/artifacts.ts";
import { loadTaskDetails } from "../../src/store/details/task-details.ts";
import { startWorker, type RunningWorker } from "../../src/worker/worker.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { testPath } from "../support/interpreters.ts";
import { Kernel, PROJECT, type TestTask } from "../support/kernel.ts";
import { until } from "../support/processes.ts";

let test: TestDatabase;
let kernel: Kernel;
let worker: RunningWorker;
let directory: string;
beforeAll(async () => {
  test = await createTestDatabase();
  kernel = new Kernel(test.database);
  directory = await mkdtemp(join(tmpdir(), "stratal-results-"));
  const settings = loadSettings({
    env: {},
    overrides: {
      databaseUrl: test.url,
      dataDir: directory,
      workerWorkDir: join(directory, "work"),
      maxArtifactBytes: 100_000,
      publicUrl: "https://jobs.example",
      pollIntervalMs: 50,
      workerIsolation: "process",
    },
  });
  const logger = createLogger({ level: "silent", pretty: false, name: "test" });
  worker = await startWorker({ settings, logger, environment: { PATH: testPath } });
});
afterAll(async () => {
  await worker.close();
  await test.drop();
  await rm(directory, { recursive: true, force: true });
});

interface Row {
  status: string;
  output: string | null;
  outputs: JsonObject | null;
  error: { kind: string; message: string } | null;
}

/** Runs a job to its end; answers its task runs by name. A `run` replaces the echo of test tasks. */
async function execute(
  tasks: TestTask[],
  job: Record<string, unknown> = {},
): Promise<{ runId: string; tasks: Record<string, Row> }> {
  const bodies = tasks.map((task) =>
    "run" in task || "script" in task ? { ...task, uses: undefined } : task,
  );
  const { runId } = await kernel.start(bodies, job);
  await until("the run ends", async () => {
    const { rows } = await test.database.query({
      text: "SELECT finished_at FROM job_runs WHERE id = $1",
      values: [runId],
    });
    return (rows[0] as { finished_at: Date | null }).finished_at !== null;
  });
  const { rows } = await test.database.query({
    text: "SELECT name, status, output, outputs, error FROM task_runs WHERE run_id = $1",
    values: [runId],
  });
  const found = rows as (Row & { name: string })[];
  return { runId, tasks: Object.fromEntries(found.map((row) => [row.name, row])) };
}

const artifactsOf = (runId: string) =>
  listRunArtifacts(test.database, { projectId: PROJECT, runId, limit: 100, offset: 0 });

describe("outputs", () => {
  it("keep their types on the way to later tasks", async () => {
    const { tasks } = await execute([
      {
        name: "a",
        run: `echo '{"n": [1, 2]}'; echo rows=42 >> $STRATAL_OUTPUT`,
        output: "json",
        outputs: { rows: { type: "integer", required: true } },
      },
      {
        name: "b",
        run: `echo "$SUM $ROWS $TASK_OUTPUT_A"; python3 -c 'import json,os; print(json.load(open(os.environ["STRATAL_CONTEXT"]))["tasks"]["a"]["output"]["n"][1])'`,
        env: { SUM: "${{ sum(tasks.a.output.n) }}", ROWS: "${{ tasks.a.outputs.rows + 1 }}" },
      },
    ]);
    expect(tasks["a"]).toMatchObject({ output: '{"n":[1,2]}', outputs: { rows: 42 } });
    expect(tasks["b"]).toMatchObject({ output: '3 43 {"n":[1,2]}\n2', error: null });
  });

  it("may be computed from what the task gave", async () => {
    const { tasks } = await execute([
      {
        name: "a",
        run: "printf '1\\n2\\n3\\n'",
        output: "lines",
        env: { X: "${{ 1 }}" },
        outputs: { count: { value: "${{ size(self.output) }}" }, last: "${{ self.output[2] }}" },
      },
    ]);
    expect(tasks["a"]!.outputs).toEqual({ count: 3, last: "3" });
  });

  it("fail the task when they are not as declared", async () => {
    const { tasks } = await execute(
      [
        {
          name: "a",
          run: "echo rows=many > $STRATAL_OUTPUT",
          outputs: { rows: { type: "integer" } },
        },
        { name: "b", parameters: { message: "{" }, output: "json" },
        {
          name: "c",
          run: "true",
          env: { X: "${{ 1 }}" },
          outputs: { x: "${{ self.outputs.gone }}" },
        },
      ],
      { failure_policy: "continue" },
    );
    expect(tasks["a"]).toMatchObject({ status: "failed", error: { kind: "output_invalid" } });
    expect(tasks["b"]).toMatchObject({ status: "failed", error: { kind: "output_invalid" } });
    expect(tasks["c"]).toMatchObject({ status: "failed", error: { kind: "expression_error" } });
  });

  it("that are sensitive are masked in the logs of later tasks, not in their values", async () => {
    const { runId, tasks } = await execute([
      {
        name: "a",
        run: "echo token=hunter2hunter2 > $STRATAL_OUTPUT",
        outputs: { token: { sensitive: true } },
      },
      { name: "b", run: 'echo "got $T"', env: { T: "${{ tasks.a.outputs.token }}" } },
    ]);
    expect(tasks["b"]!.output).toBe("got hunter2hunter2");
    const { rows } = await test.database.query({
      text: "SELECT string_agg(body, '') AS log FROM log_chunks WHERE run_id = $1",
      values: [runId],
    });
    expect((rows[0] as { log: string }).log).toContain("got ***");
  });
});

describe("artifacts", () => {
  it("are what the rules and the directory say, and reach later tasks", async () => {
    const { runId, tasks } = await execute([
      {
        name: "make",
        run: `mkdir -p out/deep; echo 1 > out/a.csv; echo 22 > out/deep/b.csv; echo x > out/c.txt
ln -s /etc/passwd out/link.csv; echo auto > "$STRATAL_ARTIFACTS/auto.json"`,
        artifacts: [
          { name: "rows", path: "out/**/*.csv", retention: "7d" },
          { name: "scripts", path: "*", optional: true },
        ],
      },
      {
        name: "use",
        run: 'cat in/a.csv in/auto; echo "$LIST"',
        files: {
          "in/a.csv": { task: "make", artifact: "out/a.csv" },
          "in/auto": { artifact: "auto.json" },
        },
        depends_on: ["make"],
        env: {
          LIST: "${{ tasks.make.artifacts.map(a, a.name + ':' + string(a.size)).join(' ') }}",
        },
      },
    ]);
    expect(tasks["use"]).toMatchObject({
      error: null,
      output: "1\nauto\nauto.json:5 rows:2 rows:3",
    });
    const rows = await artifactsOf(runId);
    expect(rows.map(({ name, path }) => `${name} ${path}`)).toEqual([
      "auto.json auto.json",
      "rows out/a.csv",
      "rows out/deep/b.csv",
    ]);
    expect(rows[1]!.sha256).toEqual(createHash("sha256").update("1\n").digest());
    expect(rows[1]!.expires_at!.getTime() - rows[1]!.created_at.getTime()).toBe(7 * 86_400_000);
    expect(rows[0]!.expires_at).toBeNull();
  });

  it("of a failed task are those that are kept then", async () => {
    const rule = (name: string, when: string) => ({ name, path: `${name}.txt`, when });
    const { runId, tasks } = await execute([
      {
        name: "a",
        run: "touch ok.txt failed.txt always.txt; exit 3",
        artifacts: [
          rule("ok", "ok"),
          rule("failed", "failed"),
          rule("always", "always"),
          rule("gone", "always"),
        ],
      },
    ]);
    expect(tasks["a"]).toMatchObject({ status: "failed", error: { kind: "exit" } });
    expect((await artifactsOf(runId)).map(({ name }) => name)).toEqual(["always", "failed"]);
  });

  it("that are missing or too large fail the task", async () => {
    const { tasks } = await execute(
      [
        { name: "gone", run: "true", artifacts: [{ name: "x", path: "x.txt" }] },
        {
          name: "large",
          run: "head -c 200000 /dev/zero > x",
          artifacts: [{ name: "x", path: "x" }],
        },
        {
          name: "none",
          run: "cat f",
          files: { f: { task: "gone", artifact: "x" } },
          depends_on: ["gone"],
          run_when: "all_failed",
        },
      ],
      { failure_policy: "continue" },
    );
    expect(tasks["gone"]).toMatchObject({
      status: "failed",
      error: { kind: "artifact_missing", message: expect.stringContaining("x.txt") as string },
    });
    expect(tasks["large"]).toMatchObject({
      status: "failed",
      error: {
        kind: "output_too_large",
        message: expect.stringContaining("200000 bytes") as string,
      },
    });
    expect(tasks["none"]).toMatchObject({
      status: "failed",
      error: {
        kind: "validation",
        message: expect.stringContaining('the task "gone" has no artifact "x"') as string,
      },
    });
  });
});

describe("details", () => {
  it("are the summary, the progress and a cut output", async () => {
    const { runId, tasks } = await execute([
      {
        name: "a",
        run: `echo "# Done" > "$STRATAL_SUMMARY"; echo "80 nearly" > "$STRATAL_PROGRESS"; seq 100; echo "$STRATAL_REVISION $STRATAL_URL" >&2`,
        output: { mode: "text", max_bytes: 10 },
      },
      { name: "b", run: 'echo "$CUT"', env: { CUT: "${{ tasks.a.stdout_truncated }}" } },
    ]);
    expect(tasks["b"]!.output).toBe("true");
    const details = await loadTaskDetails(test.database, runId, { summaryLength: 100 });
    expect(details.get(0)).toMatchObject({
      ...{ summary: "# Done\n", progress_percent: 80, progress_text: "nearly" },
      ...{ stdout_truncated: true, cached: false },
    });
    const { rows } = await test.database.query({
      text: "SELECT string_agg(body, '') AS log FROM log_chunks WHERE run_id = $1",
      values: [runId],
    });
    expect((rows[0] as { log: string }).log).toContain(`1 https://jobs.example/#/runs/${runId}`);
  });
});

describe("the cache", () => {
  it("spares a task whose key is known, in its scope, and restores what it gave", async () => {
    const key = newId();
    const make = (extra: object) => [
      {
        name: "cached",
        run: `echo "$RANDOM$RANDOM$RANDOM"; echo n=1 > $STRATAL_OUTPUT; echo kept > kept.txt`,
        artifacts: [{ name: "kept", path: "kept.txt" }],
        env: { K: "${{ 'x' }}" },
        cache: { key: `${key}-\${{ job.name == '' }}`, scope: "project", ...extra },
      },
    ];
    const once = async (extra: object = {}) => {
      const { runId, tasks } = await execute(make(extra));
      const details = await loadTaskDetails(test.database, runId, { summaryLength: 0 });
      return { ...tasks["cached"]!, runId, cached: details.get(0)?.cached ?? false };
    };
    const first = await once();
    expect(first).toMatchObject({ status: "completed", cached: false });
    const again = await once();
    expect(again).toMatchObject({ cached: true, output: first.output, outputs: { n: "1" } });
    expect(await artifactsOf(again.runId)).toMatchObject([{ name: "kept", size: 5 }]);
    expect(await once({ if: "1 == 2" })).toMatchObject({ cached: false });
    expect(await once({ scope: "job" })).toMatchObject({ cached: false });
  });
});
