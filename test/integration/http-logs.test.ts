import { afterAll, beforeAll, expect, it } from "vitest";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";
import { markFlags } from "../../src/store/logs/log-chunk.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { loggedAt, storeChunks } from "../support/log-lines.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

it("downloads a line of three million characters as one line", async () => {
  const body = { stratal: 1, name: "long-line", tasks: [{ name: "a", run: "true" }] };
  const job = await api.request("POST", "/api/v1/jobs", { body });
  const run = await api.request("POST", "/api/v1/job-runs", { body: { job_id: job.json.job.id } });
  const runId = run.json.job_run_id as string;
  const parts = 184;
  const part = "x".repeat(16_384);
  await storeChunks(
    api.database,
    Array.from({ length: parts / 4 }, (_, chunk) => ({
      projectId: DEFAULT_PROJECT_ID,
      runId,
      seq: 0,
      attempt: 1,
      chunk,
      firstLine: chunk * 4,
      lines: 4,
      startedAt: loggedAt,
      marks: [0, 1, 2, 3].flatMap((line) => [
        markFlags("stdout", chunk * 4 + line < parts - 1),
        0,
        1,
      ]),
      body: Array.from({ length: 4 }, () => part).join("\n"),
    })),
  );
  const { text } = await api.request("GET", `/api/v1/logs/job-runs/${runId}/download`);
  expect(text).toBe(`${loggedAt.toISOString()} a stdout ${"x".repeat(parts * 16_384)}\n`);
});
