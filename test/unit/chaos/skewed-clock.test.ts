import { execFileSync } from "node:child_process";
import { expect, it } from "vitest";
import { Random } from "../../chaos/random.ts";
import { clockArguments, drawClock } from "../../chaos/skewed-clock.ts";

const HOUR_MS = 3_600_000;

function timesOf(args: readonly string[]): number[] {
  const program =
    "console.log(JSON.stringify([Date.now(), new Date().getTime(), new Date(5).getTime(), new Date() instanceof Date ? 1 : 0]))";
  const text = execFileSync(process.execPath, [...args, "--eval", program], { encoding: "utf8" });
  // What the program prints.
  return JSON.parse(text) as number[];
}

it("is wrong by what was drawn, and leaves given times alone", () => {
  const [now, constructed, given, isDate] = timesOf(
    clockArguments({ firstMs: -HOUR_MS, secondMs: -HOUR_MS }),
  );
  for (const time of [now!, constructed!])
    expect(Math.abs(time + HOUR_MS - Date.now())).toBeLessThan(HOUR_MS / 2);
  expect([given, isDate]).toEqual([5, 1]);
});

it("is right at every other start, and the same for the same seed", () => {
  const clocks = (seed: number) => {
    const random = new Random(seed);
    return Array.from({ length: 200 }, () => drawClock(random));
  };
  const right = clocks(1).filter((clock) => clock === null).length;
  expect(right).toBeGreaterThan(50);
  expect(right).toBeLessThan(150);
  expect(clocks(1)).toEqual(clocks(1));
  expect(clockArguments(null)).toEqual([]);
});
