import { useMemo } from "react";
import type { LineFilter } from "../../api/logs.ts";
import { GROUP_END, GROUP_START, groupsOf, hiddenBy, type Group } from "../../log/folds.ts";
import { levelsOf, patternOfLevel } from "../../log/levels.ts";
import { LineView } from "../../log/line-view.ts";
import { intersect, subtract, widen, type Ranges } from "../../log/ranges.ts";
import type { LogViewState } from "../../log/view-state.ts";
import type { LogSession } from "./log-session.ts";
import { useFoundLines, type FoundLines } from "./use-found-lines.ts";

/** In longer logs errors and groups are looked for when somebody asks. */
export const EAGER_LINES = 300_000;
const MAX_GROUPS = 2_000;

/** Everything that decides which lines are rows. */
export interface ShownLines {
  view: LineView;
  /** Lines that match the query, of those that the filters leave. */
  matches: Ranges;
  search: FoundLines;
  errors: FoundLines;
  filter: FoundLines;
  groups: ReadonlyMap<number, Group>;
}

const anything: LineFilter = { pattern: null, ignoreCase: false, stream: null, attempt: null };

/** The lines that a state shows. `folded`: first lines of groups. */
export function useLogView(
  session: LogSession | null,
  total: number,
  state: LogViewState,
  options: { attempt: number | null; withErrors: boolean; folded: ReadonlySet<number> },
): ShownLines {
  const { attempt, withErrors, folded } = options;
  const { query, matchCase, onlyMatches, context } = state;
  const isQuery = query !== "";
  const search = useFoundLines(
    session,
    isQuery ? { ...anything, attempt, pattern: query, ignoreCase: !matchCase } : null,
  );
  const isEager = total > 0 && (total <= EAGER_LINES || withErrors);
  const errors = useFoundLines(
    session,
    isEager ? { ...anything, attempt, pattern: patternOfLevel("error") } : null,
  );
  const filter = useFoundLines(session, filterOf(state, attempt));
  const groups = useGroups(session, total);
  return useMemo(() => {
    const kept = filter.state === "off" ? all(total) : filter.ranges;
    const matches = filter.state === "off" ? search.ranges : intersect(search.ranges, kept);
    const isNarrowed = onlyMatches && isQuery;
    const narrowed = isNarrowed ? intersect(widen(matches, Number(context), total), kept) : kept;
    const hidden = hiddenBy([...groups.values()], (first) => folded.has(first));
    const view = new LineView(hidden.length === 0 ? narrowed : subtract(narrowed, hidden));
    return { view, matches, search, errors, filter, groups };
  }, [total, filter, search, errors, groups, folded, onlyMatches, isQuery, context]);
}

function all(total: number): Ranges {
  return total > 0 ? [0, total] : [];
}

function filterOf({ level, stream }: LogViewState, attempt: number | null): LineFilter | null {
  if (level === "all" && stream === "all" && attempt === null) return null;
  return {
    pattern: level === "all" ? null : patternOf(level),
    ignoreCase: false,
    stream: stream === "all" ? null : stream,
    attempt,
  };
}

function patternOf(level: Exclude<LogViewState["level"], "all">): string {
  if (level !== "warn") return patternOfLevel(level);
  return levelsOf().slice(0, 2).map(patternOfLevel).join("|");
}

const noGroups: ReadonlyMap<number, Group> = new Map();

/** Groups of one task's log. In that of several they would hold lines of others. */
function useGroups(session: LogSession | null, total: number): ReadonlyMap<number, Group> {
  const isTask = session !== null && session.log.taskRunId !== null;
  const isLooked = isTask && total > 0 && total <= EAGER_LINES;
  const starts = useFoundLines(session, isLooked ? { ...anything, pattern: GROUP_START } : null);
  const hasGroups = starts.ranges.length > 0;
  const ends = useFoundLines(session, hasGroups ? { ...anything, pattern: GROUP_END } : null);
  return useMemo(() => {
    if (!hasGroups) return noGroups;
    const groups = groupsOf(linesOf(starts.ranges), linesOf(ends.ranges), total);
    return new Map(groups.map((group) => [group.first, group]));
  }, [hasGroups, starts.ranges, ends.ranges, total]);
}

function linesOf(ranges: Ranges): number[] {
  const lines: number[] = [];
  for (let at = 0; at < ranges.length && lines.length < MAX_GROUPS; at += 2)
    for (let line = ranges[at]!; line < ranges[at + 1]!; line += 1) lines.push(line);
  return lines;
}
