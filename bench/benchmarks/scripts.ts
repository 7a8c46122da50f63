import { writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import {
  interleave,
  pick,
  STRATAL,
  type Bench,
  type Benchmark,
  type Measurement,
} from "../measurement.ts";
import {
  emptyScriptPeers,
  interpreterOf,
  shellLoop,
  type LoopLanguage,
} from "../peers/script-runners.ts";
import { scriptChainDocument, scriptDocument } from "../stratal/job-document.ts";
import { StratalSide } from "../stratal/side.ts";
import { elapsedMs, LOADS, PROGRAMS, type Load } from "./script-loads.ts";

/** What a script costs beyond its process, and a chain of short scripts beside a shell that runs them one after the other. */
export const scripts: Benchmark = {
  name: "scripts",
  suites: ["scripts"],
  needs: "stack",
  sentence:
    "empty bash scripts beside ninja, make, xargs and plain spawn; Fibonacci in Python and JavaScript beside a shell loop",
  async run(bench) {
    const side = new StratalSide(bench.stack);
    const measurements = await emptyScripts(bench, side);
    for (const load of LOADS)
      for (const language of ["python", "javascript"] as const)
        measurements.push(await chainOfScripts(bench, side, language, load));
    return measurements;
  },
};

async function emptyScripts(
  { options, processes, progress }: Bench,
  side: StratalSide,
): Promise<Measurement[]> {
  const { repeats, scriptTasks: count } = options.size;
  const job = `scripts-${count}`;
  await side.create(scriptDocument(job, count));
  await side.run(job);
  const atOnce = availableParallelism();
  const peers = emptyScriptPeers(processes.directory, count, atOnce);
  const results = await interleave(
    repeats,
    { [STRATAL]: async () => elapsedMs(await side.run(job)), ...peers },
    (text) => {
      progress(`${job}: ${text}`);
    },
  );
  const rates = pick(results, (ms) => count / (ms / 1_000));
  const what = `${count} × bash -c true, ${atOnce} at once`;
  return Object.keys(peers).map((peer) => ({
    benchmark: "scripts",
    what,
    unit: "tasks/s",
    better: "higher",
    values: { [STRATAL]: rates[STRATAL] ?? [], [peer]: rates[peer] ?? [] },
  }));
}

async function chainOfScripts(
  { options, processes, progress }: Bench,
  side: StratalSide,
  language: LoopLanguage,
  load: Load,
): Promise<Measurement> {
  const job = `${language}-${load.name}`;
  const code = PROGRAMS[language](load.fibonacci);
  const file = join(processes.directory, `${job}.${language === "python" ? "py" : "js"}`);
  writeFileSync(file, code);
  await side.create(scriptChainDocument(job, { language, code, count: load.tasks }));
  await side.run(job);
  const interpreter = await interpreterOf(language);
  const values = await interleave(
    options.size.repeats,
    {
      [STRATAL]: async () => elapsedMs(await side.run(job)),
      "shell loop": () => shellLoop(interpreter, file, load.tasks),
    },
    (text) => {
      progress(`${job}: ${text}`);
    },
  );
  const what = `${load.tasks} ${load.name} ${language} scripts in sequence, fib(${load.fibonacci})`;
  return { benchmark: "scripts", what, unit: "ms", better: "lower", values };
}
