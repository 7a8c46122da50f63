import type { FastifyInstance, FastifyReply } from "fastify";
import * as api from "../../api/jobs.ts";
import type { SavedJob } from "../../api/jobs.ts";
import { StratalError } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { compilePlan } from "../../definition/compile-plan.ts";
import { parseJobDocument, type ParsedJob } from "../../definition/parse-job.ts";
import { createJob } from "../../store/jobs/create-job.ts";
import { deleteJob } from "../../store/jobs/delete-job.ts";
import { getJob } from "../../store/jobs/get-job.ts";
import { getVersion } from "../../store/jobs/get-version.ts";
import type { JobDocument, SavedVersion } from "../../store/jobs/job-document.ts";
import { listJobs } from "../../store/jobs/list-jobs.ts";
import { listVersions } from "../../store/jobs/list-versions.ts";
import { updateJob } from "../../store/jobs/update-job.ts";
import { describeTaskTypes } from "../../tasks/describe-task-types.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import type { Principal } from "../principal.ts";
import { startRun } from "../start-run.ts";
import {
  jobAnswer,
  jobDetailAnswer,
  versionAnswer,
  versionDetailAnswer,
  warningAnswers,
} from "./job-answers.ts";
import { cursorContent, numberCursor, pageOf } from "./page-cursor.ts";

/** Jobs and their versions. */
export function addJobRoutes(app: FastifyInstance, context: ServerContext): void {
  addReadRoutes(app, context);
  addWriteRoutes(app, context);
  addVersionRoutes(app, context);
}

function addReadRoutes(app: FastifyInstance, context: ServerContext): void {
  const { database } = context;
  app.route({
    method: "GET",
    url: api.listJobs.path,
    config: { permission: api.listJobs.permission },
    handler: () => undefined,
  });
  void database;
}
