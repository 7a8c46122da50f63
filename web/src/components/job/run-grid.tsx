import { Link } from "@tanstack/react-router";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ChevronDown, ChevronRight } from "lucide-react";
import { useMemo, useRef, useState, type KeyboardEvent, type RefObject } from "react";
import type { JobGrid } from "../../api/job.ts";
import { formatMoment } from "../../format/moment.ts";
import { elapsedMs, formatDuration } from "../../format/time.ts";
import { gridRows, nextCell, type GridRow } from "../../graph/grid-rows.ts";
import { useIsNarrow } from "../../hooks/use-media-query.ts";
import { usePreferences } from "../../lib/preferences.ts";
import { toggled } from "../../lib/toggled.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf } from "../../status/status-language.ts";
import { GridCell, type Place } from "./grid-cell.tsx";

const rowPx = 26;
const headPx = 64;

const narrowSizes = { namePx: 132, columnPx: 26 };
const wideSizes = { namePx: 240, columnPx: 34 };

type GridRun = JobGrid["runs"][number];

/** Runs as columns, the newest at the right, tasks as rows. Only what is in view is drawn, both ways. */
export function RunGrid({ grid }: { grid: JobGrid }) {
  const scroller = useRef<HTMLDivElement>(null);
  const { namePx, columnPx } = useIsNarrow() ? narrowSizes : wideSizes;
  const [folded, setFolded] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState<Place>({ row: 0, column: grid.runs.length - 1 });
  const rows = useMemo(() => gridRows(grid, folded), [grid, folded]);
  const runs = useMemo(() => [...grid.runs].reverse(), [grid]);
  const { rowItems, columnItems } = useGridWindow(
    scroller,
    { namePx, columnPx },
    rows.length,
    runs.length,
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const next = cellAfter(event, active, { rows: rows.length, columns: runs.length });
    if (next === null) return;
    rowItems.scrollToIndex(next.row);
    columnItems.scrollToIndex(next.column);
    setActive(next);
  };
  const columns = columnItems.getVirtualItems();
  return (
    <div
      ref={scroller}
      role="grid"
      aria-label="Newest runs, task by task"
      aria-rowcount={rows.length + 1}
      aria-colcount={runs.length + 1}
      className="relative max-h-[max(20rem,calc(100dvh-17rem))] overflow-auto"
      onKeyDown={onKeyDown}
    >
      <div
        className="relative"
        style={{ height: rowItems.getTotalSize(), width: columnItems.getTotalSize() }}
      >
        <GridHead runs={runs} columns={columns} namePx={namePx} columnPx={columnPx} />
        {rowItems.getVirtualItems().map(({ index, start }) => (
          <div
            key={rows[index]!.task}
            role="row"
            aria-rowindex={index + 2}
            className="absolute left-0 w-full border-b border-line/60 hover:bg-sunken/60"
            style={{ top: start, height: rowPx }}
          >
            <RowName
              row={rows[index]!}
              namePx={namePx}
              folded={folded}
              onFold={(task) => setFolded(toggled(folded, task))}
            />
            {columns.map((column) => (
              <GridCell
                key={column.index}
                grid={grid}
                run={runs[column.index]!}
                row={rows[index]!}
                place={{ row: index, column: column.index }}
                active={active}
                onActive={setActive}
                left={column.start}
                width={columnPx}
              />
            ))}
          </div>
        ))}
      </div>
    </div>
  );
}

/** The cell that a key pressed on a cell leads to; null for other keys and other places. */
function cellAfter(
  event: KeyboardEvent,
  from: Place,
  size: { rows: number; columns: number },
): Place | null {
  const next = nextCell(event.key, from, size);
  if (next === null || !(event.target instanceof HTMLElement) || !event.target.dataset["cell"])
    return null;
  event.preventDefault();
  return next;
}

/** Which rows and columns are in view. */
function useGridWindow(
  scroller: RefObject<HTMLDivElement | null>,
  { namePx, columnPx }: { namePx: number; columnPx: number },
  rowCount: number,
  columnCount: number,
) {
  const rowItems = useVirtualizer({
    ...{ count: rowCount, overscan: 8 },
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    paddingStart: headPx,
    scrollPaddingStart: headPx,
  });
  const columnItems = useVirtualizer({
    ...{ count: columnCount, overscan: 4, horizontal: true },
    getScrollElement: () => scroller.current,
    estimateSize: () => columnPx,
    paddingStart: namePx,
    scrollPaddingStart: namePx,
    // The newest runs are what one looks for.
    initialOffset: namePx + columnCount * columnPx,
  });
  return { rowItems, columnItems };
}

function GridHead({
  runs,
  columns,
  namePx,
  columnPx,
}: {
  runs: readonly GridRun[];
  columns: readonly { index: number; start: number }[];
  namePx: number;
  columnPx: number;
}) {
  const ms = runs.map((run) => elapsedMs(run.started_at, run.finished_at, Date.now()));
  const longest = Math.max(1, ...ms.map((each) => each ?? 0));
  return (
    <div
      role="row"
      aria-rowindex={1}
      className="sticky top-0 z-20 border-b border-line bg-surface"
      style={{ height: headPx }}
    >
      <span
        role="columnheader"
        className="sticky left-0 z-10 flex h-full items-end border-r border-line bg-surface px-3 pb-1 text-xs font-semibold text-ink-faint"
        style={{ width: namePx }}
      >
        Task
      </span>
      {columns.map(({ index, start }) => (
        <RunHead
          key={runs[index]!.id}
          run={runs[index]!}
          ms={ms[index] ?? null}
          share={(ms[index] ?? 0) / longest}
          left={start}
          width={columnPx}
        />
      ))}
    </div>
  );
}

const barPx = 34;

function RunHead({
  run,
  ms,
  share,
  left,
  width,
}: {
  run: GridRun;
  ms: number | null;
  share: number;
  left: number;
  width: number;
}) {
  const { zone } = usePreferences();
  const look = lookOf(run.status);
  const text = [
    `Run of ${formatMoment(run.created_at, zone)}`,
    look.label,
    ...(ms === null ? [] : [formatDuration(ms)]),
    `version ${run.version}`,
  ].join(", ");
  return (
    <span role="columnheader" className="absolute top-0 h-full" style={{ left, width }}>
      <Link
        to="/runs/$id"
        params={{ id: run.id }}
        preload={false}
        title={text}
        aria-label={text}
        className={`tone-${look.tone} group flex h-full flex-col items-center justify-end gap-1 pb-1 -outline-offset-2 hover:bg-sunken`}
      >
        <span
          className="w-2.5 rounded-t-xs bg-tone-fill group-hover:brightness-110"
          style={{ height: Math.max(3, Math.round(share * barPx)) }}
        />
        <span className="text-tone">
          <StatusGlyph icon={look.icon} size={12} />
        </span>
      </Link>
    </span>
  );
}

const partNames: Readonly<Record<string, string>> = {
  on_success: "on success",
  on_failure: "on failure",
  on_cancel: "on cancel",
  finally: "finally",
  rollback: "rollback",
};

function RowName({
  row,
  namePx,
  folded,
  onFold,
}: {
  row: GridRow;
  namePx: number;
  folded: ReadonlySet<number>;
  onFold: (task: number) => void;
}) {
  const Chevron = folded.has(row.task) ? ChevronRight : ChevronDown;
  return (
    <span
      role="rowheader"
      title={row.name}
      className="sticky left-0 z-10 flex h-full items-center gap-1 border-r border-line bg-surface pr-2 text-sm"
      style={{ width: namePx, paddingLeft: 12 + row.depth * 14 }}
    >
      {row.isGroup && (
        <button
          type="button"
          aria-label={`${folded.has(row.task) ? "Unfold" : "Fold"} ${row.name}`}
          aria-expanded={!folded.has(row.task)}
          onClick={() => onFold(row.task)}
          className="-ml-1 grid size-5 shrink-0 cursor-pointer place-items-center rounded text-ink-faint hover:bg-sunken"
        >
          <Chevron size={13} aria-hidden="true" />
        </button>
      )}
      <span className={`truncate ${row.isGroup ? "font-semibold" : ""}`}>{row.name}</span>
      {row.part !== "main" && row.depth === 0 && (
        <span className="ml-auto shrink-0 text-2xs text-ink-faint">{partNames[row.part]}</span>
      )}
    </span>
  );
}

const keyStates = ["completed", "failed", "running", "skipped", "cancelled"] as const;

/** What the colours mean. */
export function GridKey() {
  return (
    <ul aria-label="Colours" className="flex flex-wrap gap-x-3 gap-y-1 text-xs text-ink-soft">
      {keyStates.map((state) => {
        const { tone, icon, label } = lookOf(state);
        return (
          <li key={state} className={`tone-${tone} flex items-center gap-1`}>
            <span className="text-tone">
              <StatusGlyph icon={icon} size={12} />
            </span>
            {label}
          </li>
        );
      })}
    </ul>
  );
}
