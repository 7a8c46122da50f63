import { gunzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { taskRunId } from "../../src/base/ids.ts";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { finishRun, logChunk, loggedAt, storeChunks } from "../support/log-lines.ts";

let api: TestServer;
let runId: string;
let taskId: string;
beforeAll(async () => {
  api = await startTestServer();
  runId = await startedRun();
  taskId = taskRunId(runId, 0);
  await storeLog();
});
afterAll(() => api.close());

async function startedRun(name = "viewed"): Promise<string> {
  const tasks = ["a", "b"].map((name) => ({ name, run: "true" }));
  const body = { stratal: 1, name, tasks };
  const job = await api.request("POST", "/api/v1/jobs", { body });
  const run = await api.request("POST", "/api/v1/job-runs", { body: { job_id: job.json.job.id } });
  return run.json.job_run_id as string;
}

/** Chunks of 100 lines: a, b, a; the log's places 0 to 299. */
async function storeLog(): Promise<void> {
  for (const [at, task] of [0, 1, 0].entries()) {
    const place = { projectId: DEFAULT_PROJECT_ID, runId, seq: task };
    const chunk = at === 2 ? 1 : 0;
    const lines = Array.from({ length: 100 }, (_, line) => `line ${at * 100 + line}`);
    const stored = logChunk({ ...place, chunk, firstLine: chunk * 100 }, lines, [
      "stdout",
      "stderr",
    ]);
    const startedAt = new Date(loggedAt.getTime() + at * 1_000);
    await storeChunks(api.database, [{ ...stored, startedAt }]);
  }
}

interface Lines {
  total: number;
  ended: boolean;
  blocks: { offset: number; seq: number; task_name: string; cursor: string; text: string }[];
}

async function ask(path: string, query: Record<string, string>) {
  const parameters = new URLSearchParams(query);
  return api.request("GET", `/api/v1/logs/job-runs/${runId}/${path}?${parameters}`);
}

async function read(query: Record<string, string>): Promise<Lines> {
  const { status, json, text } = await ask("lines", query);
  if (status !== 200) throw new Error(text);
  return json as Lines;
}

describe("lines by their places", () => {
  it("come from whichever chunks hold them, with task, number and cursor", async () => {
    const { blocks, total, ended } = await read({ ranges: "98-101,250" });
    expect({ total, ended }).toEqual({ total: 300, ended: false });
    expect(blocks).toMatchObject([
      { offset: 98, seq: 98, task_name: "a", cursor: "0:99", text: "line 98\nline 99" },
      { offset: 100, seq: 0, task_name: "b", cursor: "1:1", text: "line 100\nline 101" },
      { offset: 250, seq: 150, task_name: "a", cursor: "2:50", text: "line 250" },
    ]);
  });

  it("have places of their own in a task run's log", async () => {
    const { blocks, total } = await read({ ranges: "99-100", task_run_id: taskId });
    expect(total).toBe(200);
    expect(blocks.map(({ offset, text }) => [offset, text])).toEqual([
      [99, "line 99"],
      [100, "line 200"],
    ]);
  });

  it("are the end of the log when only their number is given, and leave out what is not there", async () => {
    expect((await read({ tail: "2" })).blocks).toMatchObject([
      { offset: 298, text: "line 298\nline 299" },
    ]);
    expect((await read({ ranges: "299-400" })).blocks).toMatchObject([{ text: "line 299" }]);
    expect((await read({ ranges: "300-400" })).blocks).toEqual([]);
  });

  it.each([
    [{}, "either `ranges` or `tail`"],
    [{ ranges: "5-3" }, "not in ascending order"],
    [{ ranges: "5,5" }, "not in ascending order"],
    [{ ranges: "0-9999" }, "at most 200 ranges and 2000 lines"],
    [{ ranges: "x" }, "ranges"],
  ])("are refused for %j", async (query, words) => {
    const { status, text } = await ask("lines", query);
    expect(status).toBe(400);
    expect(text).toContain(words);
  });

  it("are those of this run's tasks only", async () => {
    const other = taskRunId(await startedRun("other"), 0);
    expect((await ask("lines", { tail: "1", task_run_id: other })).status).toBe(404);
  });
});

describe("places of lines", () => {
  it("that match are ranges, of a pattern, of a stream, of both", async () => {
    const { json } = await ask("matches", { pattern: "line 9|LINE 1\\b", ignore_case: "true" });
    expect(json).toEqual({
      ranges: [1, 1, 9, 1, 90, 10],
      lines: 300,
      cursor: "2:99",
      complete: true,
    });
    const { ranges } = (await ask("matches", { stream: "stderr", pattern: "line 29" })).json;
    expect(ranges).toEqual([29, 1, 291, 1, 293, 1, 295, 1, 297, 1, 299, 1]);
  });

  it("are counted within a task run's log, and found on after a cursor", async () => {
    const { json } = await ask("matches", { pattern: "00$", task_run_id: taskId });
    expect(json.ranges).toEqual([100, 1]);
    const rest = await ask("matches", { pattern: "[05]0$", after: "1:40" });
    expect(rest.json).toMatchObject({ ranges: [150, 1, 200, 1, 250, 1], lines: 300 });
  });

  it("are given for a time: the first line of that moment or later", async () => {
    const at = (ms: number) => ({ at: new Date(loggedAt.getTime() + ms).toISOString() });
    expect((await ask("place", at(-5))).json.offset).toBe(0);
    expect((await ask("place", at(40))).json.offset).toBe(40);
    expect((await ask("place", at(500))).json.offset).toBe(100);
    expect((await ask("place", at(2_007))).json.offset).toBe(207);
    expect((await ask("place", { ...at(2_007), task_run_id: taskId })).json.offset).toBe(107);
    expect((await ask("place", at(9_000))).json.offset).toBe(299);
  });
});

describe("a log as a file", () => {
  it("is the lines of a part, without what is before them", async () => {
    const { text, headers } = await ask("download", { offset: "99", limit: "2", plain: "true" });
    expect(text).toBe("line 99\nline 100\n");
    expect(headers.get("content-disposition")).toMatch(/\.log"$/);
  });

  it("is one task run's, packed", async () => {
    const query = new URLSearchParams({ task_run_id: taskId, gzip: "true", plain: "true" });
    const response = await fetch(`${api.url}/api/v1/logs/job-runs/${runId}/download?${query}`);
    const lines = gunzipSync(Buffer.from(await response.arrayBuffer()))
      .toString()
      .trimEnd()
      .split("\n");
    expect(lines).toHaveLength(200);
    expect(lines[100]).toBe("line 200");
    expect(response.headers.get("content-disposition")).toMatch(/\.log\.gz"$/);
  });
});

it("says that the log of a run that has ended does not grow", async () => {
  const ended = await startedRun("ended");
  await finishRun(api.database, ended);
  const { json } = await api.request("GET", `/api/v1/logs/job-runs/${ended}/lines?tail=10`);
  expect(json).toEqual({ blocks: [], total: 0, ended: true, pruned: false });
});
