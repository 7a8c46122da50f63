import { randomUUID } from "node:crypto";
import { readdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId, newRunId, taskRunId } from "../../src/base/ids.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { finishRun, logChunk, storeChunks } from "../support/log-lines.ts";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

async function createJob(extra: object = {}): Promise<{ id: string; name: string }> {
  const name = `job-${randomUUID()}`;
  const tasks = [
    { name: "first", run: "echo 1" },
    { name: "second", depends_on: ["first"], uses: "echo", parameters: { message: "2" } },
  ];
  const { json } = await api.request("POST", "/api/v1/jobs", {
    body: { stratal: 1, name, tasks, ...extra },
  });
  return json.job;
}

async function startRun(
  job: { id: string },
  body: object = {},
  headers: Record<string, string> = {},
) {
  return api.request("POST", "/api/v1/job-runs", {
    body: { job_id: job.id, triggered_by: "test", ...body },
    headers,
  });
}

describe("POST /api/v1/job-runs", () => {
  it("starts a run and answers its id in both spellings", async () => {
    const job = await createJob();
    const { status, json, headers } = await startRun(job);
    expect(status).toBe(201);
    expect(json).toMatchObject({ job_run_id: json.JobRunID, job_id: job.id, status: "queued" });
    expect(json.job_run_id).not.toBe(job.id);
    expect(headers.get("location")).toBe(`/api/v1/job-runs/${json.job_run_id}`);
  });

  it("finds the job by name and checks the inputs", async () => {
    const job = await createJob({ inputs: { count: { type: "integer", required: true } } });
    const byName = (inputs: object) =>
      api.request("POST", "/api/v1/job-runs", { body: { job_name: job.name, inputs } });
    expect((await byName({ count: 3 })).status).toBe(201);
    const wrong = await byName({ count: "x", other: 1 });
    expect(wrong.status).toBe(400);
    expect(wrong.json.code).toBe("invalid_inputs");
  });

  it("starts the newest version of what has that name now, however often it was started before", async () => {
    const job = await createJob();
    const start = async (body: object) => {
      const { status, json } = await api.request("POST", "/api/v1/job-runs", { body });
      if (status !== 201) return status;
      const run = await api.request("GET", `/api/v1/job-runs/${json.job_run_id}`);
      return [run.json.job_id, run.json.version];
    };
    const change = async (id: string, name: string, message: string) =>
      api.request("PUT", `/api/v1/jobs/${id}`, {
        body: { stratal: 1, name, tasks: [{ name: "a", uses: "echo", parameters: { message } }] },
      });
    const { id, name } = job;
    expect(await start({ job_id: id })).toEqual([id, 1]);
    expect(await start({ job_name: name })).toEqual([id, 1]);
    expect((await change(id, name, "2")).status).toBe(200);
    expect(await start({ job_id: id })).toEqual([id, 2]);
    expect(await start({ job_name: name })).toEqual([id, 2]);
    expect((await change(id, `${name}-renamed`, "3")).status).toBe(200);
    expect(await start({ job_name: name })).toBe(404);
    const other = await createJob();
    await change(other.id, name, "4");
    expect(await start({ job_name: name })).toEqual([other.id, 2]);
    expect(await start({ job_id: id })).toEqual([id, 3]);
    expect((await api.request("DELETE", `/api/v1/jobs/${id}`)).status).toBe(200);
    expect(await start({ job_id: id })).toBe(404);
  });

  it("starts one run for one Idempotency-Key, however often and at once it is asked", async () => {
    const job = await createJob();
    const headers = { "idempotency-key": randomUUID() };
    const answers = await Promise.all([1, 2, 3].map(() => startRun(job, {}, headers)));
    expect(new Set(answers.map(({ json }) => json.job_run_id)).size).toBe(1);
    expect(
      answers.filter((answer) => answer.headers.get("idempotent-replayed") === "true"),
    ).toHaveLength(2);
    const other = await startRun(job, { triggered_by: "someone else" }, headers);
    expect(other.status).toBe(409);
    expect(other.json.code).toBe("idempotency_conflict");
  });
});

describe("reading runs", () => {
  it("leaves the task runs out for who asks for that", async () => {
    const job = await createJob();
    const { json: started } = await startRun(job);
    const path = `/api/v1/job-runs/${started.job_run_id}?task_runs=false`;
    const { json: run } = await api.request("GET", path);
    expect(run).toMatchObject({ job_name: job.name, total_tasks: 2, task_runs: [] });
  });

  it("answers a run with its task runs, which say why they wait", async () => {
    const { json } = await startRun(await createJob());
    const { json: run } = await api.request("GET", `/api/v1/job-runs/${json.job_run_id}`);
    expect(run).toMatchObject({
      status: "queued",
      triggered_by: "test",
      total_tasks: 2,
      open_tasks: 2,
    });
    expect(run.task_runs).toMatchObject([
      {
        id: taskRunId(run.id, 0),
        name: "first",
        status: "queued",
        queue_reason: "no_worker",
        queue_message: "no worker is running",
      },
      { id: taskRunId(run.id, 1), name: "second", status: "pending", queue_reason: null },
    ]);
    const byQuery = await api.request("GET", `/api/v1/job-runs?id=${run.id}`);
    expect(byQuery.json).toEqual(run);
    const task = await api.request("GET", `/api/v1/task-runs/${taskRunId(run.id, 0)}`);
    expect(task.json).toMatchObject({ name: "first", job_run_id: run.id });
    expect(
      (await api.request("GET", `/api/v1/task-runs/${taskRunId(run.id, 0)}/attempts`)).json
        .attempts,
    ).toEqual([]);
    expect((await api.request("GET", `/api/v1/task-runs/${taskRunId(run.id, 9)}`)).status).toBe(
      404,
    );
    const page = await api.request("GET", `/api/v1/job-runs/${run.id}/task-runs?limit=1`);
    expect(page.json.task_runs).toMatchObject([{ name: "first" }]);
    const next = await api.request(
      "GET",
      `/api/v1/job-runs/${run.id}/task-runs?limit=1&cursor=${page.json.next_cursor}`,
    );
    expect(next.json).toMatchObject({ task_runs: [{ name: "second" }], next_cursor: null });
    const events = await api.request("GET", `/api/v1/job-runs/${run.id}/events`);
    expect(events.json.events).toMatchObject([
      { type: "run_created", data: { triggered_by: "test" } },
    ]);
  });

  it("lists newest first, by state and by job, by offset and by cursor", async () => {
    const job = await createJob();
    const ids: string[] = [];
    for (let count = 0; count < 3; count += 1) ids.unshift((await startRun(job)).json.job_run_id);
    const list = async (query: string) =>
      (await api.request("GET", `/api/v1/job-runs?job_id=${job.id}&${query}`)).json;
    const idsOf = (page: { job_runs: { id: string }[] }) => page.job_runs.map((run) => run.id);
    expect(idsOf(await list(""))).toEqual(ids);
    const first = await list("limit=2&status=queued");
    expect(idsOf(first)).toEqual(ids.slice(0, 2));
    expect(idsOf(await list(`limit=2&cursor=${first.next_cursor}`))).toEqual(ids.slice(2));
    expect(idsOf(await list("limit=2&offset=2"))).toEqual(ids.slice(2));
    const numbers = (await list("")).job_runs.map((run: { number: number }) => run.number);
    expect(numbers).toEqual([...new Set<number>(numbers)].sort((a, b) => b - a));
    const newest = await api.request("GET", `/api/v1/job-runs/${ids[0]}?task_runs=false`);
    expect(newest.json.number).toBe(numbers[0]);
    expect(idsOf(await list("status=failed"))).toEqual([]);
    expect((await api.request("GET", "/api/v1/job-runs?status=odd")).status).toBe(400);
  });

  it("answers 404 for unknown runs and 400 for what is no id", async () => {
    for (const path of ["", "/task-runs", "/events"]) {
      expect((await api.request("GET", `/api/v1/job-runs/${newRunId()}${path}`)).status).toBe(404);
      expect((await api.request("GET", `/api/v1/job-runs/x${path}`)).status).toBe(400);
    }
  });
});

describe("changing runs", () => {
  it("pauses, lists, resumes and cancels", async () => {
    const job = await createJob();
    const { json } = await startRun(job);
    const change = (action: string) =>
      api.request("POST", `/api/v1/job-runs/${json.job_run_id}/${action}`);
    const paused = await change("pause");
    expect(paused.json).toMatchObject({
      job_name: job.name,
      previous_status: "queued",
      new_status: "paused",
    });
    const again = await change("pause");
    expect(again.status).toBe(409);
    expect(again.json.detail).toContain("paused");
    const list = await api.request("GET", "/api/v1/job-runs/paused");
    expect(list.json).toMatchObject({ paused_job_runs: [{ id: json.job_run_id }], count: 1 });
    const run = await api.request("GET", `/api/v1/job-runs/${json.job_run_id}`);
    expect(run.json.task_runs[0]).toMatchObject({ queue_reason: "paused" });
    expect((await change("resume")).json).toMatchObject({
      previous_status: "paused",
      new_status: "queued",
    });
    expect((await change("resume")).status).toBe(409);
    expect((await change("cancel")).json).toMatchObject({
      previous_status: "queued",
      new_status: "cancelled",
    });
    expect((await change("cancel")).status).toBe(409);
    expect((await api.request("POST", `/api/v1/job-runs/${newRunId()}/cancel`)).status).toBe(404);
  });
});

describe("the body of a cancel", () => {
  it.each([
    [{ forced: true }, 'It must not have "forced".'],
    [{ force: "yes" }, "force must be true or false."],
  ])("is refused with what is wrong in it: %j", async (body, message) => {
    const { json } = await startRun(await createJob());
    const path = `/api/v1/job-runs/${json.job_run_id}`;
    const refused = await api.request("POST", `${path}/cancel`, { body });
    expect(refused.status).toBe(400);
    expect(JSON.stringify(refused.json)).toContain(JSON.stringify(message).slice(1, -1));
    expect((await api.request("GET", path)).json.status).toBe("queued");
  });
});

describe("logs", () => {
  it("pages the lines of runs and task runs and downloads them", async () => {
    const { json } = await startRun(await createJob());
    const runId = json.job_run_id as string;
    const place = { projectId: DEFAULT_PROJECT_ID, runId };
    await storeChunks(api.database, [
      logChunk({ ...place, seq: 0, chunk: 0, firstLine: 0 }, ["one", "two"]),
      logChunk({ ...place, seq: 1, chunk: 0, firstLine: 0 }, ["three"], ["stderr"]),
      logChunk({ ...place, seq: 0, chunk: 1, firstLine: 2 }, ["four", "five"]),
    ]);
    await finishRun(api.database, runId);
    const read = async (path: string) => (await api.request("GET", `/api/v1/logs/${path}`)).json;
    const textsOf = (page: { logs: { message: string }[] }) =>
      page.logs.map((line) => line.message);
    const whole = await read(`job-runs/${runId}`);
    expect(textsOf(whole)).toEqual(["one", "two", "three", "four", "five"]);
    expect(whole.pagination).toMatchObject({ total: 5, offset: 0, count: 5 });
    for (let offset = 0; offset < 5; offset += 1) {
      const page = await read(`job-runs/${runId}?limit=2&offset=${offset}`);
      expect(textsOf(page)).toEqual(textsOf(whole).slice(offset, offset + 2));
    }
    const task = await read(`task-runs/${taskRunId(runId, 0)}?limit=2&offset=1`);
    expect(textsOf(task)).toEqual(["two", "four"]);
    expect(task.pagination.total).toBe(4);
    const newest = await read("type/task?limit=3&offset=1");
    expect(textsOf(newest)).toEqual(["four", "three", "two"]);
    expect((await read("type/job?limit=1")).logs[0]).toMatchObject({
      type: "job",
      job_run_id: expect.any(String),
    });
    await api.database.query({
      text: "INSERT INTO system_events (level, message) VALUES ('warn', 'careful')",
      values: [],
    });
    for (const path of ["system", "type/system"])
      expect((await read(path)).logs[0]).toMatchObject({
        type: "system",
        level: "warn",
        message: "careful",
      });
    const download = await api.request("GET", `/api/v1/logs/job-runs/${runId}/download`);
    expect(download.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    expect(download.headers.get("content-disposition")).toMatch(
      /^attachment; filename="job-[\w-]+\.log"$/,
    );
    expect(download.text.split("\n")).toHaveLength(6);
    expect(download.text).toContain("Z second stderr three\n");
    for (const path of [
      `job-runs/${newRunId()}`,
      `job-runs/${newRunId()}/download`,
      `task-runs/${newId()}`,
    ])
      expect((await api.request("GET", `/api/v1/logs/${path}`)).status).toBe(404);
  });
});

describe("secrets", () => {
  it("creates, lists, changes and deletes, by path and by query, and never shows a value", async () => {
    const value = "correct-horse-battery";
    const create = (name: string) =>
      api.request("POST", "/api/v1/secrets", { body: { name, value } });
    const [one, two] = [await create("ONE"), await create("TWO")];
    expect(one.status).toBe(201);
    expect(one.json).toMatchObject({
      name: "ONE",
      id: expect.any(String),
      created_at: expect.any(String),
    });
    expect((await create("ONE")).json.code).toBe("secret_name_taken");
    const body = { value: "another-secret-value" };
    const byQuery = await api.request("PUT", `/api/v1/secrets?id=${one.json.id}`, { body });
    expect(byQuery.json).toMatchObject({ message: expect.any(String), version: 2 });
    const byPath = await api.request("PUT", `/api/v1/secrets/${two.json.id}`, { body });
    expect(byPath.json.version).toBe(2);
    const list = await api.request("GET", "/api/v1/secrets");
    expect(list.json.secrets).toMatchObject([{ name: "ONE" }, { name: "TWO" }]);
    for (const answer of [one, byQuery, byPath, list]) {
      expect(answer.text).not.toContain(value);
      expect(answer.text).not.toContain(body.value);
    }
    expect(
      (await api.request("DELETE", `/api/v1/secrets?id=${one.json.id}`)).json.message,
    ).toContain("deleted");
    expect((await api.request("DELETE", `/api/v1/secrets/${two.json.id}`)).status).toBe(200);
    expect((await api.request("DELETE", `/api/v1/secrets/${two.json.id}`)).status).toBe(404);
    expect((await api.request("GET", "/api/v1/secrets")).json.count).toBe(0);
  });
});

describe("everything else of the Go system", () => {
  it("answers its health checks", async () => {
    expect((await api.request("GET", "/health")).json).toMatchObject({
      status: "healthy",
      service: "stratal",
      database: { status: "up" },
    });
    expect((await api.request("GET", "/api/health")).json).toMatchObject({
      message: "API is running",
    });
    const newest = readdirSync("migrations").sort().at(-1);
    const ready = await api.request("GET", "/api/v1/health/ready");
    expect(`${ready.json.database.schema}.sql`).toBe(newest);
  });

  it("describes the language and lists workers", async () => {
    expect((await api.request("GET", "/api/v1/schema/job.json")).json.title).toBe("Stratal job");
    const types = await api.request("GET", "/api/v1/task-types");
    expect(types.json.task_types.map((type: { name: string }) => type.name)).toContain(
      "http_request",
    );
    expect((await api.request("GET", "/api/v1/workers")).json).toEqual({ workers: [], count: 0 });
  });
});
