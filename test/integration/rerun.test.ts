/** Running a run again: what is kept, what runs, and how it ends then. Scripts fail once by a file that they leave behind. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { namedJobs, statesOf } from "../support/named-jobs.ts";
import { startTestStack, type SeenRun, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "stratal-rerun-"));
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
  await rm(folder, { recursive: true, force: true });
});

const job = namedJobs("rerun");

let marks = 0;
/** A command that fails the first time and prints `text` after that. */
function failsOnce(text = "done"): string {
  marks += 1;
  const mark = join(folder, String(marks));
  return `test -e ${mark} && echo ${text} || { touch ${mark}; exit 1; }`;
}

async function rerun(run: SeenRun, body: object = { mode: "failed" }): Promise<SeenRun> {
  const answer = await stack.request("POST", `/api/v1/job-runs/${run.id}/rerun`, { body });
  expect(answer.status, answer.text).toBe(200);
  return stack.ended(answer.json.job_run_id);
}

function attempts({ tasks }: SeenRun): Record<string, number> {
  return Object.fromEntries(Object.entries(tasks).map(([path, task]) => [path, task.attempt]));
}

function allCompleted(run: SeenRun): boolean {
  return Object.values(run.tasks).every((task) => task.status === "completed");
}

describe("re-run from failed", () => {
  it("keeps what completed and runs the failed task of a chain and what depends on it", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - {name: a, run: echo one}
  - {name: b, depends_on: [a], run: '${failsOnce("two")}'}
  - {name: c, run: 'echo "$OUT"', env: {OUT: "\${{ tasks.a.output + tasks.b.output }}"}}
`),
    );
    expect(statesOf(failed)).toEqual({
      a: "completed",
      b: "failed",
      c: "skipped(upstream_failed)",
    });
    const run = await rerun(failed);
    expect(run).toMatchObject({ id: failed.id, status: "completed", attempt: 2, failed_tasks: 0 });
    expect(run.tasks["c"]?.output).toBe("onetwo");
    expect(attempts(run)).toEqual({ a: 1, b: 2, c: 2 });
  });

  it("runs only the failed side of a diamond, and the join once", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - {name: top, run: echo top}
  - {name: left, depends_on: [top], run: echo left}
  - {name: right, depends_on: [top], run: '${failsOnce()}'}
  - {name: join, depends_on: [left, right], run: echo join}
`),
    );
    const run = await rerun(failed);
    expect(run.status).toBe("completed");
    expect(attempts(run)).toEqual({ top: 1, left: 1, right: 2, join: 2 });
  });

  it("runs only the failed items of a for_each", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - name: each
    for_each: {in: [0, 1, 2, 3, 4], max_parallel: 1}
    run: 'case "$I" in 1) ${failsOnce("again")};; 3) ${failsOnce("again")};; *) echo "$I";; esac'
    env: {I: "\${{ string(item) }}"}
  - {name: after, uses: echo, parameters: {message: "\${{ tasks.each.output }}"}}
`),
    );
    expect(statesOf(failed)).toMatchObject({
      each: "failed",
      "each[1]": "failed",
      "each[3]": "failed",
    });
    const run = await rerun(failed);
    expect(run.status).toBe("completed");
    expect(attempts(run)).toMatchObject({
      "each[0]": 1,
      "each[1]": 2,
      "each[2]": 1,
      "each[3]": 2,
      "each[4]": 1,
    });
    expect(run.tasks["after"]?.output).toBe('["0","again","2","again","4"]');
  });

  it("goes on with a for_each that its first failure had stopped", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - name: each
    for_each: {in: [0, 1, 2, 3], max_parallel: 1, on_failure: stop}
    run: 'test "$I" != 1 || { ${failsOnce()}; }'
    env: {I: "\${{ string(item) }}"}
`),
    );
    expect(statesOf(failed)).toMatchObject({
      "each[1]": "failed",
      "each[2]": "skipped(run_stopped)",
      "each[3]": "skipped(run_stopped)",
    });
    const run = await rerun(failed);
    expect(allCompleted(run)).toBe(true);
    expect(attempts(run)).toMatchObject({ "each[0]": 1, "each[1]": 2, "each[2]": 1, "each[3]": 1 });
  });

  it("runs only the failed task inside of a group, in a for_each that runs one item at a time", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - name: regions
    for_each: {in: [eu, us, ap], key: "\${{ item }}", max_parallel: 1}
    tasks:
      - {name: build, run: echo built}
      - {name: check, depends_on: [build], run: 'case "$R" in eu) ${failsOnce()};; us) ${failsOnce()};; ap) ${failsOnce()};; esac', env: {R: "\${{ item }}"}}
      - {name: ship, depends_on: [check], run: echo shipped}
  - {name: end, depends_on: [regions], run: echo end}
`),
    );
    expect(failed.status).toBe("failed");
    const run = await rerun(failed);
    expect(run.status).toBe("completed");
    expect(allCompleted(run)).toBe(true);
    for (const region of ["eu", "us", "ap"])
      expect(attempts(run)).toMatchObject({
        [`regions[${region}]/build`]: 1,
        [`regions[${region}]/check`]: 2,
        [`regions[${region}]/ship`]: 2,
      });
    const { tasks } = run;
    // One item after the other, as the for_each says.
    expect(tasks["regions[us]/check"]!.started_at! >= tasks["regions[eu]/ship"]!.finished_at!).toBe(
      true,
    );
    expect(tasks["regions[ap]/check"]!.started_at! >= tasks["regions[us]/ship"]!.finished_at!).toBe(
      true,
    );
  });

  it("runs the last iteration of a loop again and goes on from there", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - name: poll
    loop: {until: "loop.index == 2", max_iterations: 5}
    run: 'test "$I" = 1 || { echo "$I"; exit 0; }; ${failsOnce("1")}'
    env: {I: "\${{ string(loop.index) }}"}
`),
    );
    expect(statesOf(failed)).toEqual({
      poll: "failed",
      "poll#0": "completed",
      "poll#1": "failed",
    });
    const run = await rerun(failed);
    expect(statesOf(run)).toEqual({
      poll: "completed",
      "poll#0": "completed",
      "poll#1": "completed",
      "poll#2": "completed",
    });
    expect(attempts(run)).toMatchObject({ "poll#0": 1, "poll#1": 2, "poll#2": 1 });
  });

  it("forgets the handlers of the attempt before and runs those of the new result", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - {name: work, run: '${failsOnce()}'}
on_failure: [{name: alarm, run: echo alarm}]
on_success: [{name: cheer, run: echo cheer}]
finally: [{name: clean, run: echo clean}]
outputs: {result: "\${{ tasks.work.output }}"}
`),
    );
    expect(statesOf(failed)).toEqual({ work: "failed", alarm: "completed", clean: "completed" });
    const run = await rerun(failed);
    expect(statesOf(run)).toEqual({ work: "completed", cheer: "completed", clean: "completed" });
    expect(run.outputs).toEqual({ result: "done" });
  });

  it("runs only what comes after the main tasks if only that had failed", async () => {
    const failed = await stack.run(
      job(`
tasks: [{name: work, run: echo work}]
finally: [{name: clean, run: '${failsOnce()}'}]
`),
    );
    expect(failed.status).toBe("failed");
    const run = await rerun(failed);
    expect(run.status).toBe("completed");
    expect(attempts(run)["work"]).toBe(1);
  });

  it("runs what a rollback has undone again", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - {name: lock, run: echo lock, rollback: {run: echo unlock}}
  - {name: plain, run: echo plain}
  - {name: use, depends_on: [lock, plain], run: '${failsOnce()}'}
`),
    );
    expect(statesOf(failed)).toMatchObject({ "undo lock": "completed", use: "failed" });
    const run = await rerun(failed);
    expect(statesOf(run)).toEqual({ lock: "completed", plain: "completed", use: "completed" });
    expect(attempts(run)).toEqual({ lock: 2, plain: 1, use: 2 });
    expect(run).toMatchObject({ status: "completed" });
  });

  it("leaves a failure that was allowed alone", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - {name: warm, run: exit 1, allow_failure: true}
  - {name: work, run: '${failsOnce()}'}
`),
    );
    const run = await rerun(failed);
    expect(run.status).toBe("completed");
    expect(statesOf(run)).toEqual({ warm: "failed", work: "completed" });
    expect(attempts(run)).toEqual({ warm: 1, work: 2 });
  });

  it("goes on with a run that was cancelled", async () => {
    const go = join(folder, "go");
    const id = await stack.start(
      job(`
tasks:
  - {name: a, run: echo a}
  - {name: slow, depends_on: [a], run: 'test -e ${go} || sleep 60'}
  - {name: b, depends_on: [slow], run: echo b}
`),
    );
    await expect
      .poll(async () => (await stack.seen(id)).tasks["slow"]?.status, { timeout: 20_000 })
      .toBe("running");
    await stack.request("POST", `/api/v1/job-runs/${id}/cancel`);
    const cancelled = await stack.ended(id);
    expect(statesOf(cancelled)).toEqual({ a: "completed", slow: "cancelled", b: "cancelled" });
    await writeFile(go, "");
    const run = await rerun(cancelled);
    expect(run).toMatchObject({ status: "completed", cancel_requested_at: null });
    expect(attempts(run)).toMatchObject({ a: 1, b: 1 });
  });

  it("can be paused and resumed like the first attempt", async () => {
    const failed = await stack.run(
      job(`
tasks:
  - {name: a, run: '${failsOnce()}'}
  - {name: b, depends_on: [a], run: echo b}
`),
    );
    const path = `/api/v1/job-runs/${failed.id}`;
    await stack.request("POST", `${path}/rerun`, { body: {} });
    await stack.request("POST", `${path}/pause`);
    await stack.request("POST", `${path}/resume`);
    expect(statesOf(await stack.ended(failed.id))).toEqual({ a: "completed", b: "completed" });
  });

  it("refuses while the run is open, and when everything has completed", async () => {
    const done = await stack.run(job("tasks: [{name: a, run: echo a}]"));
    const again = await stack.request("POST", `/api/v1/job-runs/${done.id}/rerun`, {
      body: { mode: "failed" },
    });
    expect(again.status).toBe(409);
    const open = await stack.start(job("tasks: [{name: a, run: sleep 60}]"));
    const early = await stack.request("POST", `/api/v1/job-runs/${open}/rerun`, { body: {} });
    expect(early.status).toBe(409);
    expect(early.json.detail).toMatch(/^The job run is (queued|running)/);
    await stack.request("POST", `/api/v1/job-runs/${open}/cancel`);
  });
});

describe("re-run of everything", () => {
  it("resets every task and forgets what they had expanded into", async () => {
    const first = await stack.run(
      job(`
tasks:
  - {name: a, run: echo a}
  - {name: each, depends_on: [a], for_each: {in: [1, 2]}, run: echo item}
`),
    );
    const run = await rerun(first, { mode: "all" });
    expect(run).toMatchObject({ id: first.id, status: "completed", attempt: 2, total_tasks: 4 });
    expect(attempts(run)["a"]).toBe(2);
    expect(Object.keys(run.tasks).sort()).toEqual(["a", "each", "each[0]", "each[1]"]);
  });
});

describe("re-run from a task", () => {
  it("runs it and what depends on it again, in its group and after that", async () => {
    const first = await stack.run(
      job(`
tasks:
  - {name: a, run: echo a}
  - name: inner
    depends_on: [a]
    tasks:
      - {name: x, run: echo x}
      - {name: y, depends_on: [x], run: echo y}
      - {name: z, depends_on: [y], run: echo z}
  - {name: b, depends_on: [inner], run: echo b}
  - {name: other, depends_on: [a], run: echo other}
`),
    );
    const answer = await stack.request(
      "POST",
      `/api/v1/task-runs/${first.tasks["inner/y"]!.id}/retry`,
    );
    expect(answer.status, answer.text).toBe(200);
    expect(answer.json).toMatchObject({ job_run_id: first.id, attempt: 2, new_run: false });
    const run = await stack.ended(first.id);
    expect(allCompleted(run)).toBe(true);
    expect(attempts(run)).toMatchObject({
      a: 1,
      "inner/x": 1,
      "inner/y": 2,
      "inner/z": 2,
      b: 2,
      other: 1,
    });
  });

  it("runs several task runs again, and leaves the items beside them as they are", async () => {
    const first = await stack.run(
      job(`
tasks:
  - {name: each, for_each: {in: [a, b, c, d], tolerate: 4}, run: 'test "$N" != c', env: {N: "\${{ item }}"}}
  - {name: other, run: "true"}
  - {name: after, depends_on: [each], run: "true"}
`),
    );
    const tasks = ["each[1]", "each[2]"].map((path) => first.tasks[path]!.id);
    const run = await rerun(first, { mode: "task", tasks });
    expect(attempts(run)).toEqual({
      each: 2,
      "each[0]": 1,
      "each[1]": 2,
      "each[2]": 2,
      "each[3]": 1,
      other: 1,
      after: 2,
    });
    const { json } = await stack.request("GET", `/api/v1/job-runs/${first.id}/events`);
    const events = json.events as { type: string; data: { from: unknown } }[];
    const seqs = ["each[1]", "each[2]"].map((path) => first.tasks[path]!.seq);
    expect(events.find(({ type }) => type === "run_rerun")?.data.from).toEqual(seqs);
  });

  it("names either one task or several, and none of another run", async () => {
    const [first, other] = [
      await stack.run(job("tasks: [{name: a, run: echo a}]")),
      await stack.run(job("tasks: [{name: a, run: echo a}]")),
    ];
    const refused = async (body: object): Promise<string> => {
      const path = `/api/v1/job-runs/${first.id}/rerun`;
      return (await stack.request("POST", path, { body })).json.code as string;
    };
    expect(await refused({ mode: "task", task: "a", tasks: ["a"] })).toBe("invalid_request");
    expect(await refused({ mode: "all", tasks: ["a"] })).toBe("invalid_request");
    expect(await refused({ mode: "task" })).toBe("invalid_request");
    expect(await refused({ mode: "task", tasks: [other.tasks["a"]!.id] })).toBe("not_found");
  });

  it("names a task by its name, and says so if there is none", async () => {
    const first = await stack.run(job("tasks: [{name: a, run: echo a}]"));
    const run = await rerun(first, { mode: "task", task: "a" });
    expect(attempts(run)).toEqual({ a: 2 });
    const wrong = await stack.request("POST", `/api/v1/job-runs/${first.id}/rerun`, {
      body: { mode: "task", task: "nothing" },
    });
    expect(wrong.status).toBe(404);
  });
});

describe("re-run as a new run", () => {
  const document = `
inputs: {who: {type: string, default: world}, day: {type: integer, default: 1}}
tasks:
  - {name: kept, run: echo kept}
  - {name: work, depends_on: [kept], run: 'test "$WHO" = you && echo "hello $WHO"', env: {WHO: "\${{ inputs.who }}"}}
  - {name: after, uses: echo, parameters: {message: "\${{ tasks.kept.output }} \${{ tasks.work.output }} \${{ inputs.day }}"}}
outputs: {said: "\${{ tasks.after.output }}"}
`;

  it("takes completed tasks over when inputs are edited", async () => {
    const failed = await stack.run(job(document), { day: 7 });
    const run = await rerun(failed, { mode: "failed", inputs: { who: "you" } });
    expect(run.id).not.toBe(failed.id);
    expect(run).toMatchObject({ status: "completed", attempt: 1, rerun_of: failed.id });
    expect(run.tasks["kept"]).toMatchObject({ attempt: 0, output: "kept", ended_by: "reuse" });
    expect(run.tasks["kept"]!.finished_at, "it took no time").toBe(run.tasks["kept"]!.started_at);
    expect(run.outputs).toEqual({ said: "kept hello you 7" });
  });

  it("takes completed tasks over into the newest version", async () => {
    const text = job("tasks:\n  - {name: kept, run: echo kept}\n  - {name: work, run: exit 1}");
    const failed = await stack.run(text);
    const { json } = await stack.request("GET", `/api/v1/job-runs/${failed.id}`);
    const saved = await stack.request("PUT", `/api/v1/jobs/${json.job_id}`, {
      body: text.replace("exit 1", "echo mended"),
      headers: { "content-type": "application/yaml" },
    });
    expect(saved.status, saved.text).toBeLessThan(300);
    const run = await rerun(failed, { version: "latest" });
    expect(run).toMatchObject({ status: "completed", version: 2, rerun_of: failed.id });
    expect(run.tasks["kept"]).toMatchObject({ attempt: 0, ended_by: "reuse" });
    expect(run.tasks["work"]).toMatchObject({ output: "mended" });
  });

  it("repeats everything in mode all, once per Idempotency-Key", async () => {
    const failed = await stack.run(job(document));
    const ask = () =>
      stack.request("POST", `/api/v1/job-runs/${failed.id}/rerun`, {
        body: { mode: "all", inputs: { who: "you" } },
        headers: { "idempotency-key": failed.id },
      });
    const [first, second] = [await ask(), await ask()];
    expect(second.json.job_run_id).toBe(first.json.job_run_id);
    expect(second.headers.get("idempotent-replayed")).toBe("true");
    const run = await stack.ended(first.json.job_run_id);
    expect(run.tasks["kept"]).toMatchObject({ attempt: 1, ended_by: null });
  });
});
