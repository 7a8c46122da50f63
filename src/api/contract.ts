import * as approvals from "./approvals.ts";
import * as dashboard from "./dashboard.ts";
import type { Endpoint } from "./endpoint.ts";
import * as artifacts from "./artifacts.ts";
import * as events from "./events.ts";
import * as expressions from "./expressions.ts";
import * as diagnostics from "./diagnostics.ts";
import * as health from "./health.ts";
import * as jobChecks from "./job-checks.ts";
import * as jobFigures from "./job-figures.ts";
import * as jobRuns from "./job-runs.ts";
import * as jobVersions from "./job-versions.ts";
import * as jobs from "./jobs.ts";
import * as language from "./language.ts";
import * as live from "./live.ts";
import * as logLines from "./log-lines.ts";
import * as logs from "./logs.ts";
import * as queues from "./queues.ts";
import * as reruns from "./reruns.ts";
import * as resolvedValues from "./resolved-values.ts";
import * as runArchives from "./run-archives.ts";
import * as runGraph from "./run-graph.ts";
import * as secrets from "./secrets.ts";
import * as sessions from "./sessions.ts";
import * as taskRuns from "./task-runs.ts";
import * as templates from "./templates.ts";
import * as tokens from "./tokens.ts";
import * as waiting from "./waiting.ts";
import * as workers from "./workers.ts";

function endpointsOf(resource: Record<string, unknown>): Endpoint[] {
  return Object.values(resource).filter(
    (value): value is Endpoint =>
      typeof value === "object" && value !== null && "operationId" in value,
  );
}

/** Every operation of the API, resource by resource. */
export const contract: readonly Endpoint[] = [
  jobs,
  jobVersions,
  jobChecks,
  jobFigures,
  jobRuns,
  runGraph,
  runArchives,
  dashboard,
  live,
  waiting,
  taskRuns,
  resolvedValues,
  artifacts,
  approvals,
  events,
  reruns,
  secrets,
  logs,
  logLines,
  workers,
  queues,
  tokens,
  sessions,
  templates,
  language,
  expressions,
  health,
  diagnostics,
].flatMap(endpointsOf);
