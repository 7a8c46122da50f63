import type { IsolationLevel } from "../../src/worker/isolation/levels.ts";
import { loadSettings } from "../../src/config/load.ts";
import { isolationReport } from "../../src/worker/isolation/open-isolation.ts";
import { testPath } from "./interpreters.ts";

const report = await isolationReport(loadSettings({ env: {} }), testPath);

/** The levels that this machine allows; each of the others is reported loudly, as its tests check nothing. */
export const allowedLevels: readonly IsolationLevel[] = report.findings
  .filter(({ level, missing }) => {
    if (missing !== null)
      process.stderr.write(`\n*** Isolation level ${level} is not tested here: ${missing}\n`);
    return missing === null;
  })
  .map(({ level }) => level);

/** The levels above "process" that this machine allows. */
export const strongLevels = allowedLevels.filter((level) => level !== "process");

/** What control groups can limit here. */
export const limits = report.limits.can;
