import type { ReactNode } from "react";
import type { Worker } from "../../api/workers.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { Drawer } from "../ui/drawer.tsx";
import { Moment } from "../ui/moment.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { DrainButton } from "./drain-button.tsx";
import { sortTags } from "./sort-tags.ts";
import { WorkerTasks } from "./worker-tasks.tsx";
import { WorkerState } from "./worker-state.tsx";

const stateTexts: Record<Worker["status"], string> = {
  active: "It takes tasks.",
  draining: "It is ending: it takes no more tasks, and stops when those that it runs have ended.",
  stopped: "It was stopped in good order.",
  dead: "It was not heard of in time. Its tasks are given to others.",
};

/** All that is known of a worker. */
export function WorkerDrawer({ worker, onClose }: { worker: Worker; onClose: () => void }) {
  return (
    <Drawer
      open
      onOpenChange={onClose}
      title={worker.name}
      description={stateText(worker)}
      className="w-[min(100vw,30rem)]"
    >
      <div className="mb-4 empty:hidden">
        <DrainButton worker={worker} />
      </div>
      <dl className="grid grid-cols-[8rem_minmax(0,1fr)] gap-x-3 gap-y-2 text-sm">
        {factsOf(worker).map(([term, value]) => (
          <div key={term} className="contents">
            <dt className="text-ink-faint">{term}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      <WorkerTasks id={worker.id} />
    </Drawer>
  );
}

function stateText({ status, drained_at: drainedAt }: Worker): string {
  if (status === "draining" && drainedAt !== null)
    return "Somebody drained it: it takes no more tasks until it is resumed.";
  return stateTexts[status];
}

function factsOf(worker: Worker): readonly (readonly [string, ReactNode])[] {
  const { limits, languages, own } = sortTags(worker.tags);
  return [
    ["State", <WorkerState key="state" worker={worker} />],
    ...(worker.drained_at === null
      ? []
      : [["Drained", <Drained key="drained" worker={worker} />] as const]),
    [
      "Id",
      <span key="id" className="flex items-center gap-1 font-mono text-xs">
        {worker.id}
        <CopyButton text={worker.id} label="Copy the id" />
      </span>,
    ],
    ["Host", `${worker.hostname}, process ${worker.pid}`],
    ["Version", worker.version],
    ["At once", `${worker.process_slots} scripts, ${worker.inline_slots} builtin tasks`],
    ["Queues", worker.queues.join(", ")],
    ["Isolation", worker.isolation ?? "not told"],
    ["Limits", listOf(limits)],
    ["Languages", listOf(languages)],
    ["Own tags", listOf(own)],
    ["Started", <Moment key="started" at={worker.started_at} />],
    ["Heartbeat", <RelativeTime key="heartbeat" at={worker.heartbeat_at} />],
    ["Lease until", <Moment key="lease" at={worker.lease_expires_at} />],
  ];
}

function Drained({ worker: { drained_at: at, drained_by: by } }: { worker: Worker }) {
  return (
    <>
      {at !== null && <RelativeTime at={at} />} by {by ?? "somebody"}
    </>
  );
}

function listOf(words: readonly string[]): string {
  return words.length === 0 ? "none" : words.join(", ");
}
