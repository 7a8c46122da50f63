import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg, release, totalmem } from "node:os";
import { basename, dirname, join } from "node:path";
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

/** What the figures depend on most; asked before anything has started. */
export function describeMachine(): Report["machine"] {
  const cores = cpus();
  return {
    cpu: cores[0]?.model.trim() ?? "unknown",
    cores: cores.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    kernel: release(),
    node: process.version,
    loadBefore: loadavg()[0]?.toFixed(1) ?? "unknown",
  };
}

const PEER_PACKAGES = ["bullmq", "graphile-worker", "pg-boss"];

/** Versions of the npm packages that are measured. */
export function packageVersions(): Report["versions"] {
  const require = createRequire(import.meta.url);
  const version = (manifest: string | URL): string =>
    (JSON.parse(readFileSync(manifest, "utf8")) as { version: string }).version;
  return {
    stratal: version(new URL("../package.json", import.meta.url)),
    ...Object.fromEntries(PEER_PACKAGES.map((name) => [name, version(manifestOf(require, name))])),
  };
}

/** Some packages do not export their manifest, so it is looked for above what they export. */
function manifestOf(require: NodeJS.Require, name: string): string {
  for (let directory = dirname(require.resolve(name)); ; directory = dirname(directory)) {
    const manifest = join(directory, "package.json");
    if (basename(directory) === name && existsSync(manifest)) return manifest;
  }
}

/** The medians beside each other. */
export function formatReport(report: Report): string {
  const table = new Table({
    head: ["", "unit", STRATAL, "peer", "", "Stratal/peer"],
    colAligns: ["left", "left", "right", "right", "left", "right"],
    style: { head: [], border: [], compact: true },
  });
  table.push(...report.measurements.flatMap(tableRows));
  const { machine, versions, durability, missing, options } = report;
  const repeats = `Median of ${options.size.repeats} alternating measurements (smallest – largest).`;
  return [
    "",
    table.toString(),
    `${repeats} ▲ Stratal is better, ▼ the peer is.`,
    `On ${machine["cores"]} × ${machine["cpu"]}, Node ${machine["node"]}; load ${machine["loadBefore"]} before.`,
    `${Object.entries(versions)
      .map(([name, version]) => `${name} ${version}`)
      .join(", ")}.`,
    "Durability:",
    ...Object.entries(durability).map(([side, text]) => `  ${side}: ${text}.`),
    ...missing.map((text) => `\n!!! ${text} !!!`),
  ].join("\n");
}

/** One row for each peer. */
function tableRows({ what, unit, better, values }: Measurement): string[][] {
  const own = values[STRATAL] ?? [];
  const peers = Object.entries(values).filter(([side]) => side !== STRATAL);
  if (peers.length === 0) return [[what, unit, summary(own), "", "", ""]];
  return peers.map(([peer, peerValues], index) => {
    const isFirst = index === 0;
    const ratio = median(own) / median(peerValues);
    const isBetter = better === "higher" ? ratio >= 1 : ratio <= 1;
    return [
      isFirst ? what : "",
      isFirst ? unit : "",
      isFirst ? summary(own) : "",
      summary(peerValues),
      peer,
      `${ratio.toFixed(2)}× ${isBetter ? "▲" : "▼"}`,
    ];
  });
}

function summary(values: readonly number[]): string {
  const middle = figure(median(values));
  if (values.length < 2) return middle;
  return `${middle} (${figure(Math.min(...values))} – ${figure(Math.max(...values))})`;
}

function figure(value: number): string {
  return Math.abs(value) >= 100 ? value.toFixed(0) : value.toFixed(value >= 10 ? 1 : 2);
}
