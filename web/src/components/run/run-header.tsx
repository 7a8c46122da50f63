import { Link } from "@tanstack/react-router";
import type { RunDetail } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { StatusBadge } from "../../status/status-badge.tsx";
import { RunActions } from "./run-actions.tsx";
import { useRunPage } from "./run-context.tsx";
import { RunFacts } from "./run-facts.tsx";
import { RunProgress } from "./run-progress.tsx";

const phaseTexts: Readonly<Record<string, string>> = {
  rollback: "rolling back",
  handlers: "in its handlers",
  finally: "in finally",
};

/** State first, then the facts, then what can be done about it. */
export function RunHeader({ detail }: { detail: RunDetail | undefined }) {
  const { skeleton, change } = useRunPage();
  const { run } = skeleton;
  const phase = phaseTexts[run.phase];
  const remark = detail?.reason ?? phase ?? null;
  return (
    <section
      aria-label="Run"
      className="panel sticky top-0 z-20 shrink-0 space-y-2.5 px-4 py-3 max-md:static"
    >
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <h1 className="min-w-0 truncate text-xl font-semibold tracking-tight">
          <Link to="/jobs/$id" params={{ id: run.job_id }} className="hover:text-accent">
            {run.job_name}
          </Link>{" "}
          <span className="font-normal text-ink-faint tabular-nums">#{run.number}</span>
        </h1>
        <span role="status" className="flex items-center gap-2">
          <StatusBadge status={run.status} />
          {remark !== null && <span className="text-sm text-ink-soft">{remark}</span>}
        </span>
        {(run.status === "queued" || run.status === "waiting") && (
          <Button size="small" variant="ghost" onClick={() => change({ view: "waiting" })}>
            Why?
          </Button>
        )}
        {detail?.warnings && run.status === "completed" && (
          <span className="tone-warn text-sm text-tone">with allowed failures</span>
        )}
        {detail && detail.rollback !== "none" && (
          <span className="text-sm text-ink-soft">rollback {detail.rollback}</span>
        )}
        <div className="ml-auto">
          <RunActions detail={detail} />
        </div>
      </div>
      <RunFacts detail={detail} />
      <RunProgress />
    </section>
  );
}
