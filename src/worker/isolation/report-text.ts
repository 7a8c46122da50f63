import type { IsolationReport } from "./open-isolation.ts";

/** The report for people: each level with what it lacks, the limits, and what a worker would do. */
export function reportText({ findings, level, refusal, limits }: IsolationReport): string {
  const levels = findings.map(
    ({ level: name, missing }) =>
      `  ${name.padEnd(11)} ${missing === null ? "yes" : `no: ${missing}`}`,
  );
  const { can, lacking } = limits;
  const kept = Object.entries(can).map(([name, isKept]) => `${name} ${isKept ? "yes" : "no"}`);
  return [
    "Isolation levels that this machine allows:",
    ...levels,
    `Limits by control groups: ${kept.join(", ")}${lacking === null ? "" : ` (${lacking})`}`,
    refusal === null
      ? `A worker with these settings runs scripts at level "${level}".`
      : `A worker with these settings does not start. ${refusal}`,
  ].join("\n");
}
