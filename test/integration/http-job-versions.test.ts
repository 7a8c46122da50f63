import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { newId } from "../../src/base/ids.ts";
import { startTestServer, type Answer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

const yaml = { "content-type": "application/yaml" };

let count = 0;
/** A strict document with a name of its own, by the code of its task. */
function newDocument(): (code: string) => string {
  count += 1;
  const name = `versioned-${count}`;
  return (code) =>
    `stratal: 1\nname: ${name}\n# a comment\ntasks:\n  - name: a\n    run: ${code}\n`;
}

/** Saves the texts one after the other and answers the job's path and the last answer. */
async function saved(...texts: readonly string[]): Promise<{ path: string; last: Answer }> {
  let last = await api.request("POST", "/api/v1/jobs", { body: texts[0], headers: yaml });
  const path = `/api/v1/jobs/${last.json.job.id}`;
  for (const body of texts.slice(1)) last = await api.request("PUT", path, { body, headers: yaml });
  expect(last.json.job.version).toBe(texts.length);
  return { path, last };
}

describe("/api/v1/jobs/:id/versions", () => {
  it("lists who saved what, and which one is the newest", async () => {
    const document = newDocument();
    const { path } = await saved(document("echo 1"), document("echo 2"));
    const { json } = await api.request("GET", `${path}/versions`);
    expect(json.versions).toMatchObject([
      { number: 2, latest: true, created_by: "local", source_format: "yaml", warnings: [] },
      { number: 1, latest: false },
    ]);
    expect(json.versions[0].content_hash).toMatch(/^[0-9a-f]{64}$/);
    expect(json.versions[0].content_hash).not.toBe(json.versions[1].content_hash);
    const one = await api.request("GET", `${path}/versions/1`);
    expect(one.json).toMatchObject({ number: 1, latest: false, source_text: document("echo 1") });
  });

  it("keeps the warnings of each version", async () => {
    const body = { name: "warned", frob: 1, tasks: [] };
    const { json } = await api.request("POST", "/api/v1/jobs", { body });
    const list = await api.request("GET", `/api/v1/jobs/${json.job.id}/versions`);
    expect(list.json.versions[0].warnings[0].message).toContain("frob");
  });

  it("tells a missing version from a missing job", async () => {
    const { path } = await saved(newDocument()("echo 1"));
    const version = await api.request("GET", `${path}/versions/7`);
    expect(version.status).toBe(404);
    expect(version.json.detail).toContain("no version 7");
    const job = await api.request("GET", `/api/v1/jobs/${newId()}/versions/1`);
    expect(job.json.detail).toContain("no job");
    expect((await api.request("GET", `/api/v1/jobs/${newId()}/versions`)).status).toBe(404);
  });
});

describe("/api/v1/jobs/:id/diff", () => {
  it("compares two versions by text and by meaning", async () => {
    const document = newDocument();
    const { path } = await saved(document("echo 1"), document("echo 2"), document("echo 3"));
    const { json } = await api.request("GET", `${path}/diff?from=1&to=3`);
    expect(json).toMatchObject({ from: 1, to: 3 });
    expect(json.text).toBe(
      [
        ...["--- version 1", "+++ version 3", "@@ -3,4 +3,4 @@", " # a comment", " tasks:"],
        ...["   - name: a", "-    run: echo 1", "+    run: echo 3", ""],
      ].join("\n"),
    );
    expect(json.changes).toEqual([
      { path: "tasks.a.body.code", kind: "changed", before: "echo 1", after: "echo 3" },
    ]);
  });

  it("compares the newest version with the one before it, unless told otherwise", async () => {
    const document = newDocument();
    const { path } = await saved(document("echo 1"), document("echo 2"), document("echo 3"));
    expect((await api.request("GET", `${path}/diff`)).json).toMatchObject({ from: 2, to: 3 });
    expect((await api.request("GET", `${path}/diff?to=2`)).json).toMatchObject({ from: 1, to: 2 });
    expect((await api.request("GET", `${path}/diff?from=1`)).json).toMatchObject({
      from: 1,
      to: 3,
    });
    const first = await api.request("GET", `${path}/diff?to=1`);
    expect(first.json).toMatchObject({ from: 1, to: 1, text: "", changes: [] });
  });

  it("compares with a document that is not saved", async () => {
    const document = newDocument();
    const { path } = await saved(document("echo 1"), document("echo 2"));
    const body = document("echo 2").replace("# a comment", "# another one");
    const { json } = await api.request("POST", `${path}/diff`, { body, headers: yaml });
    expect(json).toMatchObject({ from: 2, to: null, changes: [] });
    expect(json.text).toContain("+++ document\n");
    expect(json.text).toContain("-# a comment\n+# another one\n");
    const first = await api.request("POST", `${path}/diff?from=1`, { body, headers: yaml });
    expect(first.json.changes).toMatchObject([{ path: "tasks.a.body.code", after: "echo 2" }]);
    expect((await api.request("GET", `${path}/versions`)).json.count).toBe(2);
  });

  it("takes no setting for changed that an earlier release did not store", async () => {
    const document = newDocument();
    const { path, last } = await saved(document("echo 1"));
    // Versions are immutable, so an old one is a row that is made as it was: with another form of plan and fewer keys.
    await api.database.query({
      text: `INSERT INTO job_versions (id, project_id, job_id, number, definition, plan, source_text, source_format, content_hash)
             SELECT $1, project_id, job_id, 2, (definition::jsonb - 'rollbackOn')::json, '{"format": 1}', source_text, 'yaml', content_hash
             FROM job_versions WHERE id = $2`,
      values: [newId(), last.json.job.version_id],
    });
    expect((await api.request("GET", `${path}/diff?from=2&to=1`)).json.changes).toEqual([]);
  });

  it("says which version, job or place of a document is wrong", async () => {
    const { path } = await saved(newDocument()("echo 1"));
    expect((await api.request("GET", `${path}/diff?from=4`)).status).toBe(404);
    expect((await api.request("GET", `${path}/diff?from=x`)).status).toBe(400);
    expect((await api.request("GET", `/api/v1/jobs/${newId()}/diff`)).status).toBe(404);
    const wrong = await api.request("POST", `${path}/diff`, {
      body: "stratal: 1\nname: x\ntasks: 3\n",
      headers: yaml,
    });
    expect(wrong.json).toMatchObject({ code: "invalid_definition", errors: [{ line: 3 }] });
  });
});

describe("POST /api/v1/jobs/:id/restore", () => {
  it("saves the old text as the newest version and keeps those between", async () => {
    const document = newDocument();
    const { path, last } = await saved(document("echo 1"), document("echo 2"));
    const restored = await api.request("POST", `${path}/restore`, {
      body: { version: 1 },
      headers: { "if-match": last.headers.get("etag")! },
    });
    expect(restored.status).toBe(200);
    expect(restored.json).toMatchObject({
      message: "Version 1 was restored as version 3",
      job: { version: 3, source_text: document("echo 1"), source_format: "yaml" },
    });
    expect(restored.headers.get("etag")).toBe('"v3"');
    const { json } = await api.request("GET", `${path}/versions`);
    expect(json.versions.map((each: { number: number }) => each.number)).toEqual([3, 2, 1]);
    expect(json.versions[0].content_hash).toBe(json.versions[2].content_hash);
  });

  it("changes nothing if the newest version has the text already", async () => {
    const document = newDocument();
    const { path } = await saved(document("echo 1"), document("echo 2"));
    for (const version of [2, 2]) {
      const answer = await api.request("POST", `${path}/restore`, { body: { version } });
      expect(answer.status).toBe(200);
      expect(answer.json.message).toContain("Nothing changed");
      expect(answer.json.job.version).toBe(2);
    }
  });

  it("refuses a restore that is not based on the newest version, and unknown versions", async () => {
    const document = newDocument();
    const { path } = await saved(document("echo 1"), document("echo 2"));
    const late = await api.request("POST", `${path}/restore`, {
      body: { version: 1 },
      headers: { "if-match": '"v1"' },
    });
    expect(late.status).toBe(412);
    expect(late.json.code).toBe("revision_conflict");
    // The number of the newest version, but not its ETag: the answer must not say that this one is old.
    const formless = await api.request("POST", `${path}/restore`, {
      body: { version: 1 },
      headers: { "if-match": "2" },
    });
    expect(formless.status).toBe(412);
    expect(formless.json.detail).toContain('If-Match holds no ETag of a job, such as "v3"');
    expect((await api.request("POST", `${path}/restore`, { body: { version: 9 } })).status).toBe(
      404,
    );
    expect((await api.request("POST", `${path}/restore`, { body: { version: 0 } })).status).toBe(
      400,
    );
    expect((await api.request("GET", path)).json.version).toBe(2);
  });

  it("leaves a run at the version that it was started with", async () => {
    const document = newDocument();
    const { path, last } = await saved(document("echo 1"), document("echo 2"));
    const body = { job_id: last.json.job.id };
    const started = await api.request("POST", "/api/v1/job-runs", { body });
    await api.request("POST", `${path}/restore`, { body: { version: 1 } });
    const next = await api.request("POST", "/api/v1/job-runs", { body });
    const versionOf = async (id: string): Promise<number> =>
      (await api.request("GET", `/api/v1/job-runs/${id}`)).json.version;
    expect(await versionOf(started.json.job_run_id)).toBe(2);
    expect(await versionOf(next.json.job_run_id)).toBe(3);
  });
});
