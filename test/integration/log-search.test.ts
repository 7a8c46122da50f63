import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildProgram } from "../../src/cli/program.ts";
import { printFound, printStored, printTail, type Search } from "../../src/cli/stored-lines.ts";
import { createClient } from "../../src/client/client.ts";
import { taskRunId } from "../../src/base/ids.ts";
import { DEFAULT_PROJECT_ID } from "../../src/server/principal.ts";
import { startTestServer, type TestServer } from "../support/http-server.ts";
import { logChunk, storeChunks } from "../support/log-lines.ts";

const LINES_PER_CHUNK = 100;
const CHUNKS = 20;

let api: TestServer;
let runId: string;
beforeAll(async () => {
  api = await startTestServer();
  runId = await runWithLog();
});
afterAll(() => api.close());

/** A log of 2 000 lines of task `a`, and one line of task `b` in the middle. */
async function runWithLog(): Promise<string> {
  const tasks = [
    { name: "a", run: "true" },
    { name: "b", run: "true" },
  ];
  const body = { stratal: 1, name: "searched", tasks };
  const job = await api.request("POST", "/api/v1/jobs", { body });
  const run = await api.request("POST", "/api/v1/job-runs", { body: { job_id: job.json.job.id } });
  const id = run.json.job_run_id as string;
  const place = { projectId: DEFAULT_PROJECT_ID, runId: id };
  for (let chunk = 0; chunk < CHUNKS; chunk += 1) {
    const firstLine = chunk * LINES_PER_CHUNK;
    const texts = Array.from({ length: LINES_PER_CHUNK }, (_, line) => textOf(firstLine + line));
    await storeChunks(api.database, [logChunk({ ...place, seq: 0, chunk, firstLine }, texts)]);
    if (chunk !== 9) continue;
    const other = logChunk({ ...place, seq: 1, chunk: 0, firstLine: 0 }, ["b: ERROR of b"]);
    await storeChunks(api.database, [other]);
  }
  return id;
}

function textOf(line: number): string {
  if (line === 1_500) return "a: Traceback (most recent call last)";
  return `a: line ${line} took ${line % 7} ms`;
}

async function search(query: Record<string, string>): Promise<Found> {
  const { status, json, text } = await api.request(
    "GET",
    `/api/v1/logs/job-runs/${runId}/search?${new URLSearchParams(query)}`,
  );
  if (status !== 200) throw new Error(text);
  return json as Found;
}

interface Found {
  matches: {
    offset: number;
    line: { message: string; cursor: string };
    before: { message: string }[];
    after: { message: string }[];
  }[];
  next_cursor: string | null;
  searched_lines: number;
}

describe("searching a log", () => {
  it("finds lines with those around them, also over the border of a chunk, and tells their places", async () => {
    const { matches, next_cursor, searched_lines } = await search({
      pattern: "line 100 ",
      context: "2",
    });
    expect(next_cursor).toBeNull();
    expect(searched_lines).toBe(2_001);
    expect(matches).toHaveLength(1);
    expect(matches[0]!.offset).toBe(100);
    expect(matches[0]!.before.map(({ message }) => message)).toEqual([textOf(98), textOf(99)]);
    expect(matches[0]!.after.map(({ message }) => message)).toEqual([textOf(101), textOf(102)]);
    const page = await api.request("GET", `/api/v1/logs/job-runs/${runId}?limit=1&offset=100`);
    expect(page.json.logs[0].message).toBe(textOf(100));
  });

  it("goes on after a cursor until everything is found, once and in order", async () => {
    const offsets: number[] = [];
    let pages = 0;
    for (let after: string | null = ""; after !== null; pages += 1) {
      const found = await search({
        pattern: "took 3 ms$",
        limit: "50",
        ...(after === "" ? {} : { after }),
      });
      offsets.push(...found.matches.map(({ offset }) => offset));
      after = found.next_cursor;
    }
    const lines = Array.from({ length: 2_000 }, (_, line) => line).filter((line) => line !== 1_500);
    const expected = lines.filter((line) => line % 7 === 3).map((l) => (l >= 1_000 ? l + 1 : l));
    expect(offsets).toEqual(expected);
    expect(pages).toBe(Math.floor(expected.length / 50) + 1);
  });

  it("jumps to the first error, of the run and of a task", async () => {
    const first = await search({ errors: "true", limit: "1" });
    expect(first.matches.map(({ line }) => line.message)).toEqual(["b: ERROR of b"]);
    const ofTask = await search({ errors: "true", limit: "1", task_run_id: taskRunId(runId, 0) });
    expect(ofTask.matches).toMatchObject([{ offset: 1_500, line: { message: textOf(1_500) } }]);
  });

  it("takes no case into account when told so", async () => {
    expect((await search({ pattern: "error OF b" })).matches).toEqual([]);
    const { matches } = await search({ pattern: "error OF b", ignore_case: "true" });
    expect(matches).toHaveLength(1);
  });

  it.each([
    [{ pattern: "(" }, "cannot be read"],
    [{ pattern: "(a)\\1" }, "cannot be read"],
    [{ pattern: "\\p{L}" }, "not supported"],
    [{}, "either `pattern` or `errors=true`"],
    [{ pattern: "a", errors: "true" }, "either `pattern` or `errors=true`"],
  ])("refuses %j and says why", async (query, why) => {
    const path = `/api/v1/logs/job-runs/${runId}/search?${new URLSearchParams(query)}`;
    const { status, json } = await api.request("GET", path);
    expect(status).toBe(400);
    expect(json.code).toBe("invalid_request");
    expect(JSON.stringify(json)).toContain(why);
  });

  it("answers in parts when there is much to look through", async () => {
    const line = `${"a".repeat(600)}b`;
    const texts = Array.from({ length: 100 }, () => line);
    const body = { stratal: 1, name: "long-search", tasks: [{ name: "a", run: "true" }] };
    const job = await api.request("POST", "/api/v1/jobs", { body });
    const run = await api.request("POST", "/api/v1/job-runs", {
      body: { job_id: job.json.job.id },
    });
    const id = run.json.job_run_id as string;
    const place = { projectId: DEFAULT_PROJECT_ID, runId: id, seq: 0 };
    for (let chunk = 0; chunk < 500; chunk += 50)
      await storeChunks(
        api.database,
        Array.from({ length: 50 }, (_, at) =>
          logChunk({ ...place, chunk: chunk + at, firstLine: (chunk + at) * 100 }, texts),
        ),
      );
    const path = `/api/v1/logs/job-runs/${id}/search?pattern=c`;
    const first = await api.request("GET", path);
    expect(first.json.next_cursor).not.toBeNull();
    const rest = await api.request("GET", `${path}&after=${first.json.next_cursor}`);
    expect(rest.json.searched_lines + first.json.searched_lines).toBeLessThanOrEqual(50_000);
    expect(rest.json.searched_lines).toBeGreaterThan(0);
  });
});

describe("the end of a log", () => {
  it("is read without its beginning, of the run and of a task", async () => {
    const { json } = await api.request("GET", `/api/v1/logs/job-runs/${runId}?tail=3`);
    expect(json.logs.map(({ message }: { message: string }) => message)).toEqual(
      [1_997, 1_998, 1_999].map(textOf),
    );
    expect(json.pagination).toEqual({ total: 2_001, limit: 3, offset: 1_998, count: 3 });
    const other = await api.request("GET", `/api/v1/logs/task-runs/${taskRunId(runId, 1)}?tail=3`);
    expect(other.json.logs).toHaveLength(1);
  });
});

it("is typed in the client", async () => {
  const client = createClient({ baseUrl: api.url });
  const { matches } = await client.get("/api/v1/logs/job-runs/{id}/search", {
    params: { path: { id: runId }, query: { pattern: "Traceback" } },
  });
  expect(matches[0]?.line.message).toBe(textOf(1_500));
});

describe("stratal logs", () => {
  async function printed(print: (sink: (message: { message: string }) => void) => Promise<void>) {
    const lines: string[] = [];
    await print(({ message }) => lines.push(message));
    return lines;
  }
  const output = (sink: (message: { message: string }) => void) => ({
    sink,
    terminal: { note: (text: string) => sink({ message: text }) },
  });
  const found = (options: Search) =>
    printed((sink) => {
      const log = { runId, taskRunId: undefined };
      // What is printed is a message of the log, or the separator.
      return printFound(createClient({ baseUrl: api.url }), log, options, output(sink));
    });

  it("prints surroundings that overlap once, and separates others", async () => {
    const lines = await found({ grep: "line (10|12|90) ", context: 1 });
    expect(lines).toEqual([...[9, 10, 11, 12, 13].map(textOf), "--", ...[89, 90, 91].map(textOf)]);
  });

  it("stops at the first match when asked for one", async () => {
    expect(await found({ errors: true, first: true })).toEqual(["b: ERROR of b"]);
  });

  it("prints from a line on, and a tail", async () => {
    const client = createClient({ baseUrl: api.url });
    const log = { runId, taskRunId: taskRunId(runId, 0) };
    expect(await printed((sink) => printStored(client, log, 1_998, output(sink)))).toEqual(
      [1_998, 1_999].map(textOf),
    );
    expect(await printed((sink) => printTail(client, log, 2, output(sink)))).toEqual(
      [1_998, 1_999].map(textOf),
    );
    expect(await printed((sink) => printTail(client, log, 10_001, output(sink)))).toHaveLength(
      2_000,
    );
  });

  it("refuses options that contradict each other", async () => {
    const logs = async (...args: string[]): Promise<void> => {
      const argv = ["logs", runId, ...args, "--server", api.url];
      await (await buildProgram(argv)).parseAsync(argv, { from: "user" });
    };
    await expect(logs("--tail", "3", "--grep", "a")).rejects.toThrow("--tail and --grep");
    await expect(logs("--follow", "--from", "3")).rejects.toThrow("cannot be combined");
    await expect(logs("--first")).rejects.toThrow("--first needs --grep or --errors");
  });
});
