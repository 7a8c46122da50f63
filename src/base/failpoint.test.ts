import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import {
  armFailpoints,
  atFailpoint,
  disarmFailpoints,
  failpointActions,
  failpointTable,
  SimulatedOutage,
} from "./failpoint.ts";

afterEach(disarmFailpoints);

/** What came of each of so many passes: what the work answered, or that it failed; and how often it was done. */
async function passes(count: number): Promise<{ came: string[]; done: number }> {
  let done = 0;
  const came: string[] = [];
  for (let pass = 0; pass < count; pass += 1) {
    const passed = atFailpoint("task.claim", () => Promise.resolve(String((done += 1))));
    came.push(
      await passed.catch((error: unknown) => (error instanceof SimulatedOutage ? "lost" : "?")),
    );
  }
  return { came, done };
}

describe("a failpoint", () => {
  it("does nothing unless it is armed", async () => {
    expect(await passes(2)).toEqual({ came: ["1", "2"], done: 2 });
    armFailpoints("task.settle=throw");
    expect(await passes(2)).toEqual({ came: ["1", "2"], done: 2 });
  });

  it("leaves undone, or loses the answer of, each n-th pass", async () => {
    armFailpoints("task.claim=throw@2");
    expect(await passes(4)).toEqual({ came: ["1", "lost", "2", "lost"], done: 2 });
    armFailpoints("task.settle=kill, task.claim=unknown@3");
    expect(await passes(4)).toEqual({ came: ["1", "2", "lost", "4"], done: 4 });
  });

  it.each([
    ["kill", false],
    ["kill-after", true],
  ])("ends the process with %s", (action, isDone) => {
    const module = JSON.stringify(new URL("./failpoint.ts", import.meta.url).href);
    const program = `
      const { armFailpoints, atFailpoint } = await import(${module});
      const { writeSync } = await import("node:fs");
      armFailpoints("task.claim=${action}");
      await atFailpoint("task.claim", async () => writeSync(1, "done"));
      writeSync(1, " and on");`;
    const { signal, stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", program],
      { encoding: "utf8" },
    );
    expect(signal).toBe("SIGKILL");
    expect(stdout).toBe(isDone ? "done" : "");
    expect(stderr).toBe(`failpoint task.claim: ${action}\n`);
  });

  it.each([
    ["task.claim", /write <name>=<action>/],
    ["task.clam=kill", /there is no "task.clam". Did you mean "task.claim"\?/],
    ["task.claim=explode", /"explode" cannot happen; kill, /],
    ["task.claim=kill@0", /write <name>=<action>/],
  ])("refuses %s", (text, message) => {
    expect(() => armFailpoints(text)).toThrow(message);
  });

  it("is in the page about faults, with everything that can happen at it", () => {
    const page = readFileSync(new URL("../../docs/chaos.md", import.meta.url), "utf8");
    for (const [name, text] of Object.entries({ ...failpointTable, ...failpointActions }))
      expect(page.replaceAll(/\s+/g, " ")).toContain(`- \`${name}\`: ${text}`);
  });
});
