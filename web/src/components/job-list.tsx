import { useState } from "react";
import { useJobs, useRuns } from "../api/queries.ts";
import type { Job, Run } from "../api/resources.ts";
import { useNow } from "../format/use-now.ts";
import { EmptyNotice, ErrorNotice, LoadingRows } from "./notice.tsx";
import { RunBars } from "./run-bars.tsx";
import { RunButton } from "./run-button.tsx";

export function JobList() {
  const jobs = useJobs();
  const runs = useRuns();
  return (
    <section aria-labelledby="jobs-heading" className="panel overflow-hidden">
      <div className="flex items-baseline gap-2 border-b border-line px-5 py-3.5">
        <h2 id="jobs-heading" className="font-semibold">
          Jobs
        </h2>
        {jobs.data && jobs.data.count > 0 && (
          <span className="text-sm text-ink-faint">
            {jobs.data.next_cursor === null ? jobs.data.count : `the newest ${jobs.data.count}`}
          </span>
        )}
      </div>
      {jobs.isPending && <LoadingRows rows={4} label="Loading jobs" />}
      {jobs.isError && !jobs.data && (
        <ErrorNotice error={jobs.error} onRetry={() => void jobs.refetch()} />
      )}
      {jobs.data?.count === 0 && (
        <EmptyNotice title="No jobs yet">
          Create one from a file and run it:
          <code className="mt-3 block rounded-lg bg-sunken px-3 py-2 text-left font-mono text-[0.8125rem] break-all text-ink">
            stratal run examples/data-pipeline.yaml --follow
          </code>
        </EmptyNotice>
      )}
      {jobs.data && jobs.data.count > 0 && <JobRows jobs={jobs.data.jobs} runs={runs.data ?? []} />}
    </section>
  );
}

function JobRows({ jobs, runs }: { jobs: readonly Job[]; runs: readonly Run[] }) {
  const now = useNow(1_000);
  return (
    <ul className="divide-y divide-line">
      {jobs.map((job) => (
        <JobRow
          key={job.id}
          job={job}
          runs={runs.filter((run) => run.job_id === job.id)}
          nowMs={now}
        />
      ))}
    </ul>
  );
}

function JobRow({ job, runs, nowMs }: { job: Job; runs: readonly Run[]; nowMs: number }) {
  const [error, setError] = useState<Error | null>(null);
  return (
    <li className="px-5 py-3.5">
      <div className="flex items-center gap-4">
        <div className="min-w-0 flex-1">
          <p className="truncate font-medium" title={job.name}>
            {job.name}
          </p>
          {job.description !== "" && (
            <p className="line-clamp-2 text-sm text-ink-soft" title={job.description}>
              {job.description}
            </p>
          )}
          <div className="mt-2 sm:hidden">
            <LastRuns runs={runs} nowMs={nowMs} />
          </div>
        </div>
        <div className="hidden sm:block">
          <LastRuns runs={runs} nowMs={nowMs} />
        </div>
        <RunButton jobId={job.id} jobName={job.name} onError={setError} />
      </div>
      {error && (
        <p role="alert" className="mt-2 text-sm text-bad">
          {error.message}
        </p>
      )}
    </li>
  );
}

function LastRuns({ runs, nowMs }: { runs: readonly Run[]; nowMs: number }) {
  if (runs.length === 0) return <span className="text-sm text-ink-faint">no recent runs</span>;
  return <RunBars runs={runs} nowMs={nowMs} />;
}
