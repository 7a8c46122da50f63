import { Link } from "@tanstack/react-router";
import { Server, Stamp } from "lucide-react";
import type { ReactNode } from "react";
import { useOpenApprovals } from "../../api/approvals.ts";
import type { Dashboard } from "../../api/dashboard.ts";
import { plainText } from "../../log/control-sequences.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import type { Tone } from "../../status/status-language.ts";
import { RelativeTime } from "../ui/relative-time.tsx";

const shownFailures = 6;
const shownApprovals = 4;

/** What somebody should look at: work that nobody can do, decisions, jobs whose newest run failed. */
export function Attention({ figures }: { figures: Dashboard }) {
  const approvals = useOpenApprovals().data ?? [];
  const { failed_runs: failed, unmatched } = figures.attention;
  const noWorker = figures.workers.active === 0;
  const calm = failed.length + unmatched.length + approvals.length === 0 && !noWorker;
  return (
    <section aria-labelledby="attention-heading" className="panel overflow-hidden max-xl:-order-1">
      <h2 id="attention-heading" className="px-4 pt-3 pb-2 font-semibold">
        Needs attention
      </h2>
      {calm && (
        <p className="tone-good flex items-center gap-2 px-4 pb-4 text-sm text-ink-soft">
          <span className="text-tone">
            <StatusGlyph icon="check" />
          </span>
          Nothing failed last, nothing waits for you.
        </p>
      )}
      <ul className="divide-y divide-line">
        {noWorker && (
          <Item tone="bad" icon={<Server size={14} aria-hidden="true" />} to={{ to: "/workers" }}>
            <b className="font-medium">No worker is running.</b> Runs wait until one starts.
          </Item>
        )}
        {unmatched.map(({ queue, tags, tasks }) => (
          <Item
            key={`${queue} ${tags.join(" ")}`}
            tone="bad"
            icon={<Server size={14} aria-hidden="true" />}
            to={{ to: "/workers" }}
          >
            <b className="font-medium">
              {tasks} {tasks === 1 ? "task waits" : "tasks wait"}
            </b>{" "}
            in {queue} and no worker offers {tags.join(", ") || "that queue"}
          </Item>
        ))}
        {approvals.slice(0, shownApprovals).map((approval) => (
          <Item
            key={approval.task_run_id}
            tone="wait"
            icon={<Stamp size={14} aria-hidden="true" />}
            to={{ to: "/approvals" }}
          >
            <b className="font-medium">{approval.job_name}</b> waits for approval:{" "}
            {approval.message}
          </Item>
        ))}
        {failed.slice(0, shownFailures).map((run) => (
          <Item
            key={run.id}
            tone="bad"
            icon={<StatusGlyph icon={run.status === "timed_out" ? "clock" : "cross"} />}
            to={{ to: "/runs/$id", params: { id: run.id } }}
            detail={<RelativeTime at={run.created_at} />}
          >
            <b className="font-medium">{run.job_name}</b>{" "}
            {plainText(run.error_message ?? run.reason ?? "failed")}
          </Item>
        ))}
      </ul>
    </section>
  );
}

function Item({
  tone,
  icon,
  to,
  detail,
  children,
}: {
  tone: Tone;
  icon: ReactNode;
  to: { to: "/workers" } | { to: "/approvals" } | { to: "/runs/$id"; params: { id: string } };
  detail?: ReactNode;
  children: ReactNode;
}) {
  return (
    <li className={`tone-${tone}`}>
      <Link
        {...to}
        className="flex items-center gap-2.5 px-4 py-2 text-sm -outline-offset-2 hover:bg-accent-wash"
      >
        <span className="shrink-0 text-tone">{icon}</span>
        <span className="min-w-0 flex-1 truncate">{children}</span>
        <span className="shrink-0 text-xs text-ink-faint">{detail}</span>
      </Link>
    </li>
  );
}
