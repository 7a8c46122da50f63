/** Expressions and rules through the real server, worker and database. */
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, type StratalClient } from "../../src/client/client.ts";
import { endOfRun, startRun, taskOf, type Run } from "../support/api-runs.ts";
import { startUp, type CliStack } from "../support/cli.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { createStackFolder } from "../support/stack-folder.ts";

let folder: Awaited<ReturnType<typeof createStackFolder>>;
let database: TestDatabase;
let stack: CliStack;
let client: StratalClient;

beforeAll(async () => {
  folder = await createStackFolder();
  database = await createTestDatabase();
  stack = await startUp(folder.dataDir, folder.path, { DATABASE_URL: database.url });
  client = createClient({ baseUrl: stack.url });
});

afterAll(async () => {
  stack.up.child.kill("SIGINT");
  await stack.up.finished;
  await database.drop();
  await folder.remove();
});

async function runOf(document: object): Promise<Run> {
  return endOfRun(client, await startRun(client, document));
}

const echo = (name: string, message: unknown, more: object = {}): object => ({
  name,
  uses: "echo",
  parameters: { message },
  ...more,
});

test("values come from inputs, earlier tasks, the run and the environment, with their types", async () => {
  const run = await runOf({
    name: "values",
    inputs: { shops: { type: "array", default: ["eu", "us"] } },
    env: { API: "https://${{ inputs.shops[0] }}.example.com" },
    tasks: [
      {
        name: "count-all",
        run: 'echo "text"; echo "rows:json=[4, 8]" >> "$STRATAL_OUTPUT"; echo "n=1" >> "$STRATAL_OUTPUT"',
      },
      echo("typed", "${{ tasks['count-all'].outputs.rows }}"),
      echo(
        "mixed",
        "${{ sum(tasks['count-all'].outputs.rows) }} rows, ${{ inputs.shops }} $${{ x }}",
      ),
      { name: "script", run: 'echo "$A $B"', env: { A: "${{ env.API }}", B: "${{ job.name }}" } },
      echo("run", "${{ run.id }} ${{ run.trigger }} ${{ run.revision }}"),
      echo("older", "${count-all.output} ${{ '${count-all.output}' }}", {
        depends_on: ["count-all"],
      }),
    ],
  });
  const output = (name: string): string | null => taskOf(run, name).output;
  expect(run.status).toBe("completed");
  expect(JSON.parse(output("typed")!)).toEqual([4, 8]);
  expect(output("mixed")).toBe('12 rows, ["eu","us"] ${{ x }}');
  expect(output("script")).toBe("https://eu.example.com values");
  expect(output("run")).toBe(`${run.id} api 1`);
  // What an expression gave is not read as a reference again.
  expect(output("older")).toBe("text ${count-all.output}");
});

test("conditions skip, take readers along, and fail on errors", async () => {
  const run = await runOf({
    name: "conditions",
    inputs: { target: { type: "string", default: "staging" } },
    tasks: [
      echo("always", "a", { if: true }),
      echo("prod_only", "b", { if: "inputs.target == 'prod'" }),
      echo("after", "c", { depends_on: ["prod_only"] }),
      echo("reads", "${{ tasks.prod_only.output }}"),
      echo("asks", "${{ get(tasks, 'prod_only.output', 'nothing') }}"),
      echo("status", "${{ tasks.prod_only.status }} ${{ tasks.prod_only.skip_reason }}"),
      echo("broken", "d", { if: "tasks.always.outputs.nope > 1", retry: 3 }),
      echo("not_boolean", "e", { if: "${{ tasks.always.output }}" }),
      echo("page", "f", { depends_on: [{ task: "broken", status: "failed" }] }),
    ],
  });
  const end = (name: string): string => {
    const { status, skip_reason: reason } = taskOf(run, name);
    return reason === null ? status : `${status}(${reason})`;
  };
  expect(end("always")).toBe("completed");
  expect(end("prod_only")).toBe("skipped(condition)");
  expect(end("after")).toBe("completed");
  expect(end("reads")).toBe("skipped(upstream_skipped)");
  expect(taskOf(run, "asks").output).toBe("nothing");
  expect(taskOf(run, "status").output).toBe("skipped condition");
  // A mistake does not become better by trying again.
  expect(taskOf(run, "broken")).toMatchObject({ status: "failed", attempt: 1 });
  expect(taskOf(run, "broken").error).toMatchObject({ kind: "expression_error" });
  expect(taskOf(run, "not_boolean").error).toMatchObject({ kind: "not_boolean" });
  expect(end("page")).toBe("completed");
  expect(run.status).toBe("failed");
});

test("a secret in an expression reaches the task and is masked everywhere else", async () => {
  const value = "canary-of-expressions";
  await client.post("/api/v1/secrets", { body: { name: "TOKEN", value } });
  const run = await runOf({
    name: "secret-values",
    env: { JOB_TOKEN: "${{ secrets.TOKEN }}" },
    tasks: [
      {
        name: "script",
        run: 'echo "${#OWN} ${#JOB_TOKEN} $OWN"',
        env: { OWN: "Bearer ${{ secrets.TOKEN }}" },
      },
      echo("builtin", "${{ secrets.TOKEN }}"),
      echo("missing", "${{ secrets.NOT_THERE }}"),
    ],
  });
  expect(taskOf(run, "script").output).toBe(`${value.length + 7} ${value.length} Bearer ***`);
  expect(taskOf(run, "builtin").output).toBe("***");
  expect(taskOf(run, "missing").error).toMatchObject({ kind: "secret_missing" });
  expect(JSON.stringify(run)).not.toContain(value);
});

test("now() is the same in every attempt", async () => {
  const run = await runOf({
    name: "same-now",
    tasks: [
      {
        name: "twice",
        retry: { max: 1, delay: "50ms", jitter: "none" },
        run: `echo "$NOW" >> ${folder.path}/now; [ "$STRATAL_ATTEMPT" = 2 ]`,
        env: { NOW: "${{ string(now()) }}" },
      },
      { name: "compare", depends_on: ["twice"], run: `sort -u ${folder.path}/now | wc -l` },
    ],
  });
  expect(taskOf(run, "twice").attempt).toBe(2);
  expect(taskOf(run, "compare").output!.trim()).toBe("1");
});
