/** What the address of the run page says: every view of a run can be sent to a colleague. Pure. */
import { timelineOrders, type TimelineOrder } from "../../graph/timeline.ts";

/** What the middle of the page shows. */
export const runViews = [
  "graph",
  "timeline",
  "logs",
  "items",
  "values",
  "artifacts",
  "summary",
  "events",
  "waiting",
  "compare",
  "raw",
] as const;
export type RunView = (typeof runViews)[number];

/** What the task's panel shows. */
export const taskTabs = ["overview", "attempts", "given", "values", "definition", "log"] as const;
export type TaskTab = (typeof taskTabs)[number];

/** The address's search parameters; what is missing has its default. */
export interface RunSearch {
  view?: RunView;
  /** Sequence number of the task run in the panel. */
  task?: number;
  tab?: TaskTab;
  /** Text that the list filters by. */
  filter?: string;
  /** States that the list filters by, with commas between. */
  states?: string;
  /** `job`: the list is in the order of the job, not failures first. */
  order?: "job";
  sort?: TimelineOrder;
  /** The run that this one is compared with; without it, the one that last completed before. */
  with?: string;
  /** Where the log is opened, as the log viewer reads it: `120`, or `error`. */
  line?: string;
}

/** Reads search parameters; what nobody wrote, or wrote wrongly, is left out. */
export function readRunSearch(raw: Record<string, unknown>): RunSearch {
  const search: RunSearch = {};
  const view = runViews.find((each) => each === raw["view"]);
  if (view !== undefined) search.view = view;
  const tab = taskTabs.find((each) => each === raw["tab"]);
  if (tab !== undefined) search.tab = tab;
  const sort = timelineOrders.find((each) => each === raw["sort"]);
  if (sort !== undefined) search.sort = sort;
  const task = wholeNumber(raw["task"]);
  if (task !== undefined) search.task = task;
  const line = textOf(raw["line"]);
  if (line !== "") search.line = line;
  const other = textOf(raw["with"]);
  if (/^[0-9a-f-]{36}$/i.test(other)) search.with = other;
  const text = textOf(raw["filter"]);
  if (text !== "") search.filter = text;
  const states = textOf(raw["states"]);
  if (/^[a-z_]+(,[a-z_]+)*$/.test(states)) search.states = states;
  if (raw["order"] === "job") search.order = "job";
  return search;
}

function wholeNumber(value: unknown): number | undefined {
  const number = typeof value === "string" && value !== "" ? Number(value) : value;
  return typeof number === "number" && Number.isSafeInteger(number) && number >= 0
    ? number
    : undefined;
}

/** Routers read `?filter=12` as a number. */
function textOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).slice(0, 200) : "";
}

/** The states of a search as a set. */
export function statesOf(search: RunSearch): ReadonlySet<string> {
  return new Set(search.states === undefined ? [] : search.states.split(","));
}

/** The search with a state switched on or off. */
export function toggleState(search: RunSearch, state: string): Pick<RunSearch, "states"> {
  const states = new Set(statesOf(search));
  if (!states.delete(state)) states.add(state);
  return states.size === 0 ? {} : { states: [...states].sort().join(",") };
}

/** Search parameters with these changed, as the address holds them. Those of others, such as the log viewer's, stay. */
export function withRunSearch(
  old: Readonly<Record<string, string | undefined>>,
  changes: Partial<RunSearch>,
): { [name: string]: string | undefined } {
  const texts = Object.entries(changes).map(
    ([name, value]) => [name, value === undefined ? undefined : String(value)] as const,
  );
  return { ...old, ...Object.fromEntries(texts) };
}
