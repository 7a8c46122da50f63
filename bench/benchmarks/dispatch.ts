import { interleave, pick, type Benchmark, type Measurement } from "../measurement.ts";
import { quantile } from "../statistics.ts";

/** Twenty submissions per second. */
const EVERY_MS = 50;
const QUANTILES = { p50: 0.5, p99: 0.99 };

/** From the submission to the first instruction of the task, at a load that leaves everything mostly idle (P4). */
export const dispatch: Benchmark = {
  name: "dispatch",
  suites: ["engine"],
  needs: "peers",
  sentence: "20 submissions per second: from the submission until the task runs",
  async run({ options, sides, progress }) {
    const { repeats, pacedSubmissions: count } = options.size;
    const subjects = Object.fromEntries(
      sides.map((side) => [side.name, () => side.submitPaced(count, EVERY_MS)] as const),
    );
    // The first round fills caches and compiles code on all sides.
    for (const submit of Object.values(subjects)) await submit();
    const delays = await interleave(repeats, subjects, (text) => {
      progress(`dispatch: ${text}`);
    });
    return Object.entries(QUANTILES).map(([name, part]): Measurement => ({
      benchmark: "dispatch",
      what: `${1_000 / EVERY_MS} submissions/s: submission → task runs, ${name}`,
      unit: "ms",
      better: "lower",
      values: pick(delays, (each) => quantile(each, part)),
    }));
  },
};
