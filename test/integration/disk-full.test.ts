/**
 * PostgreSQL's disk runs full and is emptied again. The disk is that of the tables; with the write-ahead log on a full disk PostgreSQL stops,
 * which is the outage of the crash tests.
 */
import { appendFile, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { until } from "../support/processes.ts";
import { makeSmallDisk, type SmallDisk } from "../support/small-disk.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

const LINES = 20_000;

let disk: SmallDisk | string;
let stack: TestStack | null = null;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stratal-disk-full-"));
  disk = await makeSmallDisk(64);
  if (typeof disk !== "string") stack = await startTestStack({ tablespace: disk.tablespace });
});

afterAll(async () => {
  await stack?.close();
  if (typeof disk !== "string") await disk.remove();
  await rm(folder, { recursive: true });
});

/** Waits until a file tells it to, then prints random lines, which do not fit into what the tables have left. */
const printing = (): string => `
stratal: 1
name: prints
tasks:
  - name: long
    run: |
      until [ -e ${folder}/go ]; do sleep 0.05; done
      head -c ${LINES * 48} /dev/urandom | base64 -w 64
  - {name: after, uses: echo, parameters: {message: reached}, depends_on: [long]}
`;

const small = JSON.stringify({
  stratal: 1,
  name: "small",
  tasks: Array.from({ length: 50 }, (_, index) => ({ name: `t${index}`, uses: "echo" })),
});

it("while the disk is full, starts are refused with what to do, reads go on, results are kept, and all goes on by itself", async ({
  skip,
}) => {
  if (typeof disk === "string" || stack === null) {
    const message = `NOT TESTED, a full disk of PostgreSQL: ${String(disk)}`;
    if (process.env["CI"] !== undefined) throw new Error(message);
    process.stderr.write(`${message}\n`);
    return skip(message);
  }
  const { request, seen, ended } = stack;
  const runId = await stack.start(printing());
  await until(
    "the script runs",
    async () => (await seen(runId)).tasks["long"]?.status === "running",
  );
  const saved = await request("POST", "/api/v1/jobs", { body: small });
  const { id: jobId } = (saved.json as { job: { id: string } }).job;
  const start = (key: string) =>
    request("POST", "/api/v1/job-runs", {
      body: { job_id: jobId },
      headers: { "idempotency-key": key },
    });

  await disk.fill();
  let count = 0;
  let refused = await start("k0");
  while (refused.status < 300) refused = await start(`k${(count += 1)}`);
  expect(refused.status).toBe(503);
  expect(refused.json).toMatchObject({
    code: "database_full",
    title: "The database's disk is full",
  });
  expect(refused.json.detail).toMatch(/Make room on the volume of its data directory/);
  expect(refused.headers.get("retry-after")).toBe("1");

  const health = await request("GET", "/health");
  expect(health.status).toBe(200);
  expect(health.json).toMatchObject({ status: "degraded", database: { status: "up" } });
  expect(health.json.database.problem).toMatch(/Make room/);
  const { json: diagnostics } = await request("GET", "/api/v1/health/diagnostics");
  expect(diagnostics.warnings).toContainEqual(expect.objectContaining({ code: "database_full" }));
  expect((await request("GET", "/api/v1/job-runs")).status).toBe(200);

  await appendFile(join(folder, "go"), "");
  for (let again = 0; again < 5; again += 1) expect((await start(`k${count}`)).status).toBe(503);
  expect((await seen(runId)).status).toBe("running");

  await disk.makeRoom();
  expect((await start(`k${count}`)).status).toBe(201);
  const run = await ended(runId);
  expect(run).toMatchObject({ status: "completed", tasks: { long: { error: null } } });
  expect(run.tasks["long"]?.attempt).toBe(1);
  expect(run.tasks["after"]?.output).toBe("reached");
  const lines = await stack.database.query({
    text: "SELECT sum(lines)::int AS lines FROM log_chunks WHERE run_id = $1",
    values: [runId],
  });
  expect((lines.rows[0] as { lines: number }).lines).toBeGreaterThanOrEqual(LINES);
  const all = await request("GET", "/api/v1/job-runs?limit=200");
  for (const { id } of (all.json as { job_runs: { id: string }[] }).job_runs)
    expect((await ended(id)).status).toBe("completed");
  await until(
    "health forgets it",
    async () => (await request("GET", "/health")).json.status === "healthy",
    30_000,
  );
});
