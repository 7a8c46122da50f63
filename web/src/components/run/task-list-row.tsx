import { ChevronRight, SquareCheck } from "lucide-react";
import { formatDuration } from "../../format/time.ts";
import { countStates } from "../../graph/task-tree.ts";
import type { RunSkeleton } from "../../graph/run-skeleton.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf, type StatusLook } from "../../status/status-language.ts";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { classNames } from "../ui/class-names.ts";
import { useRunPage } from "./run-context.tsx";
import { StateBar } from "./run-progress.tsx";
import { sortedCounts } from "./state-counts.ts";
import { TaskRowMenu } from "./task-row-menu.tsx";

/** Pixels; rows are placed by it. */
export const taskRowHeight = 32;
const indentPx = 16;

/** One task run of the list. */
export function TaskListRow({
  row,
  place,
  nowMs,
  isFlat,
  hasFolders,
  isUnfolded,
  isOpen,
  isActive,
  isSelected,
  onToggle,
  onSelect,
  onOpen,
}: {
  row: number;
  place: { index: number; top: number; depth: number };
  nowMs: number;
  /** The list has no tree: the row says what it is inside of. */
  isFlat: boolean;
  /** Others can be unfolded: there is room for the mark before every name. */
  hasFolders: boolean;
  isUnfolded: boolean;
  isOpen: boolean;
  isActive: boolean;
  /** One of those that are to be run again together. */
  isSelected: boolean;
  onToggle: () => void;
  onSelect: () => void;
  onOpen: () => void;
}) {
  const { skeleton } = useRunPage();
  const seq = skeleton.seq(row);
  // The dictionary of states is the server's: what is unknown here is shown by its name.
  const state = skeleton.shownState(row) as ShownTaskStatus;
  const look = lookOf(state);
  const isFolder = skeleton.childrenOf(seq).length > 0 && !isFlat;
  return (
    <TaskRowMenu row={row} isSelected={isSelected} onSelect={onSelect}>
      <div
        id={`task-row-${seq}`}
        role="treeitem"
        aria-level={place.depth + 1}
        aria-expanded={isFolder ? isUnfolded : undefined}
        aria-selected={isOpen}
        aria-checked={isSelected}
        aria-label={`${skeleton.name(row)}, ${look.label}`}
        onClick={(event) => (event.ctrlKey || event.metaKey ? onSelect() : onOpen())}
        style={{
          height: taskRowHeight,
          transform: `translateY(${place.top}px)`,
          paddingLeft: 10 + place.depth * indentPx,
        }}
        className={classNames(
          "absolute inset-x-0 flex cursor-pointer items-center gap-1.5 pr-3 text-sm",
          isOpen ? "bg-selected" : "hover:bg-sunken/60",
          isSelected && "shadow-[inset_3px_0_0_var(--accent)]",
          isActive && "ring-1 ring-accent/60 ring-inset",
        )}
      >
        <FoldMark
          isFolder={isFolder}
          hasGap={hasFolders}
          isUnfolded={isUnfolded}
          onToggle={onToggle}
        />
        <RowMark look={look} isSelected={isSelected} />
        <TaskName skeleton={skeleton} row={row} isFlat={isFlat} />
        <RowResult skeleton={skeleton} row={row} nowMs={nowMs} />
      </div>
    </TaskRowMenu>
  );
}

function RowMark({ look, isSelected }: { look: StatusLook; isSelected: boolean }) {
  return (
    <span className={`tone-${look.tone} shrink-0 text-tone`} title={look.label}>
      {isSelected ? (
        <SquareCheck size={14} className="text-accent" aria-label="selected" />
      ) : (
        <StatusGlyph icon={look.icon} size={14} />
      )}
    </span>
  );
}

function FoldMark({
  isFolder,
  hasGap,
  isUnfolded,
  onToggle,
}: {
  isFolder: boolean;
  hasGap: boolean;
  isUnfolded: boolean;
  onToggle: () => void;
}) {
  if (!isFolder) return hasGap ? <span className="w-4 shrink-0" /> : null;
  return (
    // The tree's arrow keys do the same; this is for the pointer.
    <span
      aria-hidden="true"
      onClick={(event) => {
        event.stopPropagation();
        onToggle();
      }}
      className="grid size-4 shrink-0 place-items-center rounded text-ink-faint hover:bg-line hover:text-ink"
    >
      <ChevronRight size={14} className={isUnfolded ? "rotate-90" : ""} />
    </span>
  );
}

function TaskName({
  skeleton,
  row,
  isFlat,
}: {
  skeleton: RunSkeleton;
  row: number;
  isFlat: boolean;
}) {
  const path = skeleton.pathOf(row);
  const item = skeleton.item(row);
  const outside = isFlat ? path.slice(0, -1) : [];
  return (
    <span className="min-w-0 flex-1 truncate" title={path.join(" / ")}>
      {outside.length > 0 && <span className="text-ink-faint">{outside.at(-1)} / </span>}
      {item !== null && !isFlat ? (
        <span className="font-mono text-xs">{item}</span>
      ) : (
        skeleton.name(row)
      )}
      {skeleton.attempt(row) > 1 && (
        <span className="ml-1.5 text-xs text-ink-faint">×{skeleton.attempt(row)}</span>
      )}
    </span>
  );
}

function RowResult(props: { skeleton: RunSkeleton; row: number; nowMs: number }) {
  const { skeleton, row } = props;
  const children = skeleton.childrenOf(skeleton.seq(row));
  return children.length > 0 ? (
    <ChildStates skeleton={skeleton} rows={children} />
  ) : (
    <RowTime {...props} />
  );
}

function ChildStates({ skeleton, rows }: { skeleton: RunSkeleton; rows: readonly number[] }) {
  const counts = countStates(skeleton, rows);
  const byState = Object.fromEntries(
    skeleton.states.map((state, index) => [state, counts[index]!]),
  );
  const ended = rows.filter((row) => !Number.isNaN(skeleton.end(row))).length;
  return (
    <span className="flex shrink-0 items-center gap-2 text-xs text-ink-soft tabular-nums">
      <StateBar counts={sortedCounts(byState)} className="h-1.5 w-14" />
      {ended.toLocaleString()}/{rows.length.toLocaleString()}
    </span>
  );
}

function RowTime({ skeleton, row, nowMs }: { skeleton: RunSkeleton; row: number; nowMs: number }) {
  const start = skeleton.start(row);
  const end = skeleton.end(row);
  // A skipped task has times, too: those of the decision to skip it.
  if (Number.isNaN(start) || skeleton.state(row) === "skipped") return null;
  const ms = (Number.isNaN(end) ? Math.max(nowMs, start) : end) - start;
  return <span className="shrink-0 text-xs text-ink-soft tabular-nums">{formatDuration(ms)}</span>;
}
