/**
 * Breaks a whole Stratal at each failpoint in each way, under load, and checks it as `npm run chaos` does:
 * `npm run failpoints -- [--seed N] [--seconds S] [words of a case ...]`. With --seconds only for about so long, several failpoints at once,
 * drawn by the seed; otherwise one after the other, and each of them has to be come by. Ends with status 1 if anything is violated.
 */
import { chmod, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { newId } from "../../../src/base/ids.ts";
import { openArena, type Arena } from "../arena.ts";
import { check, type Violation } from "../check/check.ts";
import { leftRows } from "../check/leftovers.ts";
import { chaosJobs } from "../documents.ts";
import { Load } from "../load.ts";
import { DEFAULT_PROGRAM } from "../options.ts";
import { closed, closeWhenInterrupted, drain, survivors, untilUp } from "../quiet.ts";
import { Random } from "../random.ts";
import { writeEvidence } from "../report.ts";
import { allCases, armingOf, type Case } from "./cases.ts";

const MODELS = 20;
const OPEN_RUNS = 10;
/** How long a round has its failpoints armed. */
const ARMED_MS = 4_000;
/** How long is waited for armed members to start. */
const STARTING_MS = 15_000;
/** Cases of a round, when not all of them can have one of their own. */
const TOGETHER = 4;

interface Plan {
  seed: number;
  rounds: readonly (readonly Case[])[];
  /** Rounds that begin later than this are left out. */
  seconds: number | null;
}

function readPlan(args: string[]): Plan {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      seed: { type: "string", default: String(Math.floor(Math.random() * 2 ** 31)) },
      seconds: { type: "string" },
    },
  });
  const seed = Number(values.seed);
  const seconds = values.seconds === undefined ? null : Number(values.seconds);
  const words = positionals.join(" ");
  const cases = allCases().filter((each) => `${each.name} ${each.action}`.includes(words));
  if (seconds === null) return { seed, seconds, rounds: cases.map((each) => [each]) };
  const random = new Random(seed);
  const drawn = cases.map((each) => [random.next(), each] as const).sort(([a], [b]) => a - b);
  const rounds = Array.from({ length: Math.ceil(drawn.length / TOGETHER) }, (_, index) =>
    drawn.slice(index * TOGETHER, (index + 1) * TOGETHER).map(([, each]) => each),
  );
  return { seed, seconds, rounds };
}

async function main(): Promise<number> {
  const plan = readPlan(process.argv.slice(2));
  const directory = await mkdtemp(join(tmpdir(), "stratal-failpoints-"));
  await chmod(directory, 0o755);
  const marks = join(directory, "marks");
  await mkdir(marks);
  const marker = newId();
  const jobs = chaosJobs({ seed: plan.seed, models: MODELS, marks, marker });
  const arena = await openArena({
    ...{ directory, marks, seed: plan.seed, program: DEFAULT_PROGRAM },
    ...{ redis: false, isolation: "process" },
  });
  closeWhenInterrupted(arena);
  process.stdout.write(`failpoints: seed ${plan.seed}, ${plan.rounds.length} rounds\n`);
  const load = new Load({ arena, jobs, random: new Random(plan.seed + 1), openRuns: OPEN_RUNS });
  const violations = await goThrough(plan, arena, load);
  const { database } = arena;
  const checked = await check({ database, jobs, marks, asked: load.asked });
  violations.push(...checked.violations);
  violations.push(...[...load.refusals, ...(await survivors(marker))].map(ofNoRun));
  if (violations.length > 0) await writeEvidence(directory, database, violations);
  violations.push(...(await closed(arena, directory)));
  for (const { runId, message } of violations)
    process.stdout.write(`VIOLATION ${runId ?? "-"}: ${message}\n`);
  process.stdout.write(
    `runs: ${checked.runs}, task runs: ${checked.tasks}, lost: ${checked.lost}; violations: ${violations.length}\n`,
  );
  if (violations.length === 0) await rm(directory, { recursive: true, force: true });
  else process.stdout.write(`seed ${plan.seed}; everything is in ${directory}\n`);
  return violations.length === 0 ? 0 : 1;
}

/** All rounds, up to one that something is left of. */
async function goThrough(plan: Plan, arena: Arena, load: Load): Promise<Violation[]> {
  const found: Violation[] = [];
  await load.save();
  await untilUp(arena);
  const begunAt = performance.now();
  for (const [index, cases] of plan.rounds.entries()) {
    if (plan.seconds !== null && performance.now() - begunAt > plan.seconds * 1_000) break;
    const firstRun = load.asked.size;
    const hits = await breakAt(cases, arena, load);
    const drainedMs = await drain(arena);
    const left = await leftRows(arena.database);
    const runs = load.asked.size - firstRun;
    process.stdout.write(
      `${index + 1}. ${armingOf(cases)}: ${hits} hits, ${runs} runs, ended after ${(drainedMs / 1_000).toFixed(1)} s\n`,
    );
    if (hits === 0 && plan.seconds === null)
      found.push(ofNoRun(`${armingOf(cases)} was never come by`));
    found.push(...left.map((what) => ofNoRun(`${armingOf(cases)}: ${what}`)));
    if (left.length > 0) break;
  }
  return found;
}

/** Arms the failpoints in every member, lets them work for a while, and heals them; answers how often something happened. */
async function breakAt(cases: readonly Case[], arena: Arena, load: Load): Promise<number> {
  let hits = 0;
  const members = [...arena.servers, ...arena.workers];
  for (const member of members) {
    member.listen((text) => (hits += text.match(/^failpoint /gm)?.length ?? 0));
    member.failpoints = armingOf(cases);
    // What it leaves to others is part of it.
    member.kill(member.options.kind === "worker" ? "SIGTERM" : "SIGKILL");
  }
  // Some failpoints let nobody start.
  const end = performance.now() + STARTING_MS;
  while (hits === 0 && performance.now() < end && !members.every(({ isUp }) => isUp))
    await sleep(50);
  await load.run(AbortSignal.timeout(ARMED_MS));
  for (const member of members) {
    member.failpoints = null;
    member.kill("SIGTERM");
  }
  // What is ended in vain, since it is delayed or stuck, would live on armed.
  await sleep(1_000);
  for (const member of members) if (!member.isUp) member.kill("SIGKILL");
  await untilUp(arena);
  return hits;
}

function ofNoRun(message: string): Violation {
  return { runId: null, message };
}

process.exitCode = await main();
