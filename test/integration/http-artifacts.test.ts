import { createHash, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { saveEnding, saveProgress } from "../../src/store/details/task-details.ts";
import { pruneExpired } from "../../src/services/prune-artifacts.ts";
import { LocalArtifactStore } from "../../src/store/artifacts/local-artifact-store.ts";
import { leaveArtifact } from "../support/artifacts.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { PROJECT } from "../support/kernel.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

async function startRun(task: object = {}): Promise<string> {
  const { json } = await api.request("POST", "/api/v1/jobs", {
    body: { stratal: 1, name: `job-${randomUUID()}`, tasks: [{ name: "a", run: "true", ...task }] },
  });
  const started = await api.request("POST", "/api/v1/job-runs", { body: { job_id: json.job.id } });
  return started.json.job_run_id;
}

describe("artifacts", () => {
  it("are listed with their run and read one by one", async () => {
    const runId = await startRun();
    const id = await leaveArtifact(api, runId, "hello");
    const { json } = await api.request("GET", `/api/v1/job-runs/${runId}/artifacts`);
    const sha256 = createHash("sha256").update("hello").digest("hex");
    expect(json).toMatchObject({
      count: 1,
      artifacts: [{ id, job_run_id: runId, task_name: "a", name: "report", size: 5, sha256 }],
    });
    const one = await api.request("GET", `/api/v1/artifacts/${id}`);
    expect(one.json).toEqual(json.artifacts[0]);
    const none = await api.request("GET", `/api/v1/artifacts/${randomUUID()}`);
    expect(none.status).toBe(404);
    expect((await api.request("GET", `/api/v1/job-runs/${randomUUID()}/artifacts`)).status).toBe(
      404,
    );
  });

  it("are downloaded as attachments that no browser shows", async () => {
    const runId = await startRun();
    const id = await leaveArtifact(api, runId, "<script>1</script>", 'd/ä"\r\nx.html');
    const { status, headers, text } = await api.request("GET", `/api/v1/artifacts/${id}/download`);
    expect([status, text]).toEqual([200, "<script>1</script>"]);
    expect(headers.get("content-length")).toBe("18");
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-disposition")).toBe(
      `attachment; filename="_x.html"; filename*=UTF-8''%C3%A4%22%0D%0Ax.html`,
    );
  });

  it("are deleted, and their content goes with the next round of the pruner", async () => {
    const runId = await startRun();
    const id = await leaveArtifact(api, runId, "short-lived");
    const store = new LocalArtifactStore(join(api.dataDir, "artifacts"));
    const hash = createHash("sha256").update("short-lived").digest();
    expect((await api.request("DELETE", `/api/v1/artifacts/${id}`)).status).toBe(200);
    expect((await api.request("DELETE", `/api/v1/artifacts/${id}`)).status).toBe(404);
    await pruneExpired(api.database, store);
    expect(await store.open(hash)).toBeNull();
  });

  it("whose content is elsewhere say what to do", async () => {
    const id = await leaveArtifact(api, await startRun(), "lost");
    await rm(join(api.dataDir, "artifacts"), { recursive: true });
    const { status, json } = await api.request("GET", `/api/v1/artifacts/${id}/download`);
    expect(status).toBe(404);
    expect(json.detail ?? json.message ?? json.error).toContain("STRATAL_ARTIFACTS_DIR");
  });
});

describe("task runs", () => {
  it("tell their progress, summary and origin, and hide sensitive outputs", async () => {
    const runId = await startRun({ outputs: { token: { sensitive: true } } });
    const at = { projectId: PROJECT, runId, seq: 0, attempt: 1 };
    await saveProgress(api.database, { ...at, percent: 40, text: "half" });
    await saveEnding(api.database, { ...at, summary: "# Hi", stdoutTruncated: true, cached: true });
    await api.database.query({
      text: "UPDATE task_runs SET attempt = 1, outputs = $2 WHERE run_id = $1",
      values: [runId, { token: "hunter2", n: 1 }],
    });
    const run = await api.request("GET", `/api/v1/job-runs/${runId}`);
    const [task] = run.json.task_runs;
    expect(task).toMatchObject({
      progress: { percent: 40, text: "half" },
      summary: "# Hi",
      ...{ cached: true, stdout_truncated: true, outputs: { token: "***", n: 1 } },
    });
    const one = await api.request("GET", `/api/v1/task-runs/${task.id}`);
    expect(one.json).toMatchObject({ summary: "# Hi", outputs: { token: "***" } });
    expect(run.text + one.text).not.toContain("hunter2");
  });
});
