import { writeFileSync } from "node:fs";
import { join } from "node:path";
import {
  interleave,
  STRATAL,
  type Bench,
  type Benchmark,
  type Measurement,
} from "../measurement.ts";
import { ChainDriver, isInstalled, SYSTEMS, type System } from "../peers/chain-driver.ts";
import { scriptChainDocument } from "../stratal/job-document.ts";
import { StratalSide } from "../stratal/side.ts";
import { elapsedMs, LOADS, PROGRAMS, type Load } from "./script-loads.ts";

/** The chains of Python scripts beside the systems of Python tasks that are installed (P5). */
export const systems: Benchmark = {
  name: "systems",
  suites: ["scripts"],
  needs: "stack",
  sentence:
    "Fibonacci in Python in sequence beside Temporal, Prefect and Airflow, those that --systems has",
  async run(bench) {
    const drivers = await startDrivers(bench);
    if (Object.keys(drivers).length === 0) return [];
    const side = new StratalSide(bench.stack);
    const measurements: Measurement[] = [];
    for (const load of LOADS) measurements.push(await measure(bench, { side, drivers }, load));
    for (const { child } of Object.values(drivers)) await bench.processes.end(child);
    return measurements;
  },
};

/** By the names of the systems. */
async function startDrivers({
  options: { systemsDir },
  processes,
  missing,
  progress,
}: Bench): Promise<Record<string, ChainDriver>> {
  const drivers: Record<string, ChainDriver> = {};
  // Their names are those of the constant.
  for (const system of Object.keys(SYSTEMS) as System[]) {
    const name = SYSTEMS[system];
    if (systemsDir === null || !isInstalled(systemsDir, system)) {
      missing.push(`${name} is not measured: there is no ${system} in the folder of --systems`);
      continue;
    }
    progress(`systems: starting ${name}`);
    drivers[name] = await ChainDriver.start(processes, systemsDir, system);
  }
  return drivers;
}

async function measure(
  { options, processes, progress }: Bench,
  { side, drivers }: { side: StratalSide; drivers: Record<string, ChainDriver> },
  load: Load,
): Promise<Measurement> {
  const job = `systems-${load.name}`;
  const code = PROGRAMS.python(load.fibonacci);
  const file = join(processes.directory, `${job}.py`);
  // Others may run under another account.
  writeFileSync(file, code, { mode: 0o644 });
  await side.create(scriptChainDocument(job, { language: "python", code, count: load.tasks }));
  const subjects: Record<string, () => Promise<number>> = {
    [STRATAL]: async () => elapsedMs(await side.run(job)),
  };
  for (const [name, driver] of Object.entries(drivers))
    subjects[name] = () => driver.run(file, load.tasks);
  for (const run of Object.values(subjects)) await run();
  const values = await interleave(options.size.repeats, subjects, (text) => {
    progress(`${job}: ${text}`);
  });
  return {
    benchmark: "systems",
    what: `${load.tasks} ${load.name} Python tasks in sequence, fib(${load.fibonacci})`,
    unit: "ms",
    better: "lower",
    values,
  };
}
