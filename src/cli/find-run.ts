import { ApiError, type StratalClient } from "../client/client.ts";
import { CliError } from "./cli-error.ts";
import { isId } from "./find-job.ts";

/** Among how many of the newest runs the beginning of an id is looked for. */
const RECENT_RUNS = 500;
const MIN_PREFIX = 6;
const LIST_HINT = "`stratal runs list` shows the ids.";

/** The full id of a run: given as such, as the beginning of the id of a recent run, or as `latest`. */
export async function findRunId(client: StratalClient, text: string): Promise<string> {
  if (isId(text)) return text.toLowerCase();
  const prefix = text.toLowerCase();
  if (prefix !== "latest" && !/^[0-9a-f-]+$/.test(prefix))
    throw new CliError(
      `"${text}" is not the id of a run.`,
      "`stratal runs list` shows the ids; `latest` is the newest run.",
    );
  if (prefix !== "latest" && prefix.length < MIN_PREFIX)
    throw new CliError(`"${text}" is too short: give at least ${MIN_PREFIX} characters of the id.`);
  const limit = prefix === "latest" ? 1 : RECENT_RUNS;
  const { job_runs: runs } = await client.get("/api/v1/job-runs", { params: { query: { limit } } });
  const found = prefix === "latest" ? runs : runs.filter((run) => run.id.startsWith(prefix));
  if (found.length === 1) return found[0]!.id;
  if (prefix === "latest") throw new CliError("There is no run yet.", null, { code: "not_found" });
  if (found.length === 0)
    throw new CliError(
      `None of the newest ${RECENT_RUNS} runs has an id that begins with "${text}".`,
      LIST_HINT,
      { code: "not_found" },
    );
  const ids = found.slice(0, 5).map((run) => `  ${run.id}  ${run.job_name}`);
  throw new CliError(
    `${found.length} runs have an id that begins with "${text}"; give more of it:\n${ids.join("\n")}`,
  );
}

/** Does something with a run; what the API says against it is told with the run's id and job. */
export async function aboutRun<T>(
  client: StratalClient,
  id: string,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    // What is missing may be something of the run, such as a task.
    if (error.code === "not_found" && !(await isThere(client, id)))
      throw new CliError(`There is no run ${id}.`, LIST_HINT, { code: "not_found", cause: error });
    if (error.code !== "state_conflict") throw error;
    const run = await client.get("/api/v1/job-runs/{id}", { params: { path: { id } } });
    throw new CliError(
      `Run ${id} of ${run.job_name}: ${error.message}`,
      `\`stratal runs get ${id}\` shows its state.`,
      { code: "state_conflict", cause: error },
    );
  }
}

async function isThere(client: StratalClient, id: string): Promise<boolean> {
  try {
    await client.get("/api/v1/job-runs/{id}", { params: { path: { id } } });
    return true;
  } catch {
    return false;
  }
}
