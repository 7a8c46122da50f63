import { describe, expect, it } from "vitest";
import { testPath } from "../../../test/support/interpreters.ts";
import { allowedLevels } from "../../../test/support/isolation.ts";
import { loadSettings, type SettingOverrides } from "../../config/load.ts";
import { isolationReport, openIsolation } from "./open-isolation.ts";
import { reportText } from "./report-text.ts";

function open(overrides: SettingOverrides, path = testPath): ReturnType<typeof openIsolation> {
  const settings = loadSettings({ env: {}, overrides });
  const interpreterRoots = (): Promise<string[]> => Promise.resolve([]);
  return openIsolation({ settings, path, cacheRoot: "/nowhere", interpreterRoots });
}

describe("the level of a worker", () => {
  it("is the strongest that the machine allows", async () => {
    const { confiner } = await open({ workerIsolation: "auto" });
    expect(confiner.level).toBe(allowedLevels.at(-1));
    confiner.close();
  });

  it("is the one that was asked for", async () => {
    const { confiner } = await open({ workerIsolation: "process" });
    expect(confiner.level).toBe("process");
    expect(confiner.uids).toEqual([]);
    confiner.close();
  });

  it("is never below the required one: the worker does not start", async () => {
    const weak = open({ workerIsolation: "process", isolationRequired: "uid" });
    await expect(weak).rejects.toThrow(
      /STRATAL_ISOLATION_REQUIRED asks for isolation level "uid" or better.*"process"/,
    );
  });

  it.skipIf(allowedLevels.includes("uid"))("that cannot be had says what it takes", async () => {
    await expect(open({ workerIsolation: "uid" })).rejects.toThrow(/does not run as root/);
  });
});

describe("user ids", () => {
  it.runIf(allowedLevels.includes("uid"))("belong to one worker of the machine only", async () => {
    const [first, second] = await Promise.all([
      open({ workerIsolation: "uid", workerProcessSlots: 3 }),
      open({ workerIsolation: "uid", workerProcessSlots: 3 }),
    ]);
    const all = [...first.confiner.uids, ...second.confiner.uids];
    expect(new Set(all).size).toBe(14);
    first.confiner.close();
    second.confiner.close();
  });

  it.runIf(allowedLevels.includes("uid"))("that do not suffice are a refusal", async () => {
    await expect(open({ workerIsolation: "uid", workerProcessSlots: 600 })).rejects.toThrow(
      /lower STRATAL_WORKER_PROCESS_SLOTS/,
    );
  });
});

describe("the report", () => {
  it("names every level, and what a worker would do", async () => {
    const text = reportText(await isolationReport(loadSettings({ env: {} }), testPath));
    for (const level of allowedLevels) expect(text).toMatch(new RegExp(`^  ${level}\\s+yes$`, "m"));
    expect(text).toContain(`runs scripts at level "${allowedLevels.at(-1)}"`);
  });

  it("tells a worker that would not start, and why", async () => {
    const overrides = { workerIsolation: "process", isolationRequired: "namespaces" } as const;
    const settings = loadSettings({ env: {}, overrides });
    const report = await isolationReport(settings, testPath);
    expect(report.level).toBeNull();
    expect(reportText(report)).toContain("A worker with these settings does not start.");
  });
});
