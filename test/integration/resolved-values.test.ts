/** What task runs were given, as the API shows it afterwards, beside what their scripts saw. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { ResolvedValues } from "../../src/api/resolved-values.ts";
import { namedJobs } from "../support/named-jobs.ts";
import {
  PUBLIC_URL,
  startTestStack,
  type SeenTask,
  type TestStack,
} from "../support/test-stack.ts";

const SECRET = "correct-horse-battery";
let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack({ settings: {} });
  const created = await stack.request("POST", "/api/v1/secrets", {
    body: { name: "DOOR", value: SECRET },
  });
  expect(created.status).toBe(201);
});
afterAll(() => stack.close());

const job = namedJobs("resolved");

async function resolvedOf(task: SeenTask): Promise<ResolvedValues> {
  const { status, json, text } = await stack.request(
    "GET",
    `/api/v1/task-runs/${task.id}/resolved`,
  );
  expect(status).toBe(200);
  expect(text).not.toContain(SECRET);
  // The contract check of `request` has looked at it.
  return json as ResolvedValues;
}

function named(values: ResolvedValues["env"], name: string): ResolvedValues["env"][number] {
  const found = values.find((value) => value.name === name);
  if (found === undefined) throw new Error(`There is no ${name}.`);
  return found;
}

describe("GET /api/v1/task-runs/{id}/resolved", () => {
  it("shows every variable of a script as the script saw it", async () => {
    const run = await stack.run(
      job(`
inputs: {target: {type: string, default: eu}}
env: {STAGE: "stage-\${{ inputs.target }}", PLAIN: same}
tasks:
  - {name: build, run: "echo '{\\"n\\": 20}'", output: json}
  - name: each
    depends_on: [build]
    for_each: {in: [a, b]}
    env: {SUM: "\${{ tasks.build.output.n + 1 }}", ITEM: "\${{ item }}-\${{ run.number }}"}
    parameters: {COLOUR: "\${{ inputs.target }}-blue"}
    run: env -0 | tr '\\0\\n' '\\n '
`),
    );
    const task = run.tasks["each[1]"]!;
    expect(task.status).toBe("completed");
    const values = await resolvedOf(task);
    expect(values).toMatchObject({ state: "resolved", attempt: 1, inputs: { target: "eu" } });
    const lines = (task.output ?? "").split("\n").map((line) => line.trimEnd());
    // The server of the test was not told where users reach it; the worker was.
    const shown = values.env.filter(({ name }) => name !== "STRATAL_URL");
    for (const { name, value } of shown) expect(lines).toContain(`${name}=${String(value)}`);
    expect(lines).toContain(`STRATAL_URL=${PUBLIC_URL}/#/runs/${run.id}`);
    expect(named(values.env, "ITEM")).toMatchObject({
      value: "b-1",
      from: "task",
      expression: "${{ item }}-${{ run.number }}",
    });
    expect(named(values.env, "SUM")).toMatchObject({ value: "21", from: "task" });
    expect(named(values.env, "STAGE")).toMatchObject({ value: "stage-eu", from: "job" });
    expect(named(values.env, "PLAIN")).toMatchObject({ value: "same", expression: null });
    expect(named(values.env, "INPUT_TARGET")).toMatchObject({ value: "eu", from: "input" });
    expect(named(values.env, "STRATAL_ITEM_INDEX")).toMatchObject({ value: "1", from: "stratal" });
    expect(named(values.parameters, "COLOUR")).toMatchObject({
      value: "eu-blue",
      expression: "${{ inputs.target }}-blue",
    });
  });

  it("reads no secret, and hides sensitive inputs and outputs", async () => {
    const run = await stack.run(
      job(`
inputs: {pin: {type: string, sensitive: true}, door: {type: secret}}
tasks:
  - {name: make, run: "echo token=hidden-token >> $STRATAL_OUTPUT", outputs: {token: {sensitive: true}}}
  - name: use
    depends_on: [make]
    secrets: {DOOR: KEY}
    env: {AUTH: "Bearer \${{ secrets.DOOR }}", TOKEN: "x \${{ tasks.make.outputs.token }}", PIN: "\${{ inputs.pin }}"}
    run: test "$KEY" = ${SECRET} && test "$AUTH" = "Bearer ${SECRET}" && test "$PIN" = 7
`),
      { pin: "7", door: "DOOR" },
    );
    expect(run.status).toBe("completed");
    const before = await stack.request("GET", "/api/v1/secrets");
    await stack.database.query({ text: "UPDATE secrets SET last_used_at = NULL", values: [] });
    const { env, inputs } = await resolvedOf(run.tasks["use"]!);
    const after = await stack.request("GET", "/api/v1/secrets");
    expect(before.json.secrets[0].last_used_at).not.toBeNull();
    expect(after.json.secrets[0].last_used_at).toBeNull();
    expect(inputs).toEqual({ pin: "***", door: "***" });
    expect(named(env, "KEY")).toMatchObject({ value: "***", from: "secret" });
    expect(named(env, "INPUT_DOOR").value).toBe("***");
    expect(named(env, "INPUT_PIN").value).toBe("***");
    // Too short to be found in a text; the expression names the input.
    expect(named(env, "PIN").value).toBe("***");
    expect(named(env, "AUTH")).toMatchObject({
      value: "Bearer ***",
      expression: "Bearer ${{ secrets.DOOR }}",
    });
    expect(named(env, "TOKEN").value).toBe("x ***");
  });

  it("shows the parameters of a builtin task with their types, and cuts long ones", async () => {
    const run = await stack.run(
      job(`
inputs: {count: {type: integer, default: 3}}
tasks:
  - name: say
    uses: echo
    parameters: {message: "\${{ inputs.count }} times", data: {count: "\${{ inputs.count * 2 }}"}}
  - {name: long, depends_on: [say], uses: echo, parameters: {message: "${"x".repeat(5_000)}"}}
`),
    );
    const say = await resolvedOf(run.tasks["say"]!);
    expect(named(say.parameters, "message").value).toBe("3 times");
    expect(named(say.parameters, "data")).toMatchObject({
      value: { count: 6 },
      expression: { count: "${{ inputs.count * 2 }}" },
    });
    expect(say.env).toEqual([]);
    const { parameters } = await resolvedOf(run.tasks["long"]!);
    const { value, truncated } = named(parameters, "message");
    expect(String(value)).toHaveLength(4_096);
    expect(truncated).toBe(true);
  });

  it("knows for a compensation what it undoes", async () => {
    const run = await stack.run(
      job(`
rollback_on: [failed]
tasks:
  - name: make
    run: echo id=17 >> $STRATAL_OUTPUT
    rollback: {run: 'test "$ID" = 17', env: {ID: "\${{ self.outputs.id }}"}}
  - {name: break, depends_on: [make], run: exit 1}
`),
    );
    const undo = Object.values(run.tasks).find(({ kind }) => kind === "compensation")!;
    expect(undo.status).toBe("completed");
    expect(named((await resolvedOf(undo)).env, "ID").value).toBe("17");
  });

  it("says why there are none, of frames, of what has not run and of what cannot be evaluated", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: each, for_each: {in: [1]}, run: "true"}
  - {name: bad, uses: echo, parameters: {message: "\${{ 1 / int(tasks.each.counts.total - 1) }}"}}
  - {name: never, depends_on: [bad], run: "true"}
`),
    );
    expect(await resolvedOf(run.tasks["each"]!)).toMatchObject({ state: "no_values" });
    expect(await resolvedOf(run.tasks["never"]!)).toMatchObject({ state: "not_run", env: [] });
    const bad = await resolvedOf(run.tasks["bad"]!);
    expect(bad.state).toBe("failed");
    expect(bad.message).toBe(run.tasks["bad"]!.error!.message);
  });

  it("hides what is sensitive in the answer about the run, too, and a new run keeps it", async () => {
    const run = await stack.run(
      job(`
inputs: {pin: {type: string, sensitive: true}, open: {type: string}}
outputs:
  code: {value: "\${{ inputs.pin }}!", sensitive: true}
  plain: "\${{ inputs.open }}"
tasks: [{name: check, run: 'test "$INPUT_PIN" = pin-4711'}]
`),
      { pin: "pin-4711", open: "a" },
    );
    const answer = await stack.request("GET", `/api/v1/job-runs/${run.id}`);
    expect(answer.json).toMatchObject({
      inputs: { pin: "***", open: "a" },
      outputs: { code: "***", plain: "a" },
    });
    expect(answer.text).not.toContain("pin-4711");
    const again = await stack.request("POST", `/api/v1/job-runs/${run.id}/rerun`, {
      body: { mode: "all", inputs: { open: "b" } },
    });
    const repeated = await stack.ended(again.json.job_run_id as string);
    expect(repeated).toMatchObject({ status: "completed", outputs: { code: "***", plain: "b" } });
  });

  it("does not find a task run that there is not", async () => {
    const id = "00000000-0000-7000-8000-000000000001";
    const { status, json } = await stack.request("GET", `/api/v1/task-runs/${id}/resolved`);
    expect(status).toBe(404);
    expect(json.code).toBe("not_found");
  });
});
