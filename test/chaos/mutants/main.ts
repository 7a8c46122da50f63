/**
 * Whether the harness has teeth: runs it against each mutant until it notices, for at most --budget seconds of faults:
 * `npm run mutants -- [--budget 300] [--round 12] [--seed 1] [words of a name ...]`. Without words also against the program as it is, which
 * must pass.
 */
import { spawn } from "node:child_process";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { mutants, type Mutant } from "./list.ts";
import { plant } from "./plant.ts";

const HARNESS = fileURLToPath(new URL("../main.ts", import.meta.url));
const UNCHANGED: Mutant = { name: "the program as it is", changes: [] };

interface Plan {
  budgetS: number;
  roundS: number;
  seed: number;
}

interface Verdict {
  violations: string[];
  seconds: number;
  evidence: string | null;
}

async function main(): Promise<number> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      budget: { type: "string", default: "300" },
      round: { type: "string", default: "12" },
      seed: { type: "string", default: "1" },
    },
  });
  const plan = {
    budgetS: Number(values.budget),
    roundS: Number(values.round),
    seed: Number(values.seed),
  };
  const words = positionals.join(" ");
  const chosen = mutants.filter(({ name }) => name.includes(words));
  let missed = 0;
  if (words === "") missed += await report(UNCHANGED, { ...plan, budgetS: plan.roundS }, false);
  for (const mutant of chosen) missed += await report(mutant, plan, true);
  process.stdout.write(`${chosen.length} mutants, ${missed} not as expected\n`);
  return missed === 0 ? 0 : 1;
}

/** Answers 1 if the harness did not say what it should. */
async function report(mutant: Mutant, plan: Plan, isCaught: boolean): Promise<0 | 1> {
  const { violations, seconds, evidence } = await tryOut(mutant, plan);
  const word = violations.length > 0 ? "caught" : "passed";
  process.stdout.write(`${word} after ${seconds} s: ${mutant.name}\n`);
  for (const violation of violations.slice(0, 2)) process.stdout.write(`    ${violation}\n`);
  const isExpected = violations.length > 0 === isCaught;
  if (isExpected && evidence !== null) await rm(evidence, { recursive: true, force: true });
  return isExpected ? 0 : 1;
}

async function tryOut(mutant: Mutant, { budgetS, roundS, seed }: Plan): Promise<Verdict> {
  const directory = await plant(mutant);
  const program = join(directory, "dist", "cli", "main.js");
  try {
    for (let round = 0; ; round += 1) {
      const said = await attack(program, roundS, seed + round, mutant.needsRedis === true);
      const violations = said.split("\n").filter((line) => line.startsWith("VIOLATION"));
      const seconds = (round + 1) * roundS;
      const evidence = /everything is in (\S+)/.exec(said)?.[1] ?? null;
      if (violations.length > 0 || seconds + roundS > budgetS)
        return { violations, seconds, evidence };
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

/** What the harness says; a harness that fails without a violation is no verdict. */
function attack(
  program: string,
  seconds: number,
  seed: number,
  needsRedis: boolean,
): Promise<string> {
  const args = ["--seconds", String(seconds), "--seed", String(seed), "--program", program];
  if (needsRedis) args.push("--redis", "on");
  const child = spawn(process.execPath, ["--import", "tsx", HARNESS, ...args], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = (signal: NodeJS.Signals): void => void child.kill(signal);
  process.on("SIGINT", end).on("SIGTERM", end);
  let said = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (said += text));
  return new Promise((resolve, reject) => {
    child.once("close", (code) => {
      process.off("SIGINT", end).off("SIGTERM", end);
      if (code === 0 || said.includes("VIOLATION")) resolve(said);
      else reject(new Error(`The harness failed:\n${said}`));
    });
  });
}

process.exitCode = await main();
