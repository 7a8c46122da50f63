import type { Benchmark } from "../measurement.ts";

/** The masker alone; it prints figures of its own. */
export const masker: Benchmark = {
  name: "masker",
  suites: [],
  needs: "nothing",
  sentence: "the masker alone, in MiB/s (only when named)",
  async run() {
    await import("../masker.ts");
    return [];
  },
};
