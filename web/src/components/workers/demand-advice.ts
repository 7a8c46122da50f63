import type { UnmatchedDemand, Worker } from "../../api/workers.ts";
import { isFoundTag } from "./sort-tags.ts";

/** What to do so that tasks find a worker; a command where one does it. */
export interface Advice {
  text: string;
  command: string | null;
}

type Offer = Pick<Worker, "status" | "queues" | "tags">;

/**
 * What a worker's settings take. Documents of the older form may name anything, and what is copied from here goes into a shell:
 * there is no command for other names.
 */
const offerable = /^[A-Za-z0-9_.:/=-]{1,63}$/;

/** What to do about tasks that no worker can take, from what the workers offer. */
export function adviceFor(
  demand: Pick<UnmatchedDemand, "queue" | "tags">,
  workers: readonly Offer[],
): Advice {
  const unusable = [demand.queue, ...demand.tags].find((name) => !offerable.test(name));
  if (unusable !== undefined)
    return {
      text: `No worker can offer “${unusable}”: queues and tags of workers have letters, digits and _ . : / = - only. Give the task another one.`,
      command: null,
    };
  const active = workers.filter(({ status }) => status === "active");
  if (active.length === 0) return { text: "Start a worker.", command: commandFor(demand, []) };
  const ofQueue = active.filter(({ queues }) => queues.includes(demand.queue));
  const own = demand.tags.filter((tag) => !isFoundTag(tag));
  if (ofQueue.length === 0)
    return {
      text: `Start a worker for the queue ${demand.queue}.`,
      command: commandFor(demand, own),
    };
  const missing = demand.tags.filter((tag) => !ofQueue.some(({ tags }) => tags.includes(tag)));
  const language = missing.find((tag) => tag.startsWith("lang:"));
  if (language !== undefined)
    return {
      text: `Install ${language.slice("lang:".length)} where a worker runs, then restart that worker: it looks for interpreters as it starts.`,
      command: null,
    };
  if (missing.some((tag) => tag.startsWith("isolation:")))
    return {
      text: "No worker keeps scripts apart that well. See on its machine what it lacks:",
      command: "stratal worker --isolation-report",
    };
  const text =
    missing.length > 0
      ? "Start a worker with the tag, or take it off the task."
      : "Several workers offer a part each: start one that offers all of them.";
  return { text, command: commandFor(demand, own) };
}

function commandFor({ queue }: Pick<UnmatchedDemand, "queue">, tags: readonly string[]): string {
  const settings = [
    ...(queue === "default" ? [] : [`STRATAL_WORKER_QUEUES=${queue}`]),
    ...(tags.length === 0 ? [] : [`STRATAL_WORKER_TAGS=${tags.join(",")}`]),
  ];
  return [...settings, "stratal worker"].join(" ");
}
