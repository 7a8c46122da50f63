import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeCycle, findCycle, topologicalOrder } from "./graph.ts";

const anyGraph = fc.integer({ min: 1, max: 12 }).chain((size) =>
  fc.array(fc.uniqueArray(fc.nat({ max: size - 1 }), { maxLength: 3 }), {
    minLength: size,
    maxLength: size,
  }),
);

describe("topologicalOrder and findCycle", () => {
  it("agree: either there is an order that respects every edge, or a real cycle", () => {
    fc.assert(
      fc.property(anyGraph, (dependencies) => {
        const order = topologicalOrder(dependencies);
        const cycle = findCycle(dependencies);
        expect(order === null).toBe(cycle !== null);
        order?.forEach((node, place) => {
          for (const dependency of dependencies[node]!)
            expect(order.indexOf(dependency)).toBeLessThan(place);
        });
        cycle?.forEach((node, place) => {
          expect(dependencies[node]).toContain(cycle[(place + 1) % cycle.length]);
        });
      }),
    );
  });

  it("handle a chain of 100 000 without recursion", () => {
    const chain = Array.from({ length: 100_000 }, (_, index) =>
      index === 99_999 ? [] : [index + 1],
    );
    expect(findCycle(chain)).toBeNull();
    expect(topologicalOrder(chain)?.[0]).toBe(99_999);
  });
});

describe("describeCycle", () => {
  it("closes the circle and shortens long ones", () => {
    expect(describeCycle(["a", "b"])).toBe("a → b → a");
    const names = Array.from({ length: 100 }, (_, index) => `t${index}`);
    expect(describeCycle(names)).toContain("… 90 more … → t99 → t0");
  });
});
