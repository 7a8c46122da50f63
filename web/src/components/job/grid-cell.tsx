import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import type { JobGrid } from "../../api/job.ts";
import type { GridRow } from "../../graph/grid-rows.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf, type StatusLook } from "../../status/status-language.ts";
import { classNames } from "../ui/class-names.ts";

/** A cell by its row and its column. */
export interface Place {
  row: number;
  column: number;
}

/** How one task went in one run: colour and, unless all is well, an icon; a link to the task run. */
export function GridCell({
  grid,
  run,
  row,
  place,
  active,
  onActive,
  left,
  width,
}: {
  grid: JobGrid;
  run: JobGrid["runs"][number];
  row: GridRow;
  place: Place;
  active: Place;
  onActive: (place: Place) => void;
  left: number;
  width: number;
}) {
  const link = useRef<HTMLAnchorElement>(null);
  const isActive = place.row === active.row && place.column === active.column;
  useEffect(() => {
    // The arrow keys moved here from another cell: the focus follows. Otherwise it is left where it is.
    if (isActive && document.activeElement?.closest("[data-cell]")) link.current?.focus();
  }, [isActive]);
  const look = cellLook(grid, run, row.task);
  const style = { left, width };
  if (look === null) {
    return (
      <span role="gridcell" className="absolute top-0 h-full" style={style}>
        <span className="sr-only">none</span>
      </span>
    );
  }
  return (
    <span role="gridcell" className="absolute top-0 h-full p-0.5" style={style}>
      <Link
        ref={link}
        to="/runs/$id"
        params={{ id: run.id }}
        search={{ task: String(run.seq[row.task]) }}
        preload={false}
        data-cell="true"
        tabIndex={isActive ? 0 : -1}
        onFocus={() => onActive(place)}
        title={`${row.name}: ${look.label}`}
        aria-label={`${row.name}: ${look.label}`}
        className={classNames(
          `tone-${look.tone} grid h-full place-items-center rounded-xs hover:brightness-110`,
          look.icon === "check" ? "bg-tone-fill/75" : "bg-tone-wash text-tone",
          look.tone === "bad" && "ring-1 ring-bad-fill ring-inset",
          look.dashed && "outline-1 -outline-offset-1 outline-line-strong outline-dashed",
        )}
      >
        {look.icon !== "check" && <StatusGlyph icon={look.icon} size={11} />}
      </Link>
    </span>
  );
}

function cellLook(
  { states, tasks }: JobGrid,
  { state }: JobGrid["runs"][number],
  task: number,
): StatusLook | null {
  const own = states[state[task]!];
  if (own === undefined) return null;
  return lookOf(own === "failed" && tasks.allow_failure[task] ? "failed_allowed" : own);
}
