import type { ErrorDetail } from "../../base/errors.ts";
import type { JobDefinition } from "../../definition/job-definition.ts";
import type { Plan } from "../../definition/plan.ts";
import { storedPlan } from "../../definition/stored-plan.ts";

/** A parsed and compiled document, ready to be stored as a version of a job. */
export interface JobDocument {
  projectId: string;
  definition: JobDefinition;
  plan: Plan;
  /** What the author sent, byte for byte. */
  sourceText: string;
  sourceFormat: "yaml" | "json";
  /** SHA-256 of the canonical definition. */
  contentHash: Buffer;
  warnings: readonly ErrorDetail[];
  /** `name@version` of every template that the document is made of. */
  templates: readonly string[];
  createdBy: string;
}

/**
 * What a save came to: a new job, a new version of one, nothing because the newest version says the same, or nothing because an earlier
 * request with the same Idempotency-Key has saved it.
 */
export interface SavedVersion {
  jobId: string;
  versionId: string;
  version: number;
  outcome: "created" | "new_version" | "unchanged" | "replayed";
}

/** The statement parameters that every new version has. */
export function versionParameters(document: JobDocument) {
  const { definition } = document;
  return {
    projectId: document.projectId,
    name: definition.name,
    description: definition.description,
    source: definition.source,
    enabled: definition.enabled,
    labels: JSON.stringify(definition.labels),
    definition: JSON.stringify(definition),
    plan: JSON.stringify(storedPlan(document.plan)),
    sourceText: document.sourceText,
    sourceFormat: document.sourceFormat,
    contentHash: document.contentHash,
    warnings: JSON.stringify(document.warnings),
    templates: [...document.templates],
    createdBy: document.createdBy,
  };
}
