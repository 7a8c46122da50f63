import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, type Schemas } from "../../src/client/client.ts";
import { startUp, type CliStack, type Finished } from "../support/cli.ts";
import { CliFolder } from "../support/cli-folder.ts";
import { endOfRun } from "../support/api-runs.ts";
import { until } from "../support/processes.ts";

let folder: CliFolder;
let stack: CliStack;

beforeAll(async () => {
  folder = await CliFolder.create("why");
  stack = await startUp(join(folder.path, "data"), folder.path);
  folder.url = stack.url;
});

afterAll(async () => {
  stack.up.child.kill("SIGINT");
  await stack.up.finished;
  await folder.remove();
});

function run(...args: string[]): Promise<Finished> {
  return folder.run(args);
}

const STUCK = `
stratal: 1
name: stuck
tasks:
  - {name: ready, run: "true"}
  - {name: render, depends_on: [ready], run: "true", runs_on: [no-such-tag]}
  - {name: publish, depends_on: [render], run: "true"}
`;

test("tells what a run and its tasks wait for, one task in full, and what has ended", async () => {
  const path = await folder.write("stuck.yaml", STUCK);
  const { job_run_id: id } = JSON.parse((await run("run", path, "--json")).stdout) as {
    job_run_id: string;
  };
  await until("the first task has ended", async () =>
    (await run("why", id, "ready")).stdout.startsWith("ready waits for nothing: it is completed"),
  );
  const { stdout, code } = await run("why", id);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^Run \S+ of stuck \(running\) waits for 2 task runs: /);
  expect(stdout).toMatch(/^render +queued +no_worker +\S+ +waits for a worker: no worker offers/m);
  expect(stdout).toMatch(/^publish +pending +dependency +\S+ +waits for render \(queued\)$/m);
  const one = await run("why", id, "render");
  expect(one.stdout).toMatch(/^goes on: Start a worker that takes the queue default/m);
  const answer = JSON.parse((await run("why", id, "--json")).stdout) as Schemas["Waiting"];
  expect(answer.tasks.map(({ cause }) => cause)).toEqual(["no_worker", "dependency"]);
  const first = await run("why", id, "--limit", "1");
  expect(first.stderr).toContain(`--cursor ${Buffer.from("1").toString("base64url")}`);
  const unknown = await run("why", id, "rendr");
  expect(unknown.code).toBe(2);
  expect(unknown.stderr).toContain('Did you mean "render"?');
  await run("runs", "cancel", id);
  await endOfRun(createClient({ baseUrl: stack.url }), id);
  expect((await run("why", id)).stdout).toContain("waits for nothing: it has ended");
});
