/** Saving jobs at the same time, and again. */
import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type Answer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

const strict = (name: string, run: string) => ({ stratal: 1, name, tasks: [{ name: "a", run }] });

const legacy = (name: string, code: string) => ({
  name,
  tasks: [{ name: "a", type: "custom", order: 1, config: { script: { language: "bash", code } } }],
});

const save = (body: object, key?: string): Promise<Answer> =>
  api.request("POST", "/api/v1/jobs", {
    body,
    ...(key === undefined ? {} : { headers: { "idempotency-key": key } }),
  });

/** 1, 2 … `length`. */
const upTo = (length: number) => Array.from({ length }, (_, index) => index + 1);
const byNumber = (a: number, b: number) => a - b;
const statusesOf = (answers: readonly Answer[]) => [
  ...new Set(answers.map(({ status }) => status)),
];

describe("saving at the same time", () => {
  it("saves every version of PUT, and answers each caller with its own", async () => {
    const { json } = await save(strict("put-race", "echo 0"));
    const answers = await Promise.all(
      upTo(40).map((number) =>
        api.request("PUT", `/api/v1/jobs/${json.job.id}`, {
          body: strict("put-race", `echo ${number}`),
        }),
      ),
    );
    expect(statusesOf(answers)).toEqual([200]);
    const versions = answers.map((answer) => answer.json.job.version as number).sort(byNumber);
    expect(versions).toEqual(upTo(40).map((number) => number + 1));
    for (const [index, { json: saved, headers }] of answers.entries()) {
      expect(saved.tasks[0].config.script.code).toBe(`echo ${index + 1}`);
      expect(headers.get("etag")).toBe(`"v${saved.job.version}"`);
    }
  });

  it("saves every legacy document that is posted with one name", async () => {
    const answers = await Promise.all(
      upTo(30).map((number) => save(legacy("post-race", `echo ${number}`))),
    );
    expect(statusesOf(answers)).toEqual([201]);
    const versions = answers.map((answer) => answer.json.job.version as number).sort(byNumber);
    expect(versions).toEqual(upTo(30));
    expect(new Set(answers.map((answer) => answer.json.job.id)).size).toBe(1);
  });

  it("runs what the caller saved, not what is newest", async () => {
    const answers = await Promise.all(
      upTo(10).map((number) =>
        save({ ...legacy("run-race", `echo ${number}`), run_immediately: true }),
      ),
    );
    for (const { json } of answers) {
      const run = await api.request("GET", `/api/v1/job-runs/${json.job_run_id}`);
      expect(run.json.version).toBe(json.job.version);
    }
  });
});

describe("POST /api/v1/jobs with an Idempotency-Key", () => {
  it("saves once and starts one run", async () => {
    const key = randomUUID();
    const body = { ...legacy("once", "echo 1"), run_immediately: true };
    const first = await save(body, key);
    expect(first.status).toBe(201);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    await save(legacy("once", "echo 2"));
    const again = await save(body, key);
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.json.job).toMatchObject({ id: first.json.job.id, version: 1 });
    expect(again.json.job_run_id).toBe(first.json.job_run_id);
    const runs = await api.request("GET", `/api/v1/job-runs?job_id=${first.json.job.id}`);
    expect(runs.json.count).toBe(1);
    const versions = await api.request("GET", `/api/v1/jobs/${first.json.job.id}/versions`);
    expect(versions.json.count).toBe(2);
  });

  it("answers a strict document again that took its name itself", async () => {
    const key = randomUUID();
    const first = await save(strict("strict-once", "true"), key);
    const again = await save(strict("strict-once", "true"), key);
    expect(again.status).toBe(201);
    expect(again.json.job).toEqual(first.json.job);
    expect((await save(strict("strict-once", "true"), randomUUID())).status).toBe(409);
  });

  it("remembers a save that changed nothing", async () => {
    const key = randomUUID();
    await save(legacy("same", "echo 1"));
    const unchanged = await save(legacy("same", "echo 1"), key);
    await save(legacy("same", "echo 2"));
    const again = await save(legacy("same", "echo 1"), key);
    expect(again.json.job.version_id).toBe(unchanged.json.job.version_id);
  });

  it("saves once when the requests come at the same time", async () => {
    const key = randomUUID();
    const body = { ...legacy("together", "echo 1"), run_immediately: true };
    const answers = await Promise.all(upTo(10).map(() => save(body, key)));
    expect(statusesOf(answers)).toEqual([201]);
    expect(new Set(answers.map(({ json }) => json.job_run_id)).size).toBe(1);
  });

  it("refuses the key for another document", async () => {
    const key = randomUUID();
    await save(legacy("taken-key", "echo 1"), key);
    const refused = await save(legacy("taken-key", "echo 2"), key);
    expect(refused.status).toBe(409);
    expect(refused.json.code).toBe("idempotency_conflict");
    expect((await save(legacy("x", "echo 1"), "ü".repeat(3))).status).toBe(400);
  });
});
