import { createClient } from "../../src/client/client.ts";
import { interleave, STRATAL, type Benchmark, type Measurement } from "../measurement.ts";
import { timeOfNode } from "../node-time.ts";
import { sayingDocument, submitJob } from "../stratal/job-document.ts";
import { PROGRAM } from "../stratal/stack.ts";

const JOB = "command-run";
const REPEATS = 10;

/** How long a command takes that somebody types (P11). */
export const commands: Benchmark = {
  name: "commands",
  suites: ["scale"],
  needs: "stack",
  sentence: "the command line: --help, and run, until the command has ended",
  async run({ processes, stack, progress }) {
    await submitJob(createClient({ baseUrl: stack.url }), sayingDocument(JOB));
    const env = { STRATAL_SERVER_URL: stack.url };
    const found = await interleave(
      REPEATS,
      {
        help: () => timeOfNode(processes, [PROGRAM, "--help"]),
        run: () => timeOfNode(processes, [PROGRAM, "run", JOB], env),
        followed: () => timeOfNode(processes, [PROGRAM, "run", JOB, "--follow"], env),
        empty: () => timeOfNode(processes, ["--eval", "0"]),
      },
      (text) => {
        progress(`commands: ${text}`);
      },
    );
    const row = (what: string, values: number[] = []): Measurement => ({
      benchmark: "commands",
      what,
      unit: "ms",
      better: "lower",
      values: { [STRATAL]: values, "empty Node": found["empty"] ?? [] },
    });
    return [
      row("stratal --help", found["help"]),
      row("stratal run, detached", found["run"]),
      row("stratal run --follow, one builtin task", found["followed"]),
    ];
  },
};
