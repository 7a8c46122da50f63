import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../src/base/ids.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

let count = 0;
function uniqueName(): string {
  count += 1;
  return `job-${count}`;
}

function legacyBody(name: string, code = "echo 1") {
  return {
    name,
    description: "A job of the Go system",
    source: "api",
    raw_payload: "",
    tasks: [
      {
        name: "sum",
        type: "custom",
        order: 2,
        config: {
          depends_on: ["call"],
          parameters: { k: 1 },
          secrets: { DB: "DB_PASSWORD" },
          script: { language: "bash", code },
        },
      },
      {
        name: "call",
        type: "builtin",
        order: 1,
        config: { parameters: { task_name: "echo", message: "hi" } },
      },
    ],
  };
}

function strictBody(name: string) {
  return { stratal: 1, name, tasks: [{ name: "greet", run: "echo hello" }] };
}

describe("POST /api/v1/jobs", () => {
  it("creates a job from a legacy body", async () => {
    const name = uniqueName();
    const { status, json, headers } = await api.request("POST", "/api/v1/jobs", {
      body: legacyBody(name),
    });
    expect(status).toBe(201);
    expect(json.job).toMatchObject({ name, description: "A job of the Go system", source: "api" });
    expect(json.tasks).toMatchObject([
      {
        job_id: json.job.id,
        name: "sum",
        type: "custom",
        order: 2,
        config: {
          depends_on: ["call"],
          secrets: { DB: "DB_PASSWORD" },
          script: { language: "bash", code: "echo 1" },
        },
      },
      {
        name: "call",
        type: "builtin",
        order: 1,
        config: { parameters: { task_name: "echo", message: "hi" } },
      },
    ]);
    expect(json.message).toBe("Job created successfully");
    expect(json).not.toHaveProperty("job_run_id");
    expect(headers.get("location")).toBe(`/api/v1/jobs/${json.job.id}`);
  });

  it("starts a run when the body says run_immediately", async () => {
    const body = { ...legacyBody(uniqueName()), run_immediately: true };
    const { json } = await api.request("POST", "/api/v1/jobs", { body });
    expect(json.status).toBe("Job execution started");
    const run = await api.request("GET", `/api/v1/job-runs/${json.job_run_id}`);
    expect(run.json).toMatchObject({ job_id: json.job.id, status: "queued", triggered_by: "api" });
  });

  it("saves a legacy body with a known name as the next version, and the same content as nothing", async () => {
    const name = uniqueName();
    const first = await api.request("POST", "/api/v1/jobs", { body: legacyBody(name) });
    const same = await api.request("POST", "/api/v1/jobs", { body: legacyBody(name) });
    expect(same.status).toBe(201);
    expect(same.json.job).toMatchObject({ id: first.json.job.id, version: 1 });
    expect(same.json.message).toContain("nothing changed");
    const next = await api.request("POST", "/api/v1/jobs", { body: legacyBody(name, "echo 2") });
    expect(next.status).toBe(201);
    expect(next.json.job).toMatchObject({ id: first.json.job.id, version: 2 });
    expect(next.json.message).toContain("version 2");
    expect(next.json.tasks[0].config.script.code).toBe("echo 2");
  });

  it("refuses a strict body with a known name", async () => {
    const name = uniqueName();
    await api.request("POST", "/api/v1/jobs", { body: strictBody(name) });
    const second = await api.request("POST", "/api/v1/jobs", { body: strictBody(name) });
    expect(second.status).toBe(409);
    expect(second.json).toMatchObject({ code: "job_name_taken", error: second.json.detail });
  });

  it.each(["application/yaml", "text/yaml", "text/plain"])("takes YAML as %s", async (type) => {
    const name = uniqueName();
    const body = `# why\nstratal: 1\nname: ${name}\ntasks:\n  - name: greet\n    run: echo hello\n`;
    const { status, json } = await api.request("POST", "/api/v1/jobs", {
      body,
      headers: { "content-type": type },
    });
    expect(status).toBe(201);
    expect(json.job).toMatchObject({ name, source_format: "yaml", source_text: body });
  });

  it("says where a YAML document is wrong", async () => {
    const body = "stratal: 1\nname: x\ntasks:\n  - name: a\n    runn: echo\n";
    const { status, json } = await api.request("POST", "/api/v1/jobs", {
      body,
      headers: { "content-type": "application/yaml" },
    });
    expect(status).toBe(400);
    expect(json.code).toBe("invalid_definition");
    expect(json.errors[0]).toMatchObject({ path: "tasks[0]", line: 4 });
  });

  it("says where JSON stops being JSON", async () => {
    const { status, json } = await api.request("POST", "/api/v1/jobs", {
      body: '{"name": "x",\n "tasks": [}',
    });
    expect(status).toBe(400);
    expect(json).toMatchObject({ code: "invalid_json", errors: [{ line: 2, column: 12 }] });
  });

  it("gives one of two requests at once the job and the other its next version", async () => {
    const name = uniqueName();
    const answers = await Promise.all(
      ["echo 1", "echo 2", "echo 3", "echo 4"].map((code) =>
        api.request("POST", "/api/v1/jobs", { body: legacyBody(name, code) }),
      ),
    );
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201]);
    expect(new Set(answers.map(({ json }) => json.job.id)).size).toBe(1);
    const job = await api.request("GET", `/api/v1/jobs/${answers[0]!.json.job.id}`);
    expect(job.json.version).toBe(4);
  });
});

describe("GET /api/v1/jobs", () => {
  it("pages newest first, by offset and by cursor alike", async () => {
    const names = [uniqueName(), uniqueName(), uniqueName()];
    for (const name of names) await api.request("POST", "/api/v1/jobs", { body: strictBody(name) });
    const page = await api.request("GET", "/api/v1/jobs?limit=2&offset=0");
    expect(page.json).toMatchObject({ limit: 2, offset: 0, count: 2 });
    const namesOf = (json: { jobs: { name: string }[] }) => json.jobs.map((job) => job.name);
    expect(namesOf(page.json)).toEqual([names[2], names[1]]);
    const byOffset = await api.request("GET", "/api/v1/jobs?limit=1&offset=2");
    const byCursor = await api.request(
      "GET",
      `/api/v1/jobs?limit=1&cursor=${page.json.next_cursor}`,
    );
    expect(namesOf(byOffset.json)).toEqual([names[0]]);
    expect(namesOf(byCursor.json)).toEqual([names[0]]);
  });

  it("finds a job by name and answers ?id= with the job itself", async () => {
    const name = uniqueName();
    const { json } = await api.request("POST", "/api/v1/jobs", { body: strictBody(name) });
    const found = await api.request("GET", `/api/v1/jobs?name=${name}`);
    expect(found.json.jobs).toMatchObject([{ id: json.job.id }]);
    const byId = await api.request("GET", `/api/v1/jobs?id=${json.job.id}`);
    expect(byId.json).toMatchObject({
      id: json.job.id,
      tasks: [{ name: "greet", type: "custom" }],
    });
  });

  it("uses at most the largest page size", async () => {
    expect((await api.request("GET", "/api/v1/jobs?limit=100000")).json.limit).toBe(500);
  });

  it.each(["limit=0", "limit=-1", "limit=x", "offset=-1", "cursor=nonsense", "limit=1&limit=2"])(
    "refuses %s",
    async (query) => {
      expect((await api.request("GET", `/api/v1/jobs?${query}`)).status).toBe(400);
    },
  );
});

describe("/api/v1/jobs/:id", () => {
  it("answers 404 for an unknown id and 400 for something that is no id", async () => {
    expect((await api.request("GET", `/api/v1/jobs/${newId()}`)).status).toBe(404);
    expect((await api.request("GET", "/api/v1/jobs/17")).status).toBe(400);
    expect(
      (await api.request("PUT", `/api/v1/jobs/${newId()}`, { body: strictBody("x") })).status,
    ).toBe(404);
    expect((await api.request("DELETE", `/api/v1/jobs/${newId()}`)).status).toBe(404);
  });

  it("saves a change that is based on the newest version, and no other", async () => {
    const name = uniqueName();
    const created = await api.request("POST", "/api/v1/jobs", { body: strictBody(name) });
    const path = `/api/v1/jobs/${created.json.job.id}`;
    const etag = created.headers.get("etag")!;
    const body = { ...strictBody(name), description: "changed" };
    const changed = await api.request("PUT", path, { body, headers: { "if-match": etag } });
    expect(changed.status).toBe(200);
    expect(changed.json.job).toMatchObject({ version: 2, description: "changed" });
    const late = await api.request("PUT", path, {
      body: strictBody(name),
      headers: { "if-match": etag },
    });
    expect(late.status).toBe(412);
    expect(late.json.code).toBe("revision_conflict");
    const versions = await api.request("GET", `${path}/versions`);
    expect(versions.json.versions).toMatchObject([{ number: 2 }, { number: 1 }]);
    const first = await api.request("GET", `${path}/versions/1`);
    expect(first.json.definition).toMatchObject({ description: "" });
    expect((await api.request("GET", `${path}/versions/3`)).status).toBe(404);
  });

  it("refuses to rename a job to a name that is taken", async () => {
    const [taken, name] = [uniqueName(), uniqueName()];
    await api.request("POST", "/api/v1/jobs", { body: strictBody(taken) });
    const { json } = await api.request("POST", "/api/v1/jobs", { body: strictBody(name) });
    const renamed = await api.request("PUT", `/api/v1/jobs/${json.job.id}`, {
      body: strictBody(taken),
    });
    expect(renamed.status).toBe(409);
    expect(renamed.json.code).toBe("job_name_taken");
  });

  it("deletes a job and frees its name, while its runs stay", async () => {
    const name = uniqueName();
    const { json } = await api.request("POST", "/api/v1/jobs", { body: strictBody(name) });
    const run = await api.request("POST", "/api/v1/job-runs", { body: { job_id: json.job.id } });
    expect((await api.request("DELETE", `/api/v1/jobs/${json.job.id}`)).status).toBe(200);
    expect((await api.request("GET", `/api/v1/jobs/${json.job.id}`)).status).toBe(404);
    expect(
      (await api.request("POST", "/api/v1/job-runs", { body: { job_id: json.job.id } })).status,
    ).toBe(404);
    const stays = await api.request("GET", `/api/v1/job-runs/${run.json.job_run_id}`);
    expect(stays.json.job_name).toBe(name);
    expect((await api.request("POST", "/api/v1/jobs", { body: strictBody(name) })).status).toBe(
      201,
    );
  });
});

describe("POST /api/v1/jobs/validate", () => {
  it("checks a document and saves nothing", async () => {
    const name = uniqueName();
    const { json } = await api.request("POST", "/api/v1/jobs/validate", { body: strictBody(name) });
    expect(json).toMatchObject({
      valid: true,
      name,
      mode: "strict",
      task_count: 1,
      runnable: true,
    });
    expect((await api.request("GET", `/api/v1/jobs?name=${name}`)).json.count).toBe(0);
  });

  it("tells that a legacy document with a cycle cannot run", async () => {
    const task = (name: string, dependency: string) => ({
      name,
      type: "custom",
      config: { depends_on: [dependency], script: { language: "bash", code: "true" } },
    });
    const body = { name: "circle", tasks: [task("a", "b"), task("b", "a")] };
    const { json } = await api.request("POST", "/api/v1/jobs/validate", { body });
    expect(json.runnable).toBe(false);
    expect(json.warnings.length).toBeGreaterThan(0);
  });
});
