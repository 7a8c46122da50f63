import { ArrowDown } from "lucide-react";
import { useImperativeHandle, useLayoutEffect, type Ref } from "react";
import type { HeatMark } from "../../log/heat-marks.ts";
import type { LineView } from "../../log/line-view.ts";
import { includes, type Ranges } from "../../log/ranges.ts";
import { LINES_PER_READ, type LogSession } from "./log-session.ts";
import { LogRow, type RowLook, type RowState } from "./log-row.tsx";
import type { Following } from "./use-following.ts";
import { useLineScroll } from "./use-line-scroll.ts";

/** Rows that are asked for at once in a view with gaps, where each may need another range. */
const SPARSE_ROWS = 200;

/** What the viewer may ask of the lines. */
export interface LinesHandle {
  show: (row: number) => void;
  /** The line at the upper edge. */
  top: () => number;
}

/** What rows look up. */
export interface RowStates {
  selected: readonly [number, number] | null;
  matches: Ranges;
  current: number | null;
  foldOf: (offset: number) => RowState["fold"];
}

/** The lines of a log in a box that scrolls: a few dozen of them are drawn, however many there are. */
export function LogLines({
  session,
  view,
  look,
  states,
  marks,
  follow,
  handle,
  fontSize,
}: {
  session: LogSession;
  view: LineView;
  look: RowLook;
  states: RowStates;
  marks: { matches: readonly HeatMark[]; errors: readonly HeatMark[] };
  follow: Following;
  handle: Ref<LinesHandle>;
  fontSize: number;
}) {
  const { rowHeight, wrap } = look;
  const { isFollowing, set: onFollow } = follow;
  const scroll = useLineScroll({ rows: view.rows, rowHeight, wrap, isFollowing, onFollow });
  useWantedLines(session, view, scroll.first, scroll.end);
  useImperativeHandle(handle, () => ({
    show: scroll.show,
    top: () => (view.rows === 0 ? 0 : view.lineOf(Math.min(scroll.top, view.rows - 1))),
  }));
  return (
    <div className="relative min-h-0 flex-1 bg-log-paper text-log-ink">
      <div
        ref={scroll.box}
        role="region"
        aria-label="Log lines"
        onScroll={scroll.onScroll}
        className="log-box absolute inset-0 overflow-x-hidden overflow-y-scroll overscroll-contain [overflow-anchor:none]"
      >
        <div style={{ height: scroll.height }} className="relative">
          {/* It scrolls sideways, and whoever uses keys scrolls the box around from it. */}
          <div
            role="group"
            aria-label="Lines"
            tabIndex={0}
            style={{ height: scroll.viewport, fontSize, lineHeight: `${rowHeight}px` }}
            className={`sticky top-0 -outline-offset-2 overflow-y-hidden font-mono ${wrap ? "overflow-x-hidden" : "overflow-x-auto"}`}
          >
            <div
              ref={scroll.rows}
              role="list"
              aria-label="Lines"
              className={wrap ? "relative" : "relative w-max min-w-full"}
            >
              {rowsOf(view, scroll.first, scroll.end).map((offset) => (
                <LogRow
                  key={offset}
                  offset={offset}
                  line={session.line(offset)}
                  look={look}
                  state={stateOf(offset, states)}
                />
              ))}
            </div>
          </div>
        </div>
      </div>
      <Heat marks={marks.errors} className="right-0.5 text-bad-fill" />
      <Heat marks={marks.matches} className="right-2 text-log-found" />
      <NewLines follow={follow} />
    </div>
  );
}

function rowsOf(view: LineView, first: number, end: number): number[] {
  return Array.from({ length: Math.max(0, end - first) }, (_, at) => view.lineOf(first + at));
}

/** Goes back to the end when lines came while the reader looked further up. */
function NewLines({ follow }: { follow: Following }) {
  const { missed } = follow;
  if (follow.isFollowing || missed === 0) return null;
  return (
    <button
      type="button"
      onClick={() => follow.set(true)}
      className="absolute bottom-4 left-1/2 z-20 flex -translate-x-1/2 cursor-pointer items-center gap-1.5 rounded-full bg-accent px-3 py-1.5 text-xs font-semibold text-on-accent shadow-floating"
    >
      <ArrowDown size={14} aria-hidden="true" />
      {missed.toLocaleString("en")} new {missed === 1 ? "line" : "lines"}
    </button>
  );
}

function stateOf(offset: number, { selected, matches, current, foldOf }: RowStates): RowState {
  return {
    isSelected: selected !== null && offset >= selected[0] && offset <= selected[1],
    isMatch: includes(matches, offset),
    isCurrent: offset === current,
    fold: foldOf(offset),
  };
}

/** Asks for the rows that are drawn, by blocks of many, as soon as one of them is missing. */
function useWantedLines(session: LogSession, view: LineView, first: number, end: number): void {
  useLayoutEffect(() => {
    const wanted: number[][] = [];
    const isDense = view.linesOf(first, first + LINES_PER_READ).length <= SPARSE_ROWS;
    const block = isDense ? LINES_PER_READ : SPARSE_ROWS;
    for (let start = Math.floor(first / block) * block; start < end; start += block) {
      const from = Math.max(start, first);
      const to = Math.min(start + block, end);
      for (let row = from; row < to; row += 1) {
        if (session.line(view.lineOf(row)) !== undefined) continue;
        wanted.push(view.linesOf(start, start + block));
        break;
      }
    }
    session.want(wanted);
  });
}

/** Marks along the scrollbar; the buttons beside the search do the same for those who do not see them. */
function Heat({ marks, className }: { marks: readonly HeatMark[]; className: string }) {
  return (
    <div aria-hidden="true" className={`pointer-events-none absolute inset-y-0 w-1 ${className}`}>
      {marks.map(({ from, to }) => (
        <span
          key={from}
          style={{ top: `${from * 100}%`, height: `max(2px, ${(to - from) * 100}%)` }}
          className="absolute w-1 rounded-full bg-current"
        />
      ))}
    </div>
  );
}
