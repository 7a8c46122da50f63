import { ApiError, get, post } from "./request.ts";

const sampleName = "first-steps";

/** Three tasks that need nothing but a shell: two side by side, and one that reads what both said. */
const sample = {
  stratal: 1,
  name: sampleName,
  description: "A sample: two tasks side by side, and one that reads what both wrote",
  tasks: [
    {
      name: "count_lines",
      script: { language: "sh", code: "seq 1 120 | wc -l | tr -d ' '" },
    },
    {
      name: "pick_colour",
      script: { language: "sh", code: "echo 'looking for a colour' >&2\necho petrol" },
    },
    {
      name: "report",
      depends_on: ["count_lines", "pick_colour"],
      script: {
        language: "sh",
        code: 'echo "$TASK_OUTPUT_COUNT_LINES lines, all of them $TASK_OUTPUT_PICK_COLOUR"',
      },
    },
  ],
};

/** Saves the sample unless it is there already, starts a run of it, and answers with the run's id. */
export async function runSample(): Promise<string> {
  await saveSample();
  const body = { job_name: sampleName, triggered_by: "web", inputs: {} };
  return (await post("/api/v1/job-runs", { body })).job_run_id;
}

async function saveSample(): Promise<void> {
  const { jobs } = await get("/api/v1/jobs", { query: { name: sampleName } });
  if (jobs.length > 0) return;
  try {
    await post("/api/v1/jobs", { body: sample });
  } catch (error) {
    // Somebody else was faster: the job is there, which is what matters.
    if (!(error instanceof ApiError && error.status === 409)) throw error;
  }
}
