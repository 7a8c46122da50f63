/**
 * The engine on a real PostgreSQL against the reference interpreter: random documents, random outcomes, any number of tasks at once. Both
 * must agree on the end of every task, on the reason of every skip and on the run. MODEL_DOCUMENTS=20000 is the nightly size.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { decide } from "../../src/engine/decide.ts";
import type { ClaimedTask } from "../../src/store/runs/claim-tasks.ts";
import { dependencyStates } from "../../src/worker/dependency-states.ts";
import { createTestDatabase, type TestDatabase } from "../support/database.ts";
import { Kernel } from "../support/kernel.ts";
import { documentTask } from "./documents.ts";
import { interpret, shownState } from "./interpret.ts";
import type { ModelTask } from "./model-job.ts";
import { plainJobs } from "./random-jobs.ts";

const DOCUMENTS = Number(process.env["MODEL_DOCUMENTS"] ?? 500);
const MS_PER_DOCUMENT = 200;

let db: TestDatabase;
let kernel: Kernel;
let worker: string;

beforeAll(async () => {
  db = await createTestDatabase();
  kernel = new Kernel(db.database);
  worker = await kernel.worker();
});
afterAll(() => db.drop());

it(
  "agrees with the engine on every task of every document",
  async () => {
    await fc.assert(
      fc.asyncProperty(plainJobs, fc.integer({ min: 1, max: 4 }), async (job, atOnce) => {
        const { runId } = await kernel.start(job.tasks.map(documentTask));
        await runToEnd(job.tasks, atOnce);
        const expected = interpret(job);
        const { run, tasks: states } = await kernel.states(runId);
        const shown = [...expected.ends].map(([path, end]) => [path, shownState(end)]);
        expect(states).toEqual(Object.fromEntries(shown));
        expect(run).toBe(expected.result);
      }),
      { numRuns: DOCUMENTS },
    );
  },
  30_000 + DOCUMENTS * MS_PER_DOCUMENT,
);

/** What a worker does, with outcomes that are known beforehand. */
async function runToEnd(tasks: readonly ModelTask[], atOnce: number): Promise<void> {
  for (;;) {
    const claimed = await kernel.claim(worker, atOnce);
    if (claimed.length === 0) return;
    for (const each of claimed) await execute(each, tasks[each.node]!);
  }
}

async function execute(claimed: ClaimedTask, { results }: ModelTask): Promise<void> {
  const outcome = results[0]![0]!;
  const version = await kernel.versions.load(claimed.versionId);
  const states = await dependencyStates(claimed, version, db.database);
  const counts = { good: claimed.goodDeps, neutral: claimed.neutralDeps, bad: claimed.badDeps };
  const decision = decide(version.plan.nodes[claimed.node]!.task, counts, states);
  if (decision.kind === "skip") {
    const { reason: skipReason, cascades } = decision;
    await kernel.settle(worker, claimed, "skipped", { skipReason, cascades });
  } else if (outcome === "exit_skip") {
    await kernel.settle(worker, claimed, "skipped", { skipReason: "exit_code" });
  } else await kernel.settle(worker, claimed, outcome);
}
