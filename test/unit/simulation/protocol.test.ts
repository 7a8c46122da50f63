/**
 * The protocol of queue, lease, claim and settle under thousands of schedules of lost, late and doubled messages, pauses, kills and drains. A
 * failure prints its seed and the shortest schedule that still fails. SIMULATIONS=1000000 for a night.
 */
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { rules, without, type Rules } from "./rules.ts";
import { FAULT_KINDS, play } from "./world.ts";

const RUNS = Number(process.env["SIMULATIONS"] ?? 4_000);
const MAX_STEPS = 160;

/** Together where one does nearly all that the other does: an attempt has one holder, and the watchdog minds the lease, too. */
const GUARDS: (keyof Rules)[][] = [
  ["fencesAttempts", "fencesWorkers"],
  ["checksEpochs"],
  ["numbersEpochs"],
  ["checksStatus"],
  ["handsBack"],
  ["hasWatchdog"],
  ["hasWatchdog", "fencesItself"],
  ["looksBeforeStart"],
  ["hearsSettles"],
  ["repeatsSettles"],
  ["reaps"],
];

const kinds = fc.nat(2 ** FAULT_KINDS - 1);
const schedules = fc.array(fc.nat(2 ** 20), { minLength: 20, maxLength: MAX_STEPS, size: "max" });

it("loses nothing, repeats nothing and leaves nothing behind", { timeout: 86_400_000 }, () => {
  fc.assert(
    fc.property(kinds, schedules, (faults, schedule) => {
      expect(play(faults, schedule, rules)).toEqual([]);
    }),
    { numRuns: RUNS },
  );
});

describe("notices that it is missing", () => {
  it.each(GUARDS)("%s", (...guards) => {
    const mutant = without(guards);
    const found = fc.check(
      fc.property(
        kinds,
        schedules,
        (faults, schedule) => play(faults, schedule, mutant).length === 0,
      ),
      { numRuns: 40_000, seed: 1, endOnFailure: true },
    );
    expect(found.failed).toBe(true);
  });
});
