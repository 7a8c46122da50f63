/** What limits did to a script, or could not do, in words for the task's author. Pure. */
import type { Resources } from "../../definition/job-definition.ts";
import type { TaskOutcome } from "../../engine/outcome.ts";
import type { Cgroup, Cgroups } from "./cgroups.ts";

const MIB = 1024 * 1024;

/** One sentence for each limit that a task asks for and this worker cannot keep. */
export function unkeptLimits(
  resources: Resources | null,
  { can, lacking }: Pick<Cgroups, "can" | "lacking">,
): string[] {
  const asked = [
    ["memory", resources?.memoryBytes ?? null],
    ["cpu", resources?.cpu ?? null],
  ] as const;
  return asked
    .filter(([name, limit]) => limit !== null && !can[name])
    .map(
      ([name]) =>
        `resources.${name} is not kept: ${lacking ?? "this worker cannot limit it"}. Ask for a worker that can by \`runs_on: [limits:${name}]\`.`,
    );
}

/** A failure by the memory limit is one of its own: the exit code alone says "killed". */
export function explainedOutcome(
  outcome: TaskOutcome,
  resources: Resources | null,
  cgroup: Pick<Cgroup, "outOfMemoryKills" | "usage"> | null,
): TaskOutcome {
  const limit = resources?.memoryBytes ?? null;
  if (cgroup === null || outcome.status !== "failed" || outcome.error.kind !== "exit")
    return outcome;
  if (cgroup.outOfMemoryKills() === 0) return outcome;
  const what =
    limit === null
      ? "The machine, or the control group of the worker, ran out of memory, and the script was killed for it"
      : `The script was killed because it needed more memory than its limit of ${mebibytes(limit)} (resources.memory)`;
  const tail = outcome.error.stderr_tail;
  const message = `${what}. Give it more, or let it need less.`;
  return {
    ...outcome,
    error: {
      ...outcome.error,
      kind: "out_of_memory",
      message: tail === undefined ? message : `${message}\n${tail}`,
    },
  };
}

function mebibytes(bytes: number): string {
  return `${Math.round((bytes / MIB) * 10) / 10} MiB`;
}
