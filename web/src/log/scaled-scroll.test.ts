import { expect, test } from "vitest";
import { contentHeight, MAX_HEIGHT, maxOf, placeOf, scrolled } from "./scaled-scroll.ts";

const short = { log: 50_000, viewport: 600 };
const long = { log: 20_000_000, viewport: 600 };

test("a log that fits scrolls like any box", () => {
  expect(contentHeight(short)).toBe(50_000);
  expect(scrolled(short, { box: 0, log: 0 }, 12_345).log).toBe(12_345);
  expect(placeOf(short, 12_345).box).toBe(12_345);
  expect(contentHeight({ log: 20, viewport: 600 })).toBe(600);
});

test("a step in a long log is as long as the box's", () => {
  const start = placeOf(long, 9_000_000);
  expect(contentHeight(long)).toBe(MAX_HEIGHT);
  expect(scrolled(long, start, start.box + 100).log).toBe(9_000_100);
  expect(scrolled(long, start, start.box - 599).log).toBe(8_999_401);
});

test("a jump goes to the same share of the log", () => {
  const place = scrolled(long, { box: 0, log: 0 }, (MAX_HEIGHT - 600) / 2);
  expect(place.log).toBeCloseTo(maxOf(long) / 2, 0);
});

test("the ends of the box are the ends of the log, however they are reached", () => {
  const end = MAX_HEIGHT - 600;
  expect(scrolled(long, { box: end - 100, log: 15_000_000 }, end).log).toBe(maxOf(long));
  expect(scrolled(long, { box: 100, log: 900_000 }, 0).log).toBe(0);
  expect(placeOf(long, maxOf(long)).box).toBe(end);
  expect(placeOf(long, 1e12)).toEqual({ box: end, log: maxOf(long) });
});

test("steps back and forth lead back", () => {
  let place = placeOf(long, 10_000_000);
  for (const step of [100, 250, -300, -50]) place = scrolled(long, place, place.box + step);
  expect(place.log).toBe(10_000_000);
});
