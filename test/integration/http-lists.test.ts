import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { Kernel } from "../support/kernel.ts";

let api: TestServer;
let kernel: Kernel;
beforeAll(async () => {
  api = await startTestServer();
  kernel = new Kernel(api.database);
});
afterAll(() => api.close());

async function saved(name: string, description = ""): Promise<string> {
  const tasks = [{ name: "only", uses: "echo", parameters: { message: "x" } }];
  const body = { stratal: 1, name, description, tasks };
  return (await api.request("POST", "/api/v1/jobs", { body })).json.job.id as string;
}

async function started(jobId: string, triggeredBy = "test"): Promise<string> {
  const body = { job_id: jobId, triggered_by: triggeredBy };
  return (await api.request("POST", "/api/v1/job-runs", { body })).json.job_run_id as string;
}

async function finish(status: "completed" | "failed"): Promise<void> {
  const workerId = await kernel.worker();
  for (const claimed of await kernel.claim(workerId))
    await kernel.settle(workerId, claimed, status);
}

describe("GET /api/v1/jobs", () => {
  const names = async (query: string) => {
    const { json } = await api.request("GET", `/api/v1/jobs?${query}`);
    return { names: json.jobs.map(({ name }: { name: string }) => name), next: json.next_cursor };
  };

  it("finds jobs by what their name or description contains, taken literally", async () => {
    await saved("search-alpha", "loads 100% of it");
    await saved("search-beta", "loads 100 of it");
    expect((await names("q=ALPHA")).names).toEqual(["search-alpha"]);
    expect((await names("q=100%25")).names).toEqual(["search-alpha"]);
    expect((await names("q=loads")).names).toEqual(["search-beta", "search-alpha"]);
  });

  it("lists them by name, page by page", async () => {
    for (const letter of ["c", "a", "b"]) await saved(`sorted-${letter}`);
    const first = await names("q=sorted-&sort=name&limit=2");
    expect(first.names).toEqual(["sorted-a", "sorted-b"]);
    const rest = await names(`q=sorted-&sort=name&limit=2&cursor=${first.next}`);
    expect(rest).toEqual({ names: ["sorted-c"], next: null });
    const wrong = await api.request("GET", `/api/v1/jobs?cursor=${first.next}`);
    expect(wrong.json.code).toBe("invalid_cursor");
  });

  it("adds what the newest runs came to, when asked", async () => {
    const id = await saved("counted");
    const runs = [await started(id)];
    await finish("failed");
    for (let count = 0; count < 3; count += 1) {
      runs.unshift(await started(id));
      await finish("completed");
    }
    const { json } = await api.request("GET", "/api/v1/jobs?name=counted&with=stats");
    const [stats] = json.jobs;
    expect(stats).toMatchObject({ last_status: "completed", success_rate: 0.75 });
    expect(stats.p50_ms).toBeGreaterThanOrEqual(0);
    expect(stats.recent_runs.map((run: { id: string }) => run.id)).toEqual(runs);
    await saved("never-run");
    const never = await api.request("GET", "/api/v1/jobs?name=never-run&with=stats");
    expect(never.json.jobs[0]).toMatchObject({
      recent_runs: [],
      last_status: null,
      p50_ms: null,
      success_rate: null,
    });
    const plain = await api.request("GET", "/api/v1/jobs?name=counted");
    expect(plain.json.jobs[0]).not.toHaveProperty("recent_runs");
  });
});

describe("GET /api/v1/job-runs", () => {
  const ids = async (query: string) => {
    const { json } = await api.request("GET", `/api/v1/job-runs?${query}`);
    return json.job_runs.map(({ id }: { id: string }) => id);
  };

  it("filters by several states, who asked, and the time", async () => {
    const job = await saved("filtered");
    const failed = await started(job, "cron");
    await finish("failed");
    const completed = await started(job);
    await finish("completed");
    const queued = await started(job, "cron");
    const of = (query: string) => ids(`job_id=${job}&${query}`);
    expect(await of("status=failed,completed")).toEqual([completed, failed]);
    expect(await of("status=queued")).toEqual([queued]);
    expect(await of("triggered_by=cron")).toEqual([queued, failed]);
    const { json } = await api.request("GET", `/api/v1/job-runs/${completed}`);
    const at = encodeURIComponent(json.created_at);
    expect(await of(`created_after=${at}`)).toEqual([queued, completed]);
    expect(await of(`created_before=${at}`)).toEqual([failed]);
    expect(await of("created_before=1969-01-01T00:00:00Z")).toEqual([]);
    expect((await api.request("GET", "/api/v1/job-runs?status=failed,odd")).status).toBe(400);
  });

  it("finds runs by the name of their job and by how their id begins", async () => {
    const run = await started(await saved("needle_job"));
    await started(await saved("needle-job"));
    expect(await ids("q=needle_")).toEqual([run]);
    expect(await ids(`q=${run.slice(0, 30).toUpperCase()}`)).toEqual([run]);
    expect(await ids(`q=${run}`)).toEqual([run]);
    expect(await ids("q=nothing-has-this")).toEqual([]);
  });
});
