import type { FastifyInstance } from "fastify";
import { getDashboard, type Dashboard } from "../../api/dashboard.ts";
import type { JobStats } from "../../api/jobs.ts";
import { systemClock } from "../../base/clock.ts";
import { lowestRunIdAt } from "../../base/ids.ts";
import type { JobRunStatus } from "../../engine/states.ts";
import { listOpenApprovals } from "../../store/approvals/list-open-approvals.ts";
import type { Queryable } from "../../store/database.ts";
import { countOpenRuns, summarizeRuns, type RunSummary } from "../../store/dashboard/dashboard.ts";
import { summarizeJobRuns } from "../../store/jobs/summarize-job-runs.ts";
import { listQueues } from "../../store/queues/queues.ts";
import { listNamedRuns } from "../../store/runs/list-named-runs.ts";
import { countWorkers } from "../../store/workers/count-workers.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { isoTime, isoTimeOrNull } from "../iso-time.ts";
import { runBuckets, successRate } from "../run-buckets.ts";
import { unmatchedDemand } from "../unmatched-demand.ts";
import { statsAnswer } from "./job-answers.ts";
import { runAnswer } from "./run-answers.ts";

const HOUR_MS = 3_600_000;
const ranges: Record<Dashboard["range"], { spanMs: number; bucketMs: number }> = {
  "1h": { spanMs: HOUR_MS, bucketMs: HOUR_MS / 30 },
  "24h": { spanMs: 24 * HOUR_MS, bucketMs: HOUR_MS / 2 },
  "7d": { spanMs: 7 * 24 * HOUR_MS, bucketMs: 3 * HOUR_MS },
  "30d": { spanMs: 30 * 24 * HOUR_MS, bucketMs: 12 * HOUR_MS },
};
const MAX_RUNS = 50_000;
const MAX_APPROVALS = 500;
/** Entries of each list. */
const TOP = 10;
const RECENT_RUNS = 20;

/** The figures of the first page. */
export function addDashboardRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, getDashboard, ({ query, principal }) =>
    dashboardAnswer(context, principal.projectId, query.range),
  );
}

async function dashboardAnswer(
  { database }: ServerContext,
  projectId: string,
  range: Dashboard["range"],
): Promise<Dashboard> {
  const { spanMs, bucketMs } = ranges[range];
  const now = systemClock.now();
  const since = now - spanMs;
  const bounds = { since: lowestRunIdAt(since), limit: MAX_RUNS, top: TOP, bucketMs };
  const [summary, open, approvals, unmatched, workers, queues] = await Promise.all([
    summarizeRuns(database, { projectId, ...bounds }),
    countOpenRuns(database, projectId),
    listOpenApprovals(database, { projectId, limit: MAX_APPROVALS }),
    unmatchedDemand(database, projectId),
    countWorkers(database),
    listQueues(database),
  ]);
  const [failed, recent] = await Promise.all([
    listNamedRuns(database, { projectId, ids: summary.broken }),
    recentRuns(database, [...summary.failing, ...summary.slowest]),
  ]);
  const withRecent = <Figures extends { job_id: string }>(figures: Figures) => ({
    ...figures,
    recent_runs: recent.get(figures.job_id) ?? [],
  });
  const isCut = summary.runs === MAX_RUNS && summary.oldest !== null;
  return {
    range,
    since: isCut ? isoTime(summary.oldest!) : isoTime(new Date(since)),
    until: isoTime(new Date(now)),
    tiles: { ...openTiles(open), approvals: approvals.length, ...endedTiles(summary) },
    bucket_ms: bucketMs,
    buckets: runBuckets(summary.buckets),
    top_failing: summary.failing.map(withRecent),
    slowest: summary.slowest.map(withRecent),
    attention: { failed_runs: failed.map(runAnswer), unmatched },
    workers,
    queues: queues.map(({ name, depth, oldest_queued_at: oldest }) => ({
      name,
      depth,
      oldest_queued_at: isoTimeOrNull(oldest),
    })),
  };
}

/** The newest runs of the jobs that are listed. */
async function recentRuns(
  on: Queryable,
  jobs: readonly { job_id: string }[],
): Promise<Map<string, JobStats["recent_runs"]>> {
  const jobIds = [...new Set(jobs.map(({ job_id: id }) => id))];
  if (jobIds.length === 0) return new Map();
  const rows = await summarizeJobRuns(on, { jobIds, newest: RECENT_RUNS });
  return new Map(rows.map((row) => [row.job_id, statsAnswer(row).recent_runs]));
}

type OpenRuns = Awaited<ReturnType<typeof countOpenRuns>>;

function openTiles(
  open: OpenRuns,
): Pick<Dashboard["tiles"], "running" | "queued" | "oldest_queued_at" | "waiting" | "paused"> {
  const countOf = (...states: JobRunStatus[]): number =>
    open.filter(({ status }) => states.includes(status)).reduce((sum, { runs }) => sum + runs, 0);
  const queued = open.filter(({ status }) => status === "queued" || status === "pending");
  const oldest = queued.map((row) => row.oldest).sort((a, b) => a.getTime() - b.getTime());
  return {
    running: countOf("running", "cancelling", "rolling_back"),
    queued: countOf("queued", "pending"),
    oldest_queued_at: isoTimeOrNull(oldest[0] ?? null),
    waiting: countOf("waiting"),
    paused: countOf("paused"),
  };
}

function endedTiles({
  runs,
  completed,
  failed,
  p50,
  p95,
}: RunSummary): Pick<Dashboard["tiles"], "runs" | "failed" | "success_rate" | "p50_ms" | "p95_ms"> {
  return {
    runs,
    failed,
    success_rate: successRate({ completed, failed }),
    p50_ms: p50 === null ? null : Math.round(p50),
    p95_ms: p95 === null ? null : Math.round(p95),
  };
}
