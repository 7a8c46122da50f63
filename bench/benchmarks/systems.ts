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
    const { systemsDir } = bench.options;
    const side = new StratalSide(bench.stack);
    const measurements: Measurement[] = [];
    // Their names are those of the constant.
    for (const system of Object.keys(SYSTEMS) as System[]) {
      if (systemsDir === null || !isInstalled(systemsDir, system)) {
        bench.missing.push(`${SYSTEMS[system]} is not measured: --systems has no ${system}`);
        continue;
      }
      bench.progress(`systems: starting ${SYSTEMS[system]}`);
      // One at a time: some use the processor while they have nothing to do.
      const driver = await ChainDriver.start(bench.processes, systemsDir, system);
      for (const load of LOADS)
        measurements.push(await measure(bench, { side, driver, name: SYSTEMS[system] }, load));
      await bench.processes.end(driver.child);
    }
    return measurements;
  },
};

async function measure(
  { options, processes, progress }: Bench,
  { side, driver, name }: { side: StratalSide; driver: ChainDriver; name: string },
  load: Load,
): Promise<Measurement> {
  const job = `${load.name}-beside-${name.toLowerCase()}`;
  const code = PROGRAMS.python(load.fibonacci);
  const file = join(processes.directory, `${job}.py`);
  writeFileSync(file, code);
  await side.create(scriptChainDocument(job, { language: "python", code, count: load.tasks }));
  const subjects = {
    [STRATAL]: async () => elapsedMs(await side.run(job)),
    [name]: () => driver.run(file, load.tasks),
  };
  // The first round fills caches on both sides.
  for (const run of Object.values(subjects)) await run();
  const values = await interleave(options.size.repeats, subjects, (text) => {
    progress(`${job}: ${text}`);
  });
  const what = `${load.tasks} ${load.name} Python tasks in sequence, fib(${load.fibonacci})`;
  return { benchmark: "systems", what, unit: "ms", better: "lower", values };
}
