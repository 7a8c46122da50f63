/** Many tasks, many lines, and secrets that everything prints: through the real server, worker and database. */
import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createClient, type StratalClient } from "../../src/client/client.ts";
import { activeWorkers, endOfRun, startRun } from "../support/api-runs.ts";
import { startUp, type CliStack } from "../support/cli.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { createStackFolder } from "../support/stack-folder.ts";

const LINES = 200_000;
/** About 100 MiB are those of a worker that has nothing to do. */
const MAX_WORKER_KIB = 200 * 1024;
/** Each of several scripts at once may have an output of 1 MiB, which is held a few times while it is reported. */
const MAX_BUSY_WORKER_KIB = 230 * 1024;
const SCRIPTS_AT_ONCE = 8;

let folder: Awaited<ReturnType<typeof createStackFolder>>;
let database: TestDatabase;
let stack: CliStack;
let client: StratalClient;

beforeAll(async () => {
  folder = await createStackFolder();
  database = await createTestDatabase();
  stack = await startUp(folder.dataDir, folder.path, {
    DATABASE_URL: database.url,
    STRATAL_WORKER_PROCESS_SLOTS: String(SCRIPTS_AT_ONCE),
  });
  client = createClient({ baseUrl: stack.url });
});

afterAll(async () => {
  stack.up.child.kill("SIGINT");
  await stack.up.finished;
  await database.drop();
  await folder.remove();
});

/** The rows of a statement of this test, which knows their columns. */
async function rows<Row>(text: string, ...values: unknown[]): Promise<Row[]> {
  return (await database.database.query({ text, values })).rows as Row[];
}

async function linesOf(runId: string): Promise<string[]> {
  const lines: string[] = [];
  for await (const batch of client.followLogBatches(runId))
    if (batch.type === "batch")
      for (const line of batch.lines) if (line.stream !== "system") lines.push(line.message);
  return lines;
}

function peakMemoryKib(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))![1]);
}

test("200 000 lines are streamed and stored, every one and in order, in a worker that stays small", async () => {
  const id = await startRun(client, {
    name: "many-lines",
    tasks: [
      { name: "print", run: `seq -f "line %.0f of a log that is as long as logs are" ${LINES}` },
    ],
  });
  const live = await linesOf(id);
  const run = await endOfRun(client, id);
  expect(run.status).toBe("completed");
  const expected = Array.from(
    { length: LINES },
    (_, index) => `line ${index + 1} of a log that is as long as logs are`,
  );
  expect(live).toEqual(expected);
  expect(await linesOf(id)).toEqual(expected);
  const [worker] = await activeWorkers(client);
  expect(peakMemoryKib(worker!)).toBeLessThan(MAX_WORKER_KIB);
});

test("a flood of output, of one script and of many at once, does not fill the worker", async () => {
  const flood = async (name: string, count: number, run: string): Promise<void> => {
    const tasks = Array.from({ length: count }, (_, index) => ({ name: `flood_${index}`, run }));
    const id = await startRun(client, { name, tasks });
    expect((await endOfRun(client, id, 150_000)).status).toBe("completed");
  };
  const [worker] = await activeWorkers(client);
  // yes is ended by SIGPIPE, which pipefail would take for a failure.
  const line = "a line of a log that is as long as many lines of logs are, which is not very long";
  await flood("one", 1, `(yes "${line}" || true) | head -c 200M`);
  expect(peakMemoryKib(worker!)).toBeLessThan(MAX_WORKER_KIB);
  await flood("many", SCRIPTS_AT_ONCE, `(yes "${line}" || true) | head -c 30M`);
  expect(peakMemoryKib(worker!)).toBeLessThan(MAX_BUSY_WORKER_KIB);
  const [stored] = await rows<{ bytes: string }>("SELECT sum(bytes) AS bytes FROM run_logs");
  expect(Number(stored!.bytes)).toBeGreaterThan(440 * 1024 * 1024 * 0.98);
});

test("1 000 tasks in 10 layers run once each, every one after all of the layer before it", async () => {
  const name = (layer: number, index: number): string => `t${layer}_${index}`;
  const indexes = Array.from({ length: 100 }, (_, index) => index);
  const tasks = Array.from({ length: 10 }, (_, layer) =>
    indexes.map((index) => ({
      name: name(layer, index),
      uses: "echo",
      parameters: { message: `${layer}` },
      ...(layer === 0 ? {} : { depends_on: indexes.map((other) => name(layer - 1, other)) }),
    })),
  ).flat();
  const id = await startRun(client, { name: "layers", tasks });
  const run = await endOfRun(client, id, 120_000);
  expect(run.status).toBe("completed");
  const attempts = await rows<{ tasks: number; begin: Date; end: Date }>(
    `SELECT count(*)::int AS tasks, min(a.started_at) AS begin, max(a.finished_at) AS end
     FROM task_attempts a JOIN task_runs t ON t.run_id = a.run_id AND t.seq = a.seq
     WHERE a.run_id = $1 GROUP BY split_part(t.name, '_', 1) ORDER BY min(t.seq)`,
    id,
  );
  expect(attempts.map((layer) => layer.tasks)).toEqual(Array(10).fill(100));
  for (const [index, layer] of attempts.slice(1).entries())
    expect(layer.begin.getTime()).toBeGreaterThanOrEqual(attempts[index]!.end.getTime());
});

test("a secret that everything prints is in no table and in no answer", async () => {
  const value = "canary-7f3a91c2-with-$pecial-chars";
  await client.post("/api/v1/secrets", { body: { name: "CANARY", value } });
  const id = await startRun(client, {
    name: "leaks",
    tasks: [
      {
        name: "script",
        secrets: { CANARY: "CANARY" },
        run: [
          'echo "$CANARY"',
          'echo "$CANARY" >&2',
          'printf "%s" "$CANARY" | fold -w 5',
          'printf "%s" "${CANARY:0:10}"; sleep 0.2; printf "%s\\n" "${CANARY:10}"',
          'echo "token=$CANARY" >> "$STRATAL_OUTPUT"',
        ].join("\n"),
      },
      {
        name: "fails",
        secrets: { CANARY: "CANARY" },
        allow_failure: true,
        run: 'echo "cannot log in with $CANARY" >&2; exit 3',
      },
      {
        name: "builtin",
        uses: "echo",
        secrets: { CANARY: "message" },
      },
      { name: "reads", depends_on: ["script"], run: 'echo "$TASK_OUTPUT_SCRIPT"' },
    ],
  });
  const run = await endOfRun(client, id);
  expect(JSON.stringify(run)).not.toContain(value);
  expect((await linesOf(id)).join("\n")).not.toContain(value);
  const tables = await rows<{ name: string }>(
    `SELECT quote_ident(relname) AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace`,
  );
  expect(tables.length).toBeGreaterThan(10);
  for (const { name } of tables) {
    const text = `SELECT FROM ${name} t WHERE t::text LIKE '%' || $1 || '%' LIMIT 1`;
    expect({ name, found: (await rows(text, value)).length }).toEqual({ name, found: 0 });
  }
});
