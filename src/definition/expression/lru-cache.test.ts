import { expect, it } from "vitest";
import { LruCache } from "./lru-cache.ts";

it("keeps what was asked for last and forgets the rest", () => {
  const cache = new LruCache<string, object>(2);
  const make = (): object => ({});
  const a = cache.getOrCreate("a", make);
  const b = cache.getOrCreate("b", make);
  expect(cache.getOrCreate("a", make)).toBe(a);
  cache.getOrCreate("c", make);
  expect(cache.size).toBe(2);
  expect(cache.getOrCreate("a", make)).toBe(a);
  expect(cache.getOrCreate("b", make)).not.toBe(b);
});

it("keeps nothing that could not be made", () => {
  const cache = new LruCache<string, string>(2);
  const fail = (): string => {
    throw new Error("no");
  };
  expect(() => cache.getOrCreate("a", fail)).toThrow("no");
  expect(cache.getOrCreate("a", () => "made")).toBe("made");
});
