/** A server and two workers whose queue is in Redis: what the language promises holds, whatever happens to Redis. */
import { expect, it } from "vitest";
import { until } from "../support/processes.ts";
import { redisStack } from "../support/redis-stack.ts";
import { describeWithRedis } from "../support/redis.ts";
import type { SeenRun } from "../support/test-stack.ts";

let jobs = 0;
/** A strict document with a name of its own. */
function job(body: string): string {
  jobs += 1;
  return `stratal: 1\nname: redis-${jobs}\n${body}`;
}

function states({ tasks }: SeenRun): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tasks).map(([path, { status, skip_reason }]) => [
      path,
      skip_reason === null ? status : `${status}(${skip_reason})`,
    ]),
  );
}

describeWithRedis("a stack with its queue in Redis", (program) => {
  const on = redisStack(program);

  it("runs graphs of scripts and builtin tasks", async () => {
    const run = await on.stack.run(
      job(`
tasks:
  - {name: a, run: "echo one"}
  - {name: b, uses: echo, parameters: {message: left}, depends_on: [a]}
  - {name: c, uses: echo, parameters: {message: right}, depends_on: [a]}
  - {name: d, uses: echo, parameters: {message: "\${{ tasks.b.output + tasks.c.output }}"}, depends_on: [b, c]}
`),
    );
    expect(run.status).toBe("completed");
    expect(run.tasks["d"]?.output).toBe("leftright");
  });

  it("runs items, groups and loops", async () => {
    const run = await on.stack.run(
      job(`
tasks:
  - name: regions
    for_each: {in: [eu, us], key: "\${{ item }}", max_parallel: 1}
    tasks:
      - {name: build, uses: echo, parameters: {message: "\${{ item }}"}}
      - {name: check, uses: echo, parameters: {message: "checked \${{ tasks.build.output }}"}}
  - name: poll
    loop: {until: "self.output == '2'"}
    uses: echo
    parameters: {message: "\${{ loop.index }}"}
`),
    );
    expect(run.status).toBe("completed");
    expect(run.tasks["regions[us]/check"]?.output).toBe("checked us");
    expect(run.tasks["poll#2"]?.status).toBe("completed");
    expect(run.tasks["poll#3"]).toBeUndefined();
  });

  it("rolls back, then runs handlers, then finally", async () => {
    const run = await on.stack.run(
      job(`
tasks:
  - {name: one, uses: echo, parameters: {message: x}, rollback: {uses: echo, parameters: {message: undo}}}
  - {name: two, run: "exit 3", depends_on: [one]}
on_failure: [{name: tell, uses: echo, parameters: {message: failed}}]
finally: [{name: clean, uses: echo, parameters: {message: done}}]
`),
    );
    expect(run.status).toBe("failed");
    expect(states(run)).toMatchObject({ one: "completed", two: "failed", clean: "completed" });
    expect(Object.values(run.tasks).filter(({ status }) => status === "completed")).toHaveLength(4);
  });

  it("retries, and cancels what runs", async () => {
    const retried = await on.stack.run(
      job(`
tasks: [{name: flaky, run: "test $STRATAL_ATTEMPT -ge 2", retry: {max: 2, delay: 100ms}}]
`),
    );
    expect(retried).toMatchObject({ status: "completed", tasks: { flaky: { attempt: 2 } } });
    const runId = await on.stack.start(job(`\ntasks: [{name: long, run: "sleep 600"}]\n`));
    await until(
      "it runs",
      async () => (await on.stack.seen(runId)).tasks["long"]?.status === "running",
    );
    await on.stack.request("POST", `/api/v1/job-runs/${runId}/cancel`);
    expect((await on.stack.ended(runId)).status).toBe("cancelled");
  });

  it("says in its health which queue it has, and whether Redis answers", async () => {
    const { json } = await on.stack.request("GET", "/health");
    expect(json).toMatchObject({ status: "healthy", queue: { kind: "redis", status: "up" } });
  });

  it("ends each of 500 tasks once while Redis is flushed and killed", async () => {
    const layers = 10;
    const wide = Array.from({ length: layers * 10 }, (_, index) => {
      const layer = Math.floor(index / 10);
      const before =
        layer === 0
          ? ""
          : `, depends_on: [t${index - 10}, t${((index + 1) % 10) + (layer - 1) * 10}]`;
      return `  - {name: t${index}, uses: echo, parameters: {message: x}${before}}`;
    }).join("\n");
    const runIds: string[] = [];
    const fault = async (number: number): Promise<void> => {
      if (number % 2 === 0) return on.redis.flush();
      await on.redis.kill();
      await on.redis.start();
    };
    // Each fault comes while the run that was just started, and those before it, go on.
    for (let count = 0; count < 5; count += 1) {
      runIds.push(await on.stack.start(job(`tasks:\n${wide}\n`)));
      await fault(count);
    }
    const openRuns = async (): Promise<number> => {
      const text = "SELECT count(*)::int AS open FROM job_runs WHERE finished_at IS NULL";
      const { rows } = await on.stack.database.query({ text, values: [] });
      return (rows[0] as { open: number }).open;
    };
    for (let count = 0; (await openRuns()) > 0; count += 1) await fault(count);
    for (const runId of runIds) expect((await on.stack.ended(runId)).status).toBe("completed");
    const { rows } = await on.stack.database.query({
      text: `SELECT count(*)::int AS attempts, count(DISTINCT (run_id, seq))::int AS tasks, min(status) AS status
             FROM task_attempts WHERE run_id = ANY ($1)`,
      values: [runIds],
    });
    expect(rows).toEqual([{ attempts: 500, tasks: 500, status: "completed" }]);
  });

  it("goes on while Redis is away, and says so", async () => {
    await on.redis.kill();
    const run = await on.stack.run(
      job(`
tasks: [{name: a, uses: echo, parameters: {message: x}}, {name: b, run: "true", depends_on: [a]}]
`),
    );
    expect(run.status).toBe("completed");
    const { json } = await on.stack.request("GET", "/health");
    expect(json).toMatchObject({ status: "healthy", queue: { kind: "redis", status: "down" } });
    await on.redis.start();
    await until("Redis is used again", async () => {
      const health = await on.stack.request("GET", "/health");
      return (health.json as { queue: { status: string } }).queue.status === "up";
    });
  });
});
