/**
 * Machines die: workers are killed and frozen, everything is killed, and no run loses a task or takes a result twice. Real processes
 * of the built program.
 */
import { randomUUID } from "node:crypto";
import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { createClient, type StratalClient } from "../../src/client/client.ts";
import { activeWorkers, endOfRun, getRun, startRun, taskOf } from "../support/api-runs.ts";
import { startCli, startUp, type CliStack } from "../support/cli.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { processesRunning, until } from "../support/processes.ts";
import { createStackFolder } from "../support/stack-folder.ts";

const LEASE_MS = 3_000;

let folder: Awaited<ReturnType<typeof createStackFolder>>;
let database: TestDatabase;
let stack: CliStack;
let client: StratalClient;

async function start(env: Record<string, string> = {}): Promise<void> {
  stack = await startUp(folder.dataDir, folder.path, env);
  client = createClient({ baseUrl: stack.url });
}

beforeEach(async () => {
  folder = await createStackFolder();
  database = await createTestDatabase();
});

afterEach(async () => {
  stack.up.child.kill("SIGINT");
  await stack.up.finished;
  await database.drop();
  await folder.remove();
});

/** A script that notes each of its starts in a file, then waits with this marker in its command line until the file "go" exists. */
function waiting(marker: string, end: string): string {
  const { path } = folder;
  return [
    `echo start-$STRATAL_ATTEMPT >> ${path}/starts`,
    `sh -c 'while [ ! -e ${path}/go ]; do sleep 0.05; done' ${marker}`,
    end,
  ].join("\n");
}

async function starts(): Promise<string[]> {
  const text = await readFile(join(folder.path, "starts"), "utf8").catch(() => "");
  return text.split("\n").filter((line) => line !== "");
}

async function letGo(): Promise<void> {
  await appendFile(join(folder.path, "go"), "");
}

test("a task whose worker is killed runs again, and nothing of the dead worker survives", async () => {
  await start({ DATABASE_URL: database.url });
  const marker = randomUUID();
  const id = await startRun(client, {
    name: "loses-worker",
    tasks: [
      { name: "before", run: "echo once" },
      {
        name: "long",
        depends_on: ["before"],
        run: waiting(marker, "echo attempt $STRATAL_ATTEMPT"),
      },
      { name: "after", depends_on: ["long"], run: 'echo "read: $TASK_OUTPUT_LONG"' },
    ],
  });
  await until("the task waits", () => processesRunning(marker).length > 0);
  const first = processesRunning(marker);
  const [worker] = await activeWorkers(client);
  process.kill(worker!, "SIGKILL");
  const killedAt = performance.now();
  await until("its processes are gone", () =>
    first.every((pid) => !processesRunning(marker).includes(pid)),
  );
  await until("it runs again", async () => (await starts()).length === 2, LEASE_MS + 5_000);
  expect(performance.now() - killedAt).toBeLessThan(LEASE_MS + 5_000);
  await letGo();
  const run = await endOfRun(client, id);
  expect(run.status).toBe("completed");
  expect(await starts()).toEqual(["start-1", "start-2"]);
  expect(taskOf(run, "before").attempt).toBe(1);
  expect(taskOf(run, "after").output).toBe("read: attempt 2");
});

test("a worker that froze longer than its lease changes nothing when it wakes", async () => {
  await start({ DATABASE_URL: database.url, STRATAL_WORKER_NAME: "freezes" });
  const marker = randomUUID();
  const id = await startRun(client, {
    name: "freezes",
    tasks: [{ name: "long", run: waiting(marker, "echo attempt $STRATAL_ATTEMPT") }],
  });
  await until("the task waits", () => processesRunning(marker).length > 0);
  const [frozen] = await activeWorkers(client);
  const other = startCli(["worker"], {
    cwd: folder.path,
    env: {
      DATABASE_URL: database.url,
      STRATAL_DATA_DIR: folder.dataDir,
      STRATAL_WORKER_LEASE: "3s",
    },
  });
  try {
    process.kill(frozen!, "SIGSTOP");
    await until("the other one takes the task", async () => (await starts()).length === 2, 20_000);
    await letGo();
    const run = await endOfRun(client, id);
    process.kill(frozen!, "SIGCONT");
    await until(
      "the woken one is back",
      async () => (await activeWorkers(client)).includes(frozen!),
      20_000,
    );
    expect(taskOf(run, "long")).toMatchObject({ attempt: 2, output: "attempt 2" });
    expect(await getRun(client, id)).toEqual(run);
    expect(processesRunning(marker)).toEqual([]);
  } finally {
    process.kill(frozen!, "SIGCONT");
    other.child.kill("SIGINT");
    await other.finished;
  }
});

test("the script of a frozen worker is gone before the task runs elsewhere", async () => {
  await start({ DATABASE_URL: database.url, STRATAL_WORKER_NAME: "freezes" });
  const marker = randomUUID();
  const { path } = folder;
  // Each attempt notes when it was alive, by a process of its group and by one that has left it.
  const note = (who: string): string =>
    `while [ ! -e ${path}/go ]; do date +%s%N >> ${path}/${who}-$STRATAL_ATTEMPT; sleep 0.02; done`;
  const times = async (name: string): Promise<bigint[]> => {
    const text = await readFile(join(path, name), "utf8").catch(() => "");
    return text.split("\n").filter(Boolean).map(BigInt);
  };
  const id = await startRun(client, {
    name: "overlaps",
    tasks: [{ name: "long", run: `setsid sh -c '${note("far")}' ${marker} &\n${note("near")}` }],
  });
  await until("both notice the time", async () => (await times("far-1")).length > 0);
  await until("both notice the time", async () => (await times("near-1")).length > 0);
  const [frozen] = await activeWorkers(client);
  const other = startCli(["worker"], {
    cwd: folder.path,
    env: { DATABASE_URL: database.url, STRATAL_DATA_DIR: folder.dataDir },
  });
  try {
    process.kill(frozen!, "SIGSTOP");
    await until("it runs again", async () => (await times("near-2")).length > 10, 20_000);
    const [startedAgain] = await times("near-2");
    for (const name of ["near-1", "far-1"])
      expect((await times(name)).at(-1)! < startedAgain!).toBe(true);
    process.kill(frozen!, "SIGCONT");
    await until(
      "the woken one is back",
      async () => (await activeWorkers(client)).length === 2,
      20_000,
    );
    // What the watchdog killed was reported as nothing: the second attempt goes on.
    const task = taskOf(await getRun(client, id), "long");
    expect(task).toMatchObject({ status: "running", attempt: 2 });
    await letGo();
    expect((await endOfRun(client, id)).status).toBe("completed");
    expect(processesRunning(marker)).toEqual([]);
  } finally {
    await letGo();
    process.kill(frozen!, "SIGCONT");
    other.child.kill("SIGINT");
    await other.finished;
  }
});

test("everything is killed at once, and the next start goes on with every run", async () => {
  await start({ STRATAL_WORKER_PROCESS_SLOTS: "3" });
  const marker = randomUUID();
  const ids = [];
  for (const name of ["one", "two", "three"])
    ids.push(
      await startRun(client, {
        name,
        tasks: [
          { name: "before", run: `echo ${name}` },
          { name: "long", depends_on: ["before"], run: waiting(marker, "echo done") },
          { name: "after", depends_on: ["long"], run: 'echo "$TASK_OUTPUT_BEFORE again"' },
        ],
      }),
    );
  await until("all second tasks wait", async () => (await starts()).length === 3);
  const [worker] = await activeWorkers(client);
  const postgres = processesRunning(folder.dataDir).filter((pid) => pid !== stack.up.child.pid);
  for (const pid of new Set([stack.up.child.pid!, worker!, ...postgres]))
    process.kill(pid, "SIGKILL");
  await stack.up.finished;
  await until("no script survives", () => processesRunning(marker).length === 0);
  await letGo();
  await start();
  for (const id of ids) {
    const run = await endOfRun(client, id);
    expect(run.status).toBe("completed");
    // What had ended before runs no second time.
    expect(taskOf(run, "before").attempt).toBe(1);
    expect(taskOf(run, "after").output).toMatch(/^(one|two|three) again$/);
  }
});

test("Ctrl-C hands running tasks back, and the next start runs them", async () => {
  await start({ DATABASE_URL: database.url, STRATAL_WORKER_DRAIN_GRACE: "1s" });
  const marker = randomUUID();
  const id = await startRun(client, {
    name: "drained",
    tasks: [{ name: "long", run: waiting(marker, "echo attempt $STRATAL_ATTEMPT") }],
  });
  await until("the task waits", () => processesRunning(marker).length > 0);
  stack.up.child.kill("SIGINT");
  expect((await stack.up.finished).code).toBe(0);
  expect(processesRunning(marker)).toEqual([]);
  await letGo();
  await start({ DATABASE_URL: database.url });
  const run = await endOfRun(client, id);
  expect(run.status).toBe("completed");
  expect(taskOf(run, "long").output).toMatch(/^attempt \d$/);
});
