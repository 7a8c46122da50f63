/**
 * Breaks a whole Stratal for a while, heals it, and checks that nothing was lost, repeated or left behind: `npm run chaos -- --seconds 60`.
 * Ends with status 1 if an invariant was violated, and then leaves everything in a directory.
 */
import { setMaxListeners } from "node:events";
import { appendFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newId } from "../../src/base/ids.ts";
import { openArena, type Arena } from "./arena.ts";
import { check, type Checked, type Violation } from "./check/check.ts";
import { chaosJobs, type ChaosJob } from "./documents.ts";
import { Nemesis } from "./faults.ts";
import { Load } from "./load.ts";
import { readOptions, type Options } from "./options.ts";
import { closed, closeWhenInterrupted, drain, survivors, untilUp } from "./quiet.ts";
import { Random } from "./random.ts";
import { describeResult, writeEvidence } from "./report.ts";

const MODELS = 60;
/** What a run of the harness came to. */
export interface Result extends Checked {
  faults: ReadonlyMap<string, number>;
  restarts: number;
  /** Starts with a wrong clock. */
  skewed: number;
  drainedMs: number;
}

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const directory = await mkdtemp(join(tmpdir(), "stratal-chaos-"));
  // The database's account, if it is another one, has to get in.
  await chmod(directory, 0o755);
  const marks = join(directory, "marks");
  await mkdir(marks);
  // At levels above `process` scripts have users of their own.
  await chmod(marks, 0o777);
  const marker = newId();
  const jobs = chaosJobs({ seed: options.seed, models: MODELS, marks, marker });
  process.stdout.write(
    `chaos: seed ${options.seed}, ${options.seconds} s of faults, Redis ${options.redis ? "on" : "off"}, isolation ${options.isolation}\n`,
  );
  const arena = await openArena({ ...options, directory, marks });
  closeWhenInterrupted(arena);
  const result = await attack(arena, jobs, options, { directory, marks, marker }).catch(
    async (error: unknown) => {
      await arena.close();
      throw error;
    },
  );
  process.stdout.write(describeResult(result));
  if (result.violations.length === 0 && !options.keep) {
    await rm(directory, { recursive: true, force: true });
    return 0;
  }
  process.stdout.write(`seed ${options.seed}; everything is in ${directory}\n`);
  return result.violations.length === 0 ? 0 : 1;
}

interface Places {
  directory: string;
  marks: string;
  marker: string;
}

async function attack(
  arena: Arena,
  jobs: readonly ChaosJob[],
  options: Options,
  { directory, marks, marker }: Places,
): Promise<Result> {
  const load = new Load({
    arena,
    jobs,
    random: new Random(options.seed + 1),
    openRuns: options.openRuns,
  });
  const begunAt = performance.now();
  const nemesis = new Nemesis(arena, new Random(options.seed + 2), (kind) => {
    const atMs = Math.round(performance.now() - begunAt);
    appendFileSync(join(directory, "faults.jsonl"), `${JSON.stringify({ atMs, kind })}\n`);
  });
  await load.save();
  await untilUp(arena);
  const signal = AbortSignal.timeout(options.seconds * 1_000);
  // Every start that is under way listens to it.
  setMaxListeners(0, signal);
  await Promise.all([load.run(signal), nemesis.run(options.pauseMs, options.seconds, signal)]);
  const drainedMs = await drain(arena);
  const checked = await check({ database: arena.database, jobs, marks, asked: load.asked });
  const members = [...arena.servers, ...arena.workers];
  const others = [
    ...load.refusals.map((refusal) => `a request was refused: ${refusal}`),
    ...members.flatMap(({ crashes }) => crashes),
    ...(await survivors(marker)),
  ];
  const violations: Violation[] = [
    ...checked.violations,
    ...others.map((message) => ({ runId: null, message })),
  ];
  if (violations.length > 0) await writeEvidence(directory, arena.database, violations);
  const restarts = members.reduce((sum, { starts }) => sum + starts - 1, 0);
  violations.push(...(await closed(arena, directory)));
  await writeFile(join(directory, "violations.json"), JSON.stringify(violations, null, 2));
  const skewed = members.reduce((sum, member) => sum + member.skewed, 0);
  return { ...checked, violations, faults: nemesis.counts, restarts, skewed, drainedMs };
}

process.exitCode = await main();
