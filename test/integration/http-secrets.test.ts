import { createHash, randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../src/base/ids.ts";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { until } from "../support/processes.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

const create = (name: string, value: string, key: string) =>
  api.request("POST", "/api/v1/secrets", {
    body: { name, value },
    headers: { "idempotency-key": key },
  });

/** Backends that wait for another transaction while they reserve a key. */
async function waitingBackends(): Promise<unknown[]> {
  const { rows } = await api.database.query({
    text: `SELECT pid FROM pg_stat_activity
           WHERE datname = current_database()
             AND wait_event_type = 'Lock'
             AND query LIKE '%INSERT INTO idempotency_keys%'`,
    values: [],
  });
  return (rows as { pid: unknown }[]).map(({ pid }) => pid);
}

describe("one secret", () => {
  it("is answered by its id, in both spellings and without its value", async () => {
    const body = { name: "SHOWN", value: "never-shown" };
    const { json: created } = await api.request("POST", "/api/v1/secrets", { body });
    for (const path of [`/api/v1/secrets/${created.id}`, `/api/v1/secrets?id=${created.id}`]) {
      const { status, json, text } = await api.request("GET", path);
      expect(status).toBe(200);
      expect(json).toEqual(created);
      expect(text).not.toContain("never-shown");
    }
  });

  it("is 404 when there is none, and 400 when the id is none", async () => {
    for (const path of ["/api/v1/secrets/", "/api/v1/secrets?id="]) {
      expect((await api.request("GET", path + newId())).status).toBe(404);
      expect((await api.request("GET", `${path}x`)).status).toBe(400);
    }
  });
});

describe("POST /api/v1/secrets with an Idempotency-Key", () => {
  it("creates one secret and answers with it again", async () => {
    const key = randomUUID();
    const first = await create("ONCE", "a value", key);
    expect(first.headers.get("idempotent-replayed")).toBeNull();
    const again = await create("ONCE", "a value", key);
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotent-replayed")).toBe("true");
    expect(again.json).toEqual(first.json);
  });

  it("creates one secret when the requests come at the same time", async () => {
    const key = randomUUID();
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => create("TOGETHER", "some-value", key)),
    );
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 201));
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
  });

  it("refuses the key for another request, which then leaves nothing", async () => {
    const key = randomUUID();
    await create("FIRST", "some-value", key);
    for (const [name, value] of [
      ["FIRST", "other-value"],
      ["SECOND", "some-value"],
    ] as const) {
      const refused = await create(name, value, key);
      expect(refused.status).toBe(409);
      expect(refused.json.code).toBe("idempotency_conflict");
    }
    const { json } = await api.request("GET", "/api/v1/secrets");
    const names = json.secrets.map((secret: { name: string }) => secret.name);
    expect(names).toContain("FIRST");
    expect(names).not.toContain("SECOND");
  });

  it("stores no hash by which the value could be guessed quickly", async () => {
    const key = randomUUID();
    await create("GUESSED", "some-pin-1234", key);
    const { rows } = await api.database.query({
      text: "SELECT request_hash FROM idempotency_keys WHERE key = $1",
      values: [key],
    });
    const fast = [
      { name: "GUESSED", value: "some-pin-1234" },
      ["GUESSED", "some-pin-1234"],
      { name: "GUESSED" },
    ].map((body) => createHash("sha256").update(JSON.stringify(body)).digest());
    expect(rows).toHaveLength(1);
    for (const hash of fast) expect(rows).not.toContainEqual({ request_hash: hash });
  });

  it("leaves neither secret nor key when the server loses its connection between the two", async () => {
    const key = randomUUID();
    let release = (): void => undefined;
    let tellReserved = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const reserved = new Promise<void>((resolve) => (tellReserved = resolve));
    // Another request with the key that does not end: ours waits in its transaction.
    const other = api.database.transaction(async (connection) => {
      await connection.query({
        text: `INSERT INTO idempotency_keys (project_id, scope, key, request_hash, run_id)
               VALUES ($1, 'secrets', $2, decode(repeat('00', 32), 'hex'), $1)`,
        values: [DEFAULT_PROJECT_ID, key],
      });
      tellReserved();
      await held;
      throw new Error("it never was");
    });
    await reserved;
    const cut = create("CUT", "some-value", key);
    await until("the request waits for the key", async () => (await waitingBackends()).length > 0);
    const [pid] = await waitingBackends();
    await api.database.query({ text: "SELECT pg_terminate_backend($1)", values: [pid] });
    expect((await cut).status).toBeGreaterThanOrEqual(500);
    release();
    await expect(other).rejects.toThrow("it never was");
    const { json } = await api.request("GET", "/api/v1/secrets");
    expect(json.secrets.map((secret: { name: string }) => secret.name)).not.toContain("CUT");
    const again = await create("CUT", "some-value", key);
    expect(again.status).toBe(201);
    expect(again.headers.get("idempotent-replayed")).toBeNull();
  });

  it("lets a key be used again after a request with it was refused", async () => {
    const key = randomUUID();
    await create("OWNED", "some-value", randomUUID());
    expect((await create("OWNED", "some-value", key)).status).toBe(409);
    expect((await create("FREE", "some-value", key)).status).toBe(201);
  });

  it("says that what a key stands for is gone", async () => {
    const key = randomUUID();
    const { json } = await create("GONE", "some-value", key);
    await api.request("DELETE", `/api/v1/secrets/${json.id}`);
    expect((await create("GONE", "some-value", key)).status).toBe(404);
  });

  it("still refuses a name that is taken by another request", async () => {
    await create("TAKEN", "some-value", randomUUID());
    const refused = await create("TAKEN", "some-value", randomUUID());
    expect(refused.json.code).toBe("secret_name_taken");
  });
});

describe("GET /api/v1/secret-usages", () => {
  const saveJob = async (document: object) => {
    const { status, json } = await api.request("POST", "/api/v1/jobs", { body: document });
    expect(status).toBe(201);
    return json.job as { id: string };
  };
  const usageOf = async (name: string) => {
    const { status, json } = await api.request("GET", "/api/v1/secret-usages");
    expect(status).toBe(200);
    return (json.usages as { name: string }[]).find((usage) => usage.name === name);
  };
  const task = (secrets: object) => ({ name: "a", run: "true", secrets });

  it("names the jobs whose newest version asks for a secret, and whether it exists", async () => {
    const secret = { name: "USED", value: "a long enough value" };
    expect((await api.request("POST", "/api/v1/secrets", { body: secret })).status).toBe(201);
    const read = { name: "b", run: "true", env: { T: "${{ secrets.USED }}" } };
    const second = await saveJob({ stratal: 1, name: "usage-two", tasks: [read] });
    const tasks = [task({ USED: "X", NEVER_MADE: "Y" })];
    const first = await saveJob({ stratal: 1, name: "usage-one", tasks });
    const jobs = [
      { id: first.id, name: "usage-one" },
      { id: second.id, name: "usage-two" },
    ];
    expect(await usageOf("USED")).toEqual({ name: "USED", exists: true, jobs });
    expect(await usageOf("NEVER_MADE")).toEqual({
      name: "NEVER_MADE",
      exists: false,
      jobs: [jobs[0]],
    });

    const changed = { stratal: 1, name: "usage-one", tasks: [task({})] };
    const { status } = await api.request("PUT", `/api/v1/jobs/${first.id}`, { body: changed });
    expect(status).toBe(200);
    expect(await usageOf("USED")).toMatchObject({ jobs: [jobs[1]] });
    expect(await usageOf("NEVER_MADE")).toBeUndefined();
  });

  it("looks through all jobs, however many there are", async () => {
    const names = Array.from(
      { length: 105 },
      (_, index) => `page-${String(index).padStart(3, "0")}`,
    );
    for (const name of names) await saveJob({ stratal: 1, name, tasks: [task({ PAGED: "X" })] });
    const usage = (await usageOf("PAGED")) as unknown as { jobs: { name: string }[] };
    expect(usage.jobs.map(({ name }) => name)).toEqual(names);
  });
});
