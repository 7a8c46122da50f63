import { readFile } from "node:fs/promises";
import { WebSocket } from "ws";
import { expect, it } from "vitest";
import { contract } from "../../src/api/contract.ts";
import { taskRunId } from "../../src/base/ids.ts";
import { leaveArtifact } from "../support/artifacts.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";
import { finishRun } from "../support/log-lines.ts";

interface CollectionRequest {
  _id: string;
  _type: string;
  method?: string;
  url: string;
  parameters: { name: string; value: string }[];
  headers: { name: string; value: string }[];
  body?: { text: string };
}

let count = 0;

/** Objects for a request to work on, so that requests do not depend on each other. */
async function freshValues(api: TestServer): Promise<Record<string, string>> {
  count += 1;
  const job = await api.request("POST", "/api/v1/jobs", {
    body: {
      name: `collection-${count}`,
      tasks: [
        { name: "a", type: "custom", config: { script: { language: "bash", code: "true" } } },
      ],
    },
  });
  const run = await api.request("POST", "/api/v1/job-runs", { body: { job_id: job.json.job.id } });
  const secret = await api.request("POST", "/api/v1/secrets", {
    body: { name: `S${count}`, value: "some-long-value" },
  });
  const token = await api.request("POST", "/api/v1/tokens", { body: { name: "x" } });
  const template = { stratal: 1, name: `part-${count}`, kind: "job", job: { timeout: "1h" } };
  await api.request("POST", "/api/v1/templates", { body: template });
  return {
    base_url: api.url,
    ws_url: api.url.replace("http", "ws"),
    job_id: job.json.job.id,
    job_run_id: run.json.job_run_id,
    task_run_id: taskRunId(run.json.job_run_id, 0),
    artifact_id: await leaveArtifact(api, run.json.job_run_id, "content"),
    secret_id: secret.json.id,
    token_id: token.json.id,
    worker_id: await new Kernel(api.database).worker(),
    template_name: template.name,
    // The run's task waits in it.
    queue_name: "default",
  };
}

const act = (action: string) => async (api: TestServer, runId: string) => {
  await api.request("POST", `/api/v1/job-runs/${runId}/${action}`);
};

/** Lets the run's first task wait for an approval, which no worker of this test would make it do. */
async function waitForApproval({ database }: TestServer, runId: string): Promise<void> {
  const approval = {
    kind: "approval",
    approvers: { users: [], groups: [] },
    min: 1,
    decisions: [],
  };
  await database.query({
    text: "UPDATE task_runs SET status = 'waiting', progress = $2 WHERE run_id = $1 AND seq = 0",
    values: [runId, approval],
  });
}

/** What has to have happened before a request makes sense. */
const preparations: Record<string, (api: TestServer, runId: string) => Promise<void>> = {
  req_resumeJobRun: act("pause"),
  req_rerunJobRun: act("cancel"),
  req_retryTaskRun: act("cancel"),
  req_approveTaskRun: waitForApproval,
  req_rejectTaskRun: waitForApproval,
};

it("runs every request of the Insomnia collection", async () => {
  const file = await readFile(new URL("../../api/insomnia.json", import.meta.url), "utf8");
  const { resources } = JSON.parse(file) as { resources: CollectionRequest[] };
  const requests = resources.filter(
    ({ _type }) => _type === "request" || _type === "websocket_request",
  );
  expect(requests).toHaveLength(contract.length);
  const api = await startTestServer();
  try {
    for (const request of requests) {
      const values = await freshValues(api);
      if (request._id === "req_updateJob") {
        // The example's document keeps the name that creating it took.
        const { json } = await api.request("GET", "/api/v1/jobs?name=greeting");
        values["job_id"] = json.jobs[0].id;
      }
      const filled = (text: string) =>
        text.replace(/\{\{ _\.(\w+) \}\}/g, (_whole, name: string) => values[name]!);
      const query = new URLSearchParams(
        Object.fromEntries(request.parameters.map(({ name, value }) => [name, filled(value)])),
      );
      const url = filled(request.url) + (query.size > 0 ? `?${query.toString()}` : "");
      if (url.includes("/logs/stream/")) await finishRun(api.database, values["job_run_id"]!);
      await preparations[request._id]?.(api, values["job_run_id"]!);
      if (request._type === "websocket_request") {
        const code = await new Promise((resolve, reject) => {
          const socket = new WebSocket(url).on("close", resolve).on("error", reject);
          // Streams of logs end by themselves.
          if (url.endsWith("/live")) socket.on("open", () => socket.close());
        });
        expect(code, request._id).toBe(url.endsWith("/live") ? 1005 : 1000);
        continue;
      }
      const answer = await api.request(request.method!, url.slice(api.url.length), {
        headers: Object.fromEntries(
          request.headers.map(({ name, value }) => [name.toLowerCase(), value]),
        ),
        ...(request.body === undefined ? {} : { body: request.body.text }),
      });
      expect(answer.status, `${request._id}: ${answer.text.slice(0, 300)}`).toBeLessThan(300);
    }
  } finally {
    await api.close();
  }
});
