import type { Schemas } from "../../client/client.ts";
import type { Colour, Paint } from "./terminal.ts";

type Status = Schemas["JobRunStatus"] | Schemas["TaskRunStatus"];

const colours: Readonly<Record<Status, Colour>> = {
  scheduled: "dim",
  pending: "dim",
  queued: "dim",
  running: "cyan",
  retrying: "yellow",
  waiting: "yellow",
  paused: "yellow",
  cancelling: "yellow",
  rolling_back: "yellow",
  completed: "green",
  failed: "red",
  timed_out: "red",
  cancelled: "yellow",
  skipped: "dim",
};

/** Text in the colour of a status. */
export function paintStatus(paint: Paint, status: Status, text: string = status): string {
  // A newer server may know more states than this client.
  return paint(colours[status] ?? "dim", text);
}
