import { afterAll, beforeAll, expect, it } from "vitest";
import { openLive } from "../support/live-client.ts";
import { until } from "../support/processes.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.close());

const approvals = async () => (await stack.request("GET", "/api/v1/approvals")).json.approvals;

it("lists open approvals with all that a decision needs, and no others", async () => {
  const live = await openLive(stack.url);
  live.send({ type: "subscribe", topic: "approvals" });
  await live.received("the start", ({ type }) => type === "subscribed");
  const runId = await stack.start(`
stratal: 1
name: release
tasks:
  - name: sign_off
    approval:
      message: Release it?
      timeout: 2h
      approvers: { users: [ann, local] }
      form: { reason: { type: string, required: true } }
  - { name: pause, wait: { for: 1h } }
  - { name: late, for_each: [1], uses: echo, parameters: { message: x }, retry: { max: 1, delay: 1h } }
`);
  await until("it waits", async () => (await approvals()).length > 0);
  const [open, ...others] = await approvals();
  expect(others).toEqual([]);
  expect(open).toMatchObject({
    job_run_id: runId,
    job_name: "release",
    task_name: "sign_off",
    message: "Release it?",
    min: 1,
    approvers: { users: ["ann", "local"], groups: [] },
    decisions: [],
    form: { reason: { type: "string", required: true } },
    refusal: null,
  });
  expect(Date.parse(open.expires_at) - Date.parse(open.since)).toBeGreaterThan(7_000_000);
  await live.received("the news", ({ type }) => type === "change");
  const body = { form: { reason: "ready" } };
  await stack.request("POST", `/api/v1/task-runs/${open.task_run_id}/approve`, { body });
  await until("it is decided", async () => (await approvals()).length === 0);
  await stack.request("POST", `/api/v1/job-runs/${runId}/cancel`);
  await live.close();
});
