import {
  useUnmatchedDemand,
  useWorkers,
  type UnmatchedDemand,
  type Worker,
} from "../../api/workers.ts";
import { CopyButton } from "../ui/copy-button.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { adviceFor } from "./demand-advice.ts";

/** Tasks that wait for a worker that does not exist, and what to do about them; nothing while there are none. */
export function DemandPanel() {
  const demand = useUnmatchedDemand().data ?? [];
  const workers = useWorkers().data ?? [];
  if (demand.length === 0) return null;
  return (
    <section
      aria-label="Tasks that no worker can take"
      className="panel tone-bad mb-gap overflow-hidden border-l-4 !border-l-tone-fill"
    >
      <h2 className="px-4 pt-3 font-semibold">Tasks that no worker can take</h2>
      <ul className="divide-y divide-line">
        {demand.map((each) => (
          <Demand key={`${each.queue} ${each.tags.join(" ")}`} demand={each} workers={workers} />
        ))}
      </ul>
    </section>
  );
}

function Demand({ demand, workers }: { demand: UnmatchedDemand; workers: readonly Worker[] }) {
  const { queue, tags, tasks, since, message } = demand;
  const advice = adviceFor(demand, workers);
  return (
    <li className="px-4 py-2.5">
      <p>
        <span className="font-semibold tabular-nums">{tasks.toLocaleString("en")}</span>{" "}
        {tasks === 1 ? "task waits" : "tasks wait"} in <span className="font-medium">{queue}</span>
        {tags.length > 0 && (
          <>
            {" "}
            for <span className="font-mono text-sm">{tags.join(", ")}</span>
          </>
        )}
        {": "}
        <span className="text-bad">{message}</span>
        {since !== null && (
          <span className="text-sm text-ink-faint">
            {" "}
            · the oldest was ready <RelativeTime at={since} />
          </span>
        )}
      </p>
      <div className="mt-0.5 flex flex-wrap items-center gap-x-2 text-sm text-ink-soft">
        {advice.text}
        {advice.command !== null && (
          <span className="flex min-w-0 items-center gap-1">
            <code className="min-w-0 font-mono [overflow-wrap:anywhere] text-ink">
              {advice.command}
            </code>
            <CopyButton text={advice.command} label="Copy the command" />
          </span>
        )}
      </div>
    </li>
  );
}
