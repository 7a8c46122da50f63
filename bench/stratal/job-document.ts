import { documentBody, type StratalClient } from "../../src/client/client.ts";
import type { Workload } from "../workload.ts";

/** The workload as a job of `echo` tasks. */
export function workloadDocument({ name, tasks, logs }: Workload): string {
  const rest = logs ? ", parameters: { message: hello }" : "";
  return jobDocument(
    name,
    tasks.map((task) => {
      const after = task.after.length === 0 ? "" : `, depends_on: [${task.after.join(", ")}]`;
      return `{ name: ${task.name}, uses: echo${after}${rest} }`;
    }),
  );
}

/** One builtin task that logs a line. */
export function sayingDocument(name: string): string {
  return jobDocument(name, ["{ name: t0, uses: echo, parameters: { message: hello } }"]);
}

/** Scripts that do nothing. */
export function scriptDocument(name: string, count: number): string {
  return jobDocument(
    name,
    Array.from(
      { length: count },
      (_, index) => `{ name: t${index}, script: { language: bash, code: "true" } }`,
    ),
  );
}

/** Scripts that sleep, all independent. */
export function sleepDocument(name: string, count: number, seconds: number): string {
  return jobDocument(
    name,
    Array.from(
      { length: count },
      (_, index) => `{ name: t${index}, script: { language: bash, code: "sleep ${seconds}" } }`,
    ),
  );
}

/** The same script again and again, each after the one before. */
export function scriptChainDocument(
  name: string,
  { language, code, count }: { language: string; code: string; count: number },
): string {
  const script = JSON.stringify({ language, code });
  return jobDocument(
    name,
    Array.from({ length: count }, (_, index) => {
      const after = index === 0 ? "" : `, depends_on: [t${index - 1}]`;
      return `{ name: t${index}, script: ${script}${after} }`;
    }),
  );
}

/** Saves a job. */
export async function submitJob(client: StratalClient, document: string): Promise<void> {
  // As YAML: a JSON body may have no more than 10 000 keys.
  await client.post("/api/v1/jobs", documentBody(document, "yaml"));
}

function jobDocument(name: string, tasks: readonly string[]): string {
  return [`stratal: 1`, `name: ${name}`, `tasks:`, ...tasks.map((task) => `  - ${task}`), ""].join(
    "\n",
  );
}
