import { expect, it } from "vitest";
import type { TaskOutcome } from "../../engine/outcome.ts";
import { explainedOutcome, unkeptLimits } from "./limit-texts.ts";

const KILLED: TaskOutcome = {
  status: "failed",
  error: { kind: "exit", message: "killed", signal: "SIGKILL" },
};
const group = (kills: number): Parameters<typeof explainedOutcome>[2] => ({
  outOfMemoryKills: () => kills,
  usage: () => ({ cpuMs: null, peakMemoryBytes: null, readBytes: null, writtenBytes: null }),
});

it("says which limits are not kept, and where they would be", () => {
  const can = { memory: false, cpu: true, processes: false };
  const resources = { cpu: 1, memoryBytes: 1, diskBytes: null };
  expect(unkeptLimits(resources, { can, lacking: "nobody delegated a group" })).toEqual([
    "resources.memory is not kept: nobody delegated a group. Ask for a worker that can by `runs_on: [limits:memory]`.",
  ]);
  expect(unkeptLimits(null, { can, lacking: null })).toEqual([]);
});

it("blames the limit only if the kernel killed for it", () => {
  const resources = { cpu: null, memoryBytes: 1024 * 1024, diskBytes: null };
  expect(explainedOutcome(KILLED, resources, group(0))).toBe(KILLED);
  expect(explainedOutcome(KILLED, resources, null)).toBe(KILLED);
  expect(explainedOutcome(KILLED, resources, group(1))).toMatchObject({
    error: { kind: "out_of_memory", signal: "SIGKILL" },
  });
  // Somebody else's limit: the machine's, or that of the worker's own group.
  expect(JSON.stringify(explainedOutcome(KILLED, null, group(1)))).toContain("The machine");
});
