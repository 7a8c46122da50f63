import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { idsSince, noteBirth } from "./process-births.ts";

const birth = { lastPid: 1_000, atMs: 0 };
const limits = { nowMs: 10, lastPid: 1_003, maxPid: 4_194_304, cores: 2 };

describe("idsSince", () => {
  it("gives the ids since then", () => {
    expect(idsSince(birth, limits)).toEqual([1_001, 1_002, 1_003]);
    expect(idsSince(birth, { ...limits, lastPid: 1_000 })).toEqual([]);
  });

  it.each([
    ["the ids have begun again", { lastPid: 500 }],
    ["all ids may have been used since", { nowMs: 20_000 }],
    ["there are few ids and many cores", { nowMs: 10, maxPid: 32_768, cores: 64 }],
    ["very many processes were started since", { lastPid: 2_000 }],
    ["the system does not say", { lastPid: null }],
  ])("gives no answer when %s", (_, changed) => {
    expect(idsSince(birth, { ...limits, ...changed })).toBeNull();
  });

  it("gives no answer when the beginning is not known", () => {
    expect(idsSince({ ...birth, lastPid: null }, limits)).toBeNull();
  });

  it("has every process that was started since", () => {
    // On a busy machine with few ids there is sometimes no answer; that is allowed, a wrong one is not.
    for (let round = 0; round < 20; round += 1) {
      const before = noteBirth();
      const { pid } = spawnSync("true");
      const ids = idsSince(before);
      if (ids !== null) expect(ids).toContain(pid);
    }
  });
});
