import type { FastifyInstance } from "fastify";
import * as api from "../../api/job-figures.ts";
import { systemClock } from "../../base/clock.ts";
import { lowestRunIdAt } from "../../base/ids.ts";
import { getJob } from "../../store/jobs/get-job.ts";
import { loadJobGrid } from "../../store/jobs/load-job-grid.ts";
import { summarizeJobHistory } from "../../store/jobs/summarize-job-history.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { jobGrid } from "../graph/job-grid.ts";
import { graphNodes } from "../graph/nodes.ts";
import { isoTime } from "../iso-time.ts";
import { runBuckets, successRate } from "../run-buckets.ts";
import { noSuchJob } from "./job-documents.ts";

const DAY_MS = 86_400_000;
const HISTORY_DAYS = 30;
const MAX_RUNS = 50_000;

/** What the runs of a job came to. */
export function addJobFigureRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database, versions } = context;
  bindEndpoint(app, api.getJobGrid, async ({ params, query, principal }) => {
    const address = { projectId: principal.projectId, jobId: params.id };
    await requireJob(context, address);
    const runs = await loadJobGrid(database, { ...address, limit: query.limit });
    const followed = [...new Set(runs.map((run) => run.version_id))];
    const loaded = await Promise.all(followed.map((id) => versions.load(id)));
    return jobGrid(
      runs,
      new Map(followed.map((id, index) => [id, graphNodes(loaded[index]!.plan)])),
    );
  });
  bindEndpoint(app, api.getJobHistory, async ({ params, principal }) => {
    const address = { projectId: principal.projectId, jobId: params.id };
    await requireJob(context, address);
    return historyAnswer(context, address);
  });
}

interface JobAddress {
  projectId: string;
  jobId: string;
}

async function requireJob({ database }: ServerContext, address: JobAddress): Promise<void> {
  if ((await getJob(database, address)) === undefined) throw noSuchJob();
}

async function historyAnswer(
  { database }: ServerContext,
  address: JobAddress,
): Promise<api.JobHistory> {
  const now = systemClock.now();
  const since = (Math.floor(now / DAY_MS) - HISTORY_DAYS + 1) * DAY_MS;
  const { runs, completed, failed, oldest, p50, p95, buckets } = await summarizeJobHistory(
    database,
    { ...address, since: lowestRunIdAt(since), limit: MAX_RUNS, bucketMs: DAY_MS },
  );
  const isCut = runs === MAX_RUNS && oldest !== null;
  return {
    since: isoTime(isCut ? oldest : new Date(since)),
    until: isoTime(new Date(now)),
    runs,
    completed,
    failed,
    success_rate: successRate({ completed, failed }),
    p50_ms: p50 === null ? null : Math.round(p50),
    p95_ms: p95 === null ? null : Math.round(p95),
    bucket_ms: DAY_MS,
    buckets: runBuckets(buckets),
  };
}
