import type { Worker } from "../../api/workers.ts";
import type { StatusIcon, Tone } from "../../status/status-language.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";

const looks: Record<Worker["status"], { tone: Tone; icon: StatusIcon }> = {
  active: { tone: "good", icon: "check" },
  draining: { tone: "warn", icon: "pause" },
  stopped: { tone: "idle", icon: "slash" },
  dead: { tone: "bad", icon: "cross" },
};

/** A worker's state as colour, icon and word; one that somebody drained is not ending. */
export function WorkerState({ worker: { status, drained_at: drainedAt } }: { worker: Worker }) {
  const { tone, icon } = looks[status];
  return (
    <span className={`tone-${tone} inline-flex items-center gap-1 text-sm font-medium text-tone`}>
      <StatusGlyph icon={icon} size={13} />
      {status === "draining" && drainedAt !== null ? "drained" : status}
    </span>
  );
}

/** Whether a worker takes nothing any more. */
export function isGone(status: Worker["status"]): boolean {
  return status === "stopped" || status === "dead";
}
