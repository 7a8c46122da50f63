import type { FastifyInstance } from "fastify";
import * as api from "../../api/job-checks.ts";
import type { DryRun } from "../../api/job-checks.ts";
import type { ErrorDetail } from "../../base/errors.ts";
import type { JsonObject } from "../../base/json.ts";
import { compilePlan } from "../../definition/compile-plan.ts";
import type { JobDefinition } from "../../definition/job-definition.ts";
import type { Plan } from "../../definition/plan.ts";
import { resolveInputs } from "../../definition/validate-inputs.ts";
import { getJob } from "../../store/jobs/get-job.ts";
import { listWorkers } from "../../store/workers/list-workers.ts";
import { bindEndpoint } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { warningAnswers } from "./job-answers.ts";
import { noSuchJob, noSuchVersion, parsedBody, parsedText } from "./job-documents.ts";
import { maskedInputs } from "./masked-inputs.ts";
import { missingSecrets, plannedTasks, stagesOf } from "./planned-tasks.ts";

/** Documents and jobs looked at before they run. */
export function addJobCheckRoutes(app: FastifyInstance, context: ServerContext): void {
  bindEndpoint(app, api.validateJob, async ({ request }) => {
    const { definition, warnings, format } = await parsedBody(context, request);
    const plan = compilePlan(definition);
    return {
      valid: true as const,
      name: definition.name,
      mode: definition.mode,
      format,
      task_count: definition.tasks.length,
      runnable: plan.error === null,
      warnings: warningAnswers(warnings),
      // A definition is JSON; its type names more than JsonObject can say.
      definition: definition as unknown as JsonObject,
      message: `The job ${JSON.stringify(definition.name)} is valid`,
    };
  });
  bindEndpoint(app, api.dryRunJob, async ({ body, principal }) => {
    const { projectId } = principal;
    const subject =
      body.job_id === undefined
        ? await subjectOfDocument(context, projectId, body.document ?? "", body.format)
        : await subjectOfJob(context, projectId, body.job_id, body.version ?? null);
    return dryRunAnswer(context, projectId, subject, body.inputs);
  });
}

/** What is looked at. */
interface Subject {
  definition: JobDefinition;
  plan: Plan;
  version: number | null;
  warnings: readonly ErrorDetail[];
}

async function subjectOfDocument(
  context: ServerContext,
  projectId: string,
  text: string,
  format: "yaml" | "json" | undefined,
): Promise<Subject> {
  const { definition, warnings } = await parsedText(context, projectId, text, format);
  return { definition, plan: compilePlan(definition), version: null, warnings };
}

async function subjectOfJob(
  { database, versions }: ServerContext,
  projectId: string,
  jobId: string,
  number: number | null,
): Promise<Subject> {
  const row = await getJob(database, { projectId, jobId, number });
  if (row === undefined) throw number === null ? noSuchJob() : noSuchVersion(number);
  const { definition, plan } = await versions.load(row.version_id);
  // The column holds what saving the document wrote.
  const warnings = row.warnings as unknown as ErrorDetail[];
  return { definition, plan, version: row.number, warnings };
}

const MAX_WORKERS = 500;

async function dryRunAnswer(
  { database, secrets }: ServerContext,
  projectId: string,
  { definition, plan, version, warnings }: Subject,
  given: JsonObject,
): Promise<DryRun> {
  const inputs = resolveInputs(definition.inputs, given, definition.mode);
  const workers = await listWorkers(database, { projectId, limit: MAX_WORKERS });
  const active = workers.filter(({ status }) => status === "active");
  const tasks = plannedTasks(definition, plan, active);
  const known = new Set((await secrets.list(projectId)).map(({ name }) => name));
  return {
    name: definition.name,
    version,
    mode: definition.mode,
    runnable: plan.error === null,
    error: plan.error,
    inputs: maskedInputs(inputs, definition.inputs),
    warnings: warningAnswers(warnings),
    stages: stagesOf(tasks),
    tasks,
    missing_secrets: missingSecrets(tasks, known),
    message: "Nothing was saved and nothing was run",
  };
}
