import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, release, totalmem } from "node:os";
import Table from "cli-table3";
import { STRATAL, type Measurement } from "./measurement.ts";
import type { Options } from "./options.ts";
import { median } from "./statistics.ts";

/** Everything about a bench run, as `--json` writes it. */
export interface Report {
  startedAt: string;
  machine: Record<string, string | number>;
  versions: Record<string, string>;
  durability: Record<string, string>;
  /** Said loudly: what could not be measured, and why. */
  missing: string[];
  options: Options;
  measurements: Measurement[];
}

export function describeMachine(): Report["machine"] {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? "unknown",
    cores: cores.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
  };
}

/** Versions of the npm packages that are measured. */
export function packageVersions(): Report["versions"] {
  const require = createRequire(import.meta.url);
  const version = (manifest: string | URL): string =>
    (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
  return {
    stratal: version(new URL("../package.json", import.meta.url)),
    bullmq: version(require.resolve("bullmq/package.json")),
  };
}

/** The medians beside each other. */
export function formatReport(report: Report): string {
  const table = new Table({
    head: ["", "unit", STRATAL, "peer", "", "Stratal/peer"],
    colAligns: ["left", "left", "right", "right", "left", "right"],
    style: { head: [], border: [], compact: true },
  });
  table.push(...report.measurements.map(tableRow));
  const { machine, versions, durability, missing, options } = report;
  const repeats = `Median of ${options.size.repeats} alternating measurements (smallest – largest).`;
  return [
    "",
    table.toString(),
    `${repeats} ▲ Stratal is better, ▼ the peer is.`,
    `On ${machine["cores"]} × ${machine["cpu"]}, Node ${machine["node"]}; ` +
      `stratal ${versions["stratal"]}, bullmq ${versions["bullmq"]}.`,
    "Durability:",
    ...Object.entries(durability).map(([side, text]) => `  ${side}: ${text}.`),
    ...missing.map((text) => `\n!!! ${text} !!!`),
  ].join("\n");
}

function tableRow({ what, unit, better, values }: Measurement): string[] {
  const own = values[STRATAL] ?? [];
  const [peer, peerValues] = Object.entries(values).find(([side]) => side !== STRATAL) ?? [];
  if (peer === undefined || peerValues === undefined) return [what, unit, summary(own), "", "", ""];
  const ratio = median(own) / median(peerValues);
  const isBetter = better === "higher" ? ratio >= 1 : ratio <= 1;
  return [
    what,
    unit,
    summary(own),
    summary(peerValues),
    peer,
    `${ratio.toFixed(2)}× ${isBetter ? "▲" : "▼"}`,
  ];
}

function summary(values: readonly number[]): string {
  const middle = figure(median(values));
  if (values.length < 2) return middle;
  return `${middle} (${figure(Math.min(...values))} – ${figure(Math.max(...values))})`;
}

function figure(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
