import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createClient, type StratalClient } from "../../src/client/client.ts";
import {
  interleave,
  STRATAL,
  type Benchmark,
  type Ground,
  type Measurement,
} from "../measurement.ts";
import { quantile } from "../statistics.ts";
import { seedHistory } from "../stratal/seed-history.ts";
import { StratalSide } from "../stratal/side.ts";
import { startStack, type Stack } from "../stratal/stack.ts";
import { chain, independent } from "../workload.ts";
import { measuredRun } from "./workload-runs.ts";

const INLINE_SLOTS = 64;
const LISTS = 200;
const TASKS = 5_000;
const EMPTY = "no history";

interface Found {
  perSecond: number;
  listP50Ms: number;
  listP99Ms: number;
}

/** What finished runs in the database cost (P8, P9): two stacks, of which one is filled more and more by SQL, each time measured beside the other. */
export const history: Benchmark = {
  name: "history",
  suites: ["api", "scale"],
  needs: "nothing",
  sentence: "with up to a million finished runs in the database, beside an empty one: tasks, lists",
  async run(ground) {
    const { history: levels, repeats } = ground.options.size;
    const empty = await startFresh(ground, "history-empty");
    const filled = await startFresh(ground, "history-filled");
    const subjects = { [STRATAL]: await subject(filled), [EMPTY]: await subject(empty) };
    const seed = chain(1);
    const side = new StratalSide(filled);
    await side.prepare(seed);
    const [model] = await side.startMany(seed.name, 1);
    await (await side.ended(seed.name, [model!])).tasks();
    const measurements: Measurement[] = [];
    let from = 0;
    for (const to of levels) {
      ground.progress(`history: writing ${to} finished runs`);
      await seedHistory(filled.databaseUrl, model!.job_run_id, { from, to });
      from = to;
      const found = await interleave(repeats, subjects, (text) => {
        ground.progress(`history of ${to}: ${text}`);
      });
      measurements.push(...rows(to, found));
    }
    for (const { child } of [filled, empty]) await ground.processes.end(child);
    return measurements;
  },
};

function startFresh({ processes }: Ground, name: string): Promise<Stack> {
  return startStack(processes, {
    dataDir: join(processes.directory, name),
    inlineSlots: INLINE_SLOTS,
    processSlots: availableParallelism(),
    databaseUrl: null,
  });
}

async function subject(stack: Stack): Promise<() => Promise<Found>> {
  const run = await measuredRun(new StratalSide(stack), independent(TASKS));
  const client = createClient({ baseUrl: stack.url });
  await run();
  return async () => {
    const { elapsedMs } = await run();
    const lists = await timeLists(client);
    return {
      perSecond: TASKS / (elapsedMs / 1_000),
      listP50Ms: quantile(lists, 0.5),
      listP99Ms: quantile(lists, 0.99),
    };
  };
}

/** Milliseconds of each answer: the newest runs, those that failed, and the page after the first, in turn. */
async function timeLists(client: StratalClient): Promise<number[]> {
  const first = await client.get("/api/v1/job-runs", { params: { query: { limit: 50 } } });
  const queries = [
    { limit: 50 },
    { limit: 50, status: "failed,timed_out" },
    ...(first.next_cursor === null ? [] : [{ limit: 50, cursor: first.next_cursor }]),
  ];
  const times: number[] = [];
  while (times.length < LISTS)
    for (const query of queries) {
      const askedAt = performance.now();
      await client.get("/api/v1/job-runs", { params: { query } });
      times.push(performance.now() - askedAt);
    }
  return times;
}

function rows(runs: number, found: Record<string, Found[]>): Measurement[] {
  const row = (
    what: string,
    unit: string,
    number: (found: Found) => number,
    better: Measurement["better"] = "lower",
  ): Measurement => ({
    benchmark: "history",
    what: `${runs} finished runs: ${what}`,
    unit,
    better,
    values: Object.fromEntries(
      Object.entries(found).map(([name, each]) => [name, each.map(number)]),
    ),
  });
  return [
    row(`${TASKS} independent tasks`, "tasks/s", ({ perSecond }) => perSecond, "higher"),
    row("GET /job-runs, p50", "ms", ({ listP50Ms }) => listP50Ms),
    row("GET /job-runs, p99", "ms", ({ listP99Ms }) => listP99Ms),
  ];
}
