import type { FastifyInstance } from "fastify";
import type { ServerContext } from "../context.ts";
import { addArtifactRoutes } from "./artifacts.ts";
import { addApprovalRoutes } from "./approvals.ts";
import { addDashboardRoutes } from "./dashboard.ts";
import { addDiagnosticsRoutes } from "./diagnostics.ts";
import { addEventRoutes } from "./events.ts";
import { addExpressionRoutes } from "./expressions.ts";
import { addHealthRoutes } from "./health.ts";
import { addJobRunRoutes } from "./job-runs.ts";
import { addJobFigureRoutes } from "./job-figures.ts";
import { addJobCheckRoutes } from "./job-checks.ts";
import { addJobVersionRoutes } from "./job-versions.ts";
import { addJobRoutes } from "./jobs.ts";
import { addLanguageRoutes } from "./language.ts";
import { addLiveRoutes } from "./live.ts";
import { addLogStreamRoutes } from "./log-streams.ts";
import { addLogRoutes } from "./logs.ts";
import { addLogLineRoutes } from "./log-lines.ts";
import { addLogSearchRoute } from "./log-search.ts";
import { addQueueRoutes } from "./queues.ts";
import { addRerunRoutes } from "./reruns.ts";
import { addRunArchiveRoutes } from "./run-archives.ts";
import { addRunGraphRoutes } from "./run-graph.ts";
import { addSecretRoutes } from "./secrets.ts";
import { addSessionRoutes } from "./sessions.ts";
import { addTaskRunRoutes } from "./task-runs.ts";
import { addTemplateRoutes } from "./templates.ts";
import { addTokenRoutes } from "./tokens.ts";
import { addWaitingRoutes } from "./waiting.ts";
import { addWorkerRoutes } from "./workers.ts";

/** Adds every route of the contract. */
export function addRoutes(
  app: FastifyInstance,
  context: ServerContext,
  mode: "local" | "token",
): void {
  addHealthRoutes(app, context);
  addDiagnosticsRoutes(app, context);
  addJobRoutes(app, context);
  addJobVersionRoutes(app, context);
  addJobCheckRoutes(app, context);
  addJobFigureRoutes(app, context);
  addJobRunRoutes(app, context);
  addDashboardRoutes(app, context);
  addRunGraphRoutes(app, context);
  addRunArchiveRoutes(app, context);
  addLiveRoutes(app, context);
  addWaitingRoutes(app, context);
  addTaskRunRoutes(app, context);
  addArtifactRoutes(app, context);
  addApprovalRoutes(app, context);
  addEventRoutes(app, context);
  addRerunRoutes(app, context);
  addSecretRoutes(app, context);
  addLogRoutes(app, context);
  addLogSearchRoute(app, context);
  addLogLineRoutes(app, context);
  addLogStreamRoutes(app, context);
  addWorkerRoutes(app, context);
  addQueueRoutes(app, context);
  addTokenRoutes(app, context);
  addSessionRoutes(app, context, mode);
  addTemplateRoutes(app, context);
  addLanguageRoutes(app);
  addExpressionRoutes(app);
}
