import { spawnSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { idsSince, IdWatch, noteBirth, type Birth, type IdLook } from "./process-births.ts";

const BEGIN: IdLook = { fromMs: 0, toMs: 0, lastPid: 1_000, maxPid: 4_194_304, cores: 2 };

const at = (ms: number): Pick<IdLook, "fromMs" | "toMs"> => ({ fromMs: ms, toMs: ms });

/** What the last look answers for a process that was started at the first one. */
function idsAfter(...looks: Partial<IdLook>[]): number[] | null {
  const watch = new IdWatch();
  const birth: Birth = watch.note({ ...BEGIN, ...looks[0] });
  const answers = looks
    .slice(1)
    .map((look) => watch.idsSince(birth, { ...BEGIN, ...looks[0], ...look }));
  return answers.at(-1) ?? null;
}

describe("idsSince", () => {
  it("gives the ids since then", () => {
    expect(idsAfter({}, { ...at(10), lastPid: 1_003 })).toEqual([1_001, 1_002, 1_003]);
    expect(idsAfter({}, { ...at(10), lastPid: 1_000 })).toEqual([]);
  });

  it.each<[string, ...Partial<IdLook>[]]>([
    ["the ids have begun again", {}, { ...at(10), lastPid: 500 }],
    [
      "they begun again at a look in between",
      {},
      { ...at(5), lastPid: 500 },
      { ...at(10), lastPid: 1_003 },
    ],
    ["all ids may have been used since", {}, { ...at(21_000) }],
    ["a look was held up for so long", {}, { fromMs: 10, toMs: 21_000 }],
    ["there are few ids and many cores", { maxPid: 32_768, cores: 64 }, { ...at(10) }],
    ["very many processes were started since", {}, { ...at(10), lastPid: 2_000 }],
    ["the system does not say", {}, { ...at(10), lastPid: null }],
    ["the system did not say", { lastPid: null }, { ...at(10), lastPid: 1_003 }],
  ])("gives no answer when %s", (_, ...looks) => {
    expect(idsAfter(...looks)).toBeNull();
  });

  it("answers for an old process if nobody can have missed that the ids begin again", () => {
    const few = { maxPid: 32_768, lastPid: 1_000 };
    expect(idsAfter(few, { ...at(150), lastPid: 1_002 })).toBeNull();
    expect(idsAfter(few, { ...at(75) }, { ...at(150), lastPid: 1_002 })).toEqual([1_001, 1_002]);
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
