import type { Worker } from "../../api/workers.ts";

/** How busy a worker is: this project's tasks on it, of all that it runs at once. */
export function SlotMeter({ worker }: { worker: Worker }) {
  const { running_tasks: used, process_slots: scripts, inline_slots: builtin } = worker;
  const total = scripts + builtin;
  const share = total === 0 ? 0 : Math.min(1, used / total);
  return (
    <span
      className="flex items-center justify-end gap-2"
      title={`${used} running, of at most ${scripts} scripts and ${builtin} builtin tasks at once`}
    >
      <span className="h-1.5 w-14 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
        <span
          className="tone-busy block h-full rounded-full bg-tone-fill"
          style={{ width: `${share * 100}%` }}
        />
      </span>
      <span className="tabular-nums">
        {used}
        <span className="text-ink-faint"> / {total}</span>
      </span>
    </span>
  );
}
