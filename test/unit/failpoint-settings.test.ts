import { afterEach, expect, it, vi } from "vitest";
import { atFailpoint, disarmFailpoints } from "../../src/base/failpoint.ts";
import { serviceSettings } from "../../src/cli/process-settings.ts";

afterEach(() => {
  vi.unstubAllEnvs();
  disarmFailpoints();
});

it("refuses to arm failpoints in a process that is not there for tests", async () => {
  vi.stubEnv("STRATAL_FAILPOINTS", "task.claim=throw");
  expect(() => serviceSettings({})).toThrow(/refused unless STRATAL_TESTING is on/);
  expect(await atFailpoint("task.claim", () => Promise.resolve("done"))).toBe("done");
});

it("arms them where tests are run", async () => {
  vi.stubEnv("STRATAL_FAILPOINTS", "task.claim=throw");
  vi.stubEnv("STRATAL_TESTING", "on");
  serviceSettings({});
  await expect(atFailpoint("task.claim", () => Promise.resolve("done"))).rejects.toThrow(
    /task.claim: not done/,
  );
});
