import { Link } from "@tanstack/react-router";
import type { JobFigures } from "../../api/dashboard.ts";
import { formatDuration } from "../../format/time.ts";
import { RunBars } from "../runs/run-bars.tsx";

const shownJobs = 5;

/** Jobs by how often they failed, or by how long they take: the longer the bar, the worse. */
export function JobRanking({
  title,
  empty,
  jobs,
  by,
}: {
  title: string;
  empty: string;
  jobs: readonly JobFigures[];
  by: "failed" | "p50_ms";
}) {
  const most = Math.max(1, ...jobs.map((job) => job[by] ?? 0));
  return (
    <section aria-label={title} className="panel px-4 pt-3 pb-4">
      <h2 className="mb-2 font-semibold">{title}</h2>
      {jobs.length === 0 && <p className="text-sm text-ink-soft">{empty}</p>}
      <ol className="space-y-1.5">
        {jobs.slice(0, shownJobs).map((job) => (
          <li key={job.job_id} className="text-sm">
            <div className="flex items-center gap-3">
              <Link
                to="/jobs/$id"
                params={{ id: job.job_id }}
                className="min-w-0 flex-1 truncate hover:text-accent hover:underline"
              >
                {job.job_name}
              </Link>
              <span className="shrink-0 max-sm:hidden">
                <RunBars runs={job.recent_runs} count={12} />
              </span>
              <span className="w-20 shrink-0 text-right text-ink-soft tabular-nums">
                {by === "failed" ? `${job.failed} of ${job.runs}` : formatDuration(job.p50_ms ?? 0)}
              </span>
            </div>
            <div className="mt-0.5 h-1 rounded-full bg-sunken" aria-hidden="true">
              <div
                className={`h-1 rounded-full ${by === "failed" ? "bg-bad-fill" : "bg-busy-fill"}`}
                style={{ width: `${((job[by] ?? 0) / most) * 100}%` }}
              />
            </div>
          </li>
        ))}
      </ol>
    </section>
  );
}
