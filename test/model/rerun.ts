/** What a re-run "from failed" decides again (§5.7): a task run that completed is kept, with all that is inside it. */
import type { Expected } from "./interpret.ts";
import { leadsTo } from "./places.ts";

/** The paths of the main task runs that a re-run from failed decides again, those that see to others among them. */
export function decidedAgain({ ends }: Expected): string[] {
  const main = [...ends.values()].filter((end) => end.place.list === "tasks");
  const kept = main.filter((end) => end.status === "completed");
  return main
    .filter((end) => !kept.some((outer) => leadsTo(outer.place, end.place)))
    .map((end) => end.path);
}
