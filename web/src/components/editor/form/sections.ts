/** Which keys a form shows together, in which order. */

/** A part of a form. `common` keys are always shown, the others when they are set or asked for. */
export interface FormSection {
  title: string;
  common: readonly string[];
  others: readonly string[];
}

/** Keys of a task, but for its name and the lists that the canvas shows. */
export const taskSections: readonly FormSection[] = [
  {
    title: "What it does",
    common: ["run", "script", "uses", "job", "approval", "wait", "parameters", "env"],
    others: ["secrets", "files", "title", "description"],
  },
  {
    title: "When it runs",
    common: ["depends_on", "if"],
    others: ["run_when", "on_skip", "order", "enabled"],
  },
  { title: "Repetition", common: [], others: ["for_each", "loop"] },
  {
    title: "If it fails",
    common: ["retry", "timeout"],
    others: ["allow_failure", "exit_codes", "rollback", "queue_timeout", "cancel_grace"],
  },
  { title: "What it leaves", common: [], others: ["output", "outputs", "artifacts", "cache"] },
  {
    title: "Where it runs",
    common: [],
    others: [
      "runs_on",
      "queue",
      "priority",
      "resources",
      "concurrency",
      "idempotent",
      "on_worker_lost",
    ],
  },
];

/** Keys of a job, but for its tasks. */
export const jobSections: readonly FormSection[] = [
  {
    title: "The job",
    common: ["name", "description"],
    others: ["owner", "labels", "enabled", "source", "project", "extends"],
  },
  { title: "What it takes and gives", common: ["inputs"], others: ["env", "outputs", "defaults"] },
  { title: "What starts it", common: ["triggers"], others: ["if", "concurrency", "priority"] },
  {
    title: "Limits and failure",
    common: ["timeout", "failure_policy"],
    others: ["queue_timeout", "max_parallel", "retry", "rollback_on", "finally_timeout", "sla"],
  },
  { title: "Around it", common: [], others: ["notify", "retention"] },
];

/** A task has one of these; the form shows the one it has. */
export const bodyKeys: ReadonlySet<string> = new Set([
  "run",
  "script",
  "uses",
  "job",
  "approval",
  "wait",
]);
