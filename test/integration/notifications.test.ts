/** Service levels and notifications of runs, through server, services and worker, as far as the outbox. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { until } from "../support/processes.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

let jobs = 0;
function job(body: string): string {
  jobs += 1;
  return `stratal: 1\nname: notify-${jobs}\n${body}`;
}

interface Notification {
  run_id: string;
  job: string;
  event: string;
  to: string[];
  message: string;
}

async function rowsOf<Row>(text: string, runId: string): Promise<Row[]> {
  return (await stack.database.query({ text, values: [runId] })).rows as Row[];
}

/** What was written for a run until it was watched no longer. */
async function toldOf(runId: string): Promise<Notification[]> {
  await until("everything is told", async () => {
    const watches = await rowsOf("SELECT 1 FROM run_watches WHERE run_id = $1", runId);
    return watches.length === 0;
  });
  const rows = await rowsOf<{ payload: Notification }>(
    "SELECT payload FROM outbox WHERE kind = 'notification' AND payload ->> 'run_id' = $1 ORDER BY id",
    runId,
  );
  return rows.map(({ payload }) => payload);
}

async function missedLevels(runId: string): Promise<{ kind: string; limit: string }[]> {
  const rows = await rowsOf<{ data: { kind: string; limit: string; at: string } }>(
    "SELECT data FROM run_events WHERE run_id = $1 AND type = 'sla_missed' ORDER BY id",
    runId,
  );
  return rows.map(({ data: { kind, limit } }) => ({ kind, limit }));
}

/** Starts another run of the job of a run. */
async function again(runId: string, inputs = {}): Promise<string> {
  const { json } = await stack.request("GET", `/api/v1/job-runs/${runId}`);
  const { json: started } = await stack.request("POST", "/api/v1/job-runs", {
    body: { job_id: (json as { job_id: string }).job_id, inputs },
  });
  return (started as { job_run_id: string }).job_run_id;
}

describe("notify", () => {
  it("writes one row for each rule and event, with its own text or the usual one", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: work, run: exit 3}
notify:
  - {events: [started, failed], to: ["slack:#data"]}
  - events: [failed, completed]
    to: ["email:a@acme.io", "slack:#\${{ job.name }}"]
    message: "\${{ run.status }} after \${{ tasks.work.attempts }} attempt"
  - {events: [cancelled], to: ["slack:#never"]}
`),
    );
    const told = await toldOf(run.id);
    const name = `notify-${jobs}`;
    expect(told.map(({ event, to }) => [event, ...to])).toEqual(
      expect.arrayContaining([
        ["started", "slack:#data"],
        ["failed", "slack:#data"],
        ["failed", "email:a@acme.io", `slack:#${name}`],
      ]),
    );
    expect(told).toHaveLength(3);
    const [usual, own] = told.filter(({ event }) => event === "failed");
    expect(usual!.message).toBe(`Job ${name}, run ${run.id}: It has failed.`);
    expect(own!.message).toBe("failed after 1 attempt");
  });

  it("tells nobody where the condition says so, and of a mistake in it with the usual text", async () => {
    const run = await stack.run(
      job(`
inputs: {target: {type: string, default: staging}}
tasks:
  - {name: work, uses: echo, parameters: {message: x}}
notify:
  - {events: [completed], to: ["slack:#prod"], if: inputs.target == 'prod'}
  - {events: [completed], to: ["slack:#staging"], if: inputs.target == 'staging'}
  - {events: [completed], to: ["slack:#broken"], if: tasks.work.outputs.nothing == 1}
`),
    );
    const told = await toldOf(run.id);
    expect(told.map(({ to }) => to)).toEqual([["slack:#staging"], ["slack:#broken"]]);
    expect(told[1]!.message).toMatch(/It has completed\.\nThe rule of `notify` has a mistake: /);
  });

  it("knows recovery, warnings and cancels", async () => {
    const first = await stack.run(
      job(`
inputs: {code: {type: integer, default: 1}}
tasks:
  - {name: work, run: exit $INPUT_CODE}
  - {name: extra, run: exit 1, allow_failure: true}
notify:
  - {events: [recovered, warnings, cancelled], to: ["slack:#data"]}
`),
    );
    expect(first.status).toBe("failed");
    expect(await toldOf(first.id)).toEqual([]);
    const events = async (runId: string): Promise<string[]> =>
      (await toldOf(runId)).map(({ event }) => event);
    const second = await stack.ended(await again(first.id, { code: 0 }));
    expect(await events(second.id)).toEqual(["recovered", "warnings"]);
    const third = await stack.ended(await again(first.id, { code: 0 }));
    expect(await events(third.id)).toEqual(["warnings"]);
  });

  it("tells of a run that takes unusually long, before its end", async () => {
    const first = await stack.run(
      job(`
inputs: {time: {type: number, default: 0}}
tasks:
  - {name: work, run: sleep $INPUT_TIME, cancel_grace: 0s}
notify:
  - {events: [long_running], to: ["slack:#data"]}
`),
    );
    for (let runs = 1; runs < 3; runs += 1) await stack.ended(await again(first.id));
    const slow = await again(first.id, { time: 60 });
    await until("its usual time is known", async () => {
      const rows = await rowsOf(
        "SELECT 1 FROM run_watches WHERE run_id = $1 AND long_after_ms = 60000",
        slow,
      );
      return rows.length === 1;
    });
    await rowsOf(
      "UPDATE job_runs SET started_at = started_at - interval '2 minutes' WHERE id = $1",
      slow,
    );
    await until("it is told", async () => {
      const rows = await rowsOf("SELECT 1 FROM outbox WHERE payload ->> 'run_id' = $1", slow);
      return rows.length === 1;
    });
    expect((await stack.seen(slow)).status).toBe("running");
    await stack.request("POST", `/api/v1/job-runs/${slow}/cancel`);
    await stack.ended(slow);
    expect((await toldOf(slow)).map(({ event }) => event)).toEqual(["long_running"]);
  });

  it("watches no run of a job without rules", async () => {
    const runId = await stack.start(job("tasks: [{name: work, run: echo, runs_on: [nobody]}]"));
    expect(await rowsOf("SELECT 1 FROM run_watches WHERE run_id = $1", runId)).toEqual([]);
    await stack.request("POST", `/api/v1/job-runs/${runId}/cancel`);
  });
});

describe("sla", () => {
  it("raises each missed level once, tells of it, and lets the run go on", async () => {
    const runId = await stack.start(
      job(`
sla: {start_within: 1s, finish_within: 2s}
tasks:
  - {name: work, run: echo, runs_on: [nobody], queue_timeout: 4s, allow_failure: true}
notify:
  - {events: [sla_missed], to: ["slack:#data"]}
`),
    );
    await until("both are missed", async () => (await missedLevels(runId)).length === 2);
    expect((await stack.seen(runId)).status).toBe("queued");
    const run = await stack.ended(runId);
    expect(run.status).toBe("completed");
    expect((await toldOf(runId)).map(({ event }) => event)).toEqual(["sla_missed", "sla_missed"]);
    expect(await missedLevels(runId)).toEqual([
      { kind: "start", limit: "1s" },
      { kind: "finish", limit: "2s" },
    ]);
  });

  it("raises nothing for a run that keeps them", async () => {
    const run = await stack.run(
      job(`
sla: {start_within: 1m, finish_within: 1m}
tasks: [{name: work, uses: echo, parameters: {message: x}}]
`),
    );
    await toldOf(run.id);
    expect(await missedLevels(run.id)).toEqual([]);
  });
});
