/** A run as files: the logs of its tasks, and what there is to know of it. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedJobs } from "../support/named-jobs.ts";
import { startTestStack, type SeenRun, type TestStack } from "../support/test-stack.ts";
import { unzipped } from "../support/unzipped.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(() => stack.close());

const job = namedJobs("archives");
const missing = "00000000-0000-7000-8000-000000000000";

async function archive(path: string): Promise<{ files: Record<string, string>; name: string }> {
  const response = await fetch(stack.url + path);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-type")).toBe("application/zip");
  const files = await unzipped(Buffer.from(await response.arrayBuffer()));
  return { files, name: response.headers.get("content-disposition") ?? "" };
}

const rowsOf = (text: string | undefined): Record<string, unknown>[] =>
  (text ?? "")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as Record<string, unknown>);

describe("the archive of a run's logs", () => {
  it("has a file for each task run that logged, and none for the others", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: build, run: "echo built; echo odd >&2"}
  - {name: each, for_each: {in: [x, "../../y"], key: "\${{ item }}"}, run: 'echo "item $I"', env: {I: "\${{ item }}"}}
  - {name: quiet, run: "true"}
`),
    );
    const { files, name } = await archive(`/api/v1/logs/job-runs/${run.id}/archive`);
    expect(name).toMatch(/^attachment; filename="archives-1-.*-logs\.zip"$/);
    const seqs = ["build", "each[x]", "each[../../y]"].map((path) => run.tasks[path]?.seq);
    const names = Object.keys(files);
    expect(names).toHaveLength(3);
    expect(names.map((each) => Number(each.slice(0, 5)))).toEqual(seqs.toSorted());
    for (const each of names) expect(each).toMatch(/^\d{5}-[\w.-]+\.log$/);
    const build = files["00000-build.log"]!;
    expect(build).toMatch(/stdout.*built/);
    expect(build).toMatch(/stderr.*odd/);
    expect(Object.values(files).join("")).toContain("item ../../y");
  });

  it("is empty for a run without logs, and not there for another run", async () => {
    const run = await stack.run(job(`tasks: [{name: a, run: "true"}]`));
    expect((await archive(`/api/v1/logs/job-runs/${run.id}/archive`)).files).toEqual({});
    for (const path of [`logs/job-runs/${missing}/archive`, `job-runs/${missing}/debug-bundle`])
      expect((await stack.request("GET", `/api/v1/${path}`)).status).toBe(404);
  });
});

describe("the debug bundle of a run", () => {
  let run: SeenRun;
  let files: Record<string, string>;
  beforeAll(async () => {
    await stack.request("POST", "/api/v1/secrets", {
      body: { name: "KEY", value: "never-in-a-bundle" },
    });
    run = await stack.run(
      job(`
inputs: {pin: {type: string, sensitive: true}, open: {type: string, default: yes-it-is}}
tasks:
  - {name: make, run: "echo token=hidden-$((40 + 2)) >> $STRATAL_OUTPUT", outputs: {token: {sensitive: true}}}
  - name: fail
    depends_on: [make]
    secrets: {KEY: KEY}
    retry: {max: 1, delay: 0s}
    run: 'echo "$KEY $INPUT_PIN" >&2; exit 4'
  - {name: many, for_each: {range: {from: 1, to: 600}}, uses: echo, parameters: {message: "${"m".repeat(20)}"}}
`),
      { pin: "sensitive-pin" },
    );
    ({ files } = await archive(`/api/v1/job-runs/${run.id}/debug-bundle`));
  });

  it("has the run, its definition, all task runs, events and versions", () => {
    expect(JSON.parse(files["run.json"]!)).toMatchObject({
      id: run.id,
      status: "failed",
      inputs: { pin: "***", open: "yes-it-is" },
    });
    expect(JSON.parse(files["definition.json"]!)).toMatchObject({ mode: "strict" });
    expect(rowsOf(files["task-runs.ndjson"])).toHaveLength(603);
    const events = rowsOf(files["events.ndjson"]).map(({ type }) => type);
    expect(events).toEqual(expect.arrayContaining(["run_created", "task_failed", "run_failed"]));
    expect(events.filter((type) => type === "task_completed").length).toBeGreaterThan(600);
    expect(JSON.parse(files["waiting.json"]!)).toMatchObject({ tasks: [] });
    expect(JSON.parse(files["server.json"]!)).toHaveProperty("schema_version");
    for (const name of Object.keys(files))
      expect(files["about.txt"]).toContain(name.replace("about.txt", "run.json"));
  });

  it("has what failed with its attempts", () => {
    const errors = rowsOf(files["errors.ndjson"]);
    expect(errors).toHaveLength(1);
    expect(errors[0]).toMatchObject({ name: "fail", status: "failed", exit_code: 4 });
    expect(errors[0]!["attempts"]).toHaveLength(run.tasks["fail"]!.attempt);
  });

  it("has no secret, nor anything sensitive", () => {
    const all = Object.values(files).join("\n");
    for (const hidden of ["never-in-a-bundle", "sensitive-pin", "hidden-42"])
      expect(all).not.toContain(hidden);
  });
});
