import { RotateCcw } from "lucide-react";
import { useMemo, useState } from "react";
import { isOpenState } from "../../api/run.ts";
import { formatDuration } from "../../format/time.ts";
import { isFailed, type RunSkeleton } from "../../graph/run-skeleton.ts";
import { StatusBadge } from "../../status/status-badge.tsx";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { Button } from "../ui/button.tsx";
import { DataTable, type Column } from "../ui/data-table.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { Select } from "../ui/select.tsx";
import { useRunPage } from "./run-context.tsx";
import { retryRequest } from "./retry-request.ts";
import { useStartRerun } from "./run-actions.tsx";
import { matchesSearch } from "./run-filter.ts";

/** The items of a for_each, or the iterations of a loop, as a table. */
export function ItemsView() {
  const { skeleton, version, search, change, openTask } = useRunPage();
  const parents = useMemo(() => parentsOfItems(skeleton), [skeleton, version]);
  const parent = chosenParent(skeleton, parents, search.task);
  const rows = useMemo(
    () =>
      parent === null
        ? []
        : skeleton
            .childrenOf(parent)
            .filter((row) => isItem(skeleton, row) && matchesSearch(skeleton, row, search)),
    [skeleton, version, parent, search.filter, search.states],
  );
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  if (parent === null)
    return (
      <EmptyState title="No items">
        This run has no task with for_each or loop, or none has started.
      </EmptyState>
    );
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-wrap items-center gap-2 border-b border-line px-3 py-2">
        <Select
          label="Task"
          size="small"
          value={String(parent)}
          onChange={(seq) => change({ task: Number(seq) }, { replace: true })}
          options={parents.map((seq) => ({
            value: String(seq),
            label: skeleton.pathOf(skeleton.rowOf(seq)!).join(" / "),
          }))}
        />
        <span className="text-xs text-ink-faint tabular-nums">
          {rows.length.toLocaleString()} items
        </span>
        <SelectionActions rows={rows} selected={selected} onSelect={setSelected} />
      </div>
      <div className="@container min-h-0 flex-1 overflow-y-auto" data-scroller="">
        {rows.length === 0 ? (
          <EmptyState title="No item matches the filter" />
        ) : (
          <DataTable
            label="Items"
            rows={rows}
            columns={columnsOf(skeleton)}
            rowKey={(row) => String(skeleton.seq(row))}
            rowName={(row) => skeleton.item(row) ?? skeleton.name(row)}
            onOpen={(row) => openTask(skeleton.seq(row))}
            selection={{ selected, onChange: setSelected }}
          />
        )}
      </div>
    </div>
  );
}

function columnsOf(skeleton: RunSkeleton): Column<number>[] {
  const time = (ms: number) => (Number.isNaN(ms) ? "–" : formatDuration(ms));
  return [
    {
      id: "key",
      header: "Key",
      cell: (row) => (
        <span className="font-mono text-xs">{skeleton.item(row) ?? skeleton.name(row)}</span>
      ),
    },
    {
      id: "state",
      header: "State",
      width: "9.5rem",
      cell: (row) => <StatusBadge status={skeleton.shownState(row) as ShownTaskStatus} />,
    },
    {
      id: "duration",
      header: "Duration",
      width: "6rem",
      align: "right",
      cell: (row) => time(skeleton.end(row) - skeleton.start(row)),
    },
    {
      id: "start",
      header: "Started after",
      width: "7rem",
      align: "right",
      from: "box",
      cell: (row) => time(skeleton.start(row)),
    },
    {
      id: "attempts",
      header: "Attempts",
      width: "5.5rem",
      align: "right",
      from: "box",
      cell: (row) => skeleton.attempt(row),
    },
  ];
}

function SelectionActions({
  rows,
  selected,
  onSelect,
}: {
  rows: readonly number[];
  selected: ReadonlySet<string>;
  onSelect: (selected: ReadonlySet<string>) => void;
}) {
  const { skeleton } = useRunPage();
  const { start, isPending } = useStartRerun();
  const failed = rows
    .filter((row) => isFailed(skeleton.state(row)))
    .map((row) => skeleton.seq(row));
  const obstacle = isOpenState(skeleton.run.status)
    ? "Items run again once the run has ended."
    : null;
  return (
    <span className="ml-auto flex items-center gap-2 text-xs text-ink-soft">
      {failed.length > 0 && selected.size === 0 && (
        <Button size="small" variant="ghost" onClick={() => onSelect(new Set(failed.map(String)))}>
          Select {failed.length.toLocaleString()} failed
        </Button>
      )}
      {selected.size > 0 && (
        <>
          {obstacle ?? `${selected.size} selected`}
          <Button size="small" variant="ghost" onClick={() => onSelect(new Set())}>
            Clear
          </Button>
          <Button
            size="small"
            variant="primary"
            needs="runs:start"
            busy={isPending}
            disabled={obstacle !== null}
            icon={<RotateCcw size={14} aria-hidden />}
            onClick={() => start(retryRequest(skeleton.run.id, [...selected].map(Number)))}
          >
            Retry
          </Button>
        </>
      )}
    </span>
  );
}

/** An item or iteration is a task run of the same node as the one around it. */
function isItem(skeleton: RunSkeleton, row: number): boolean {
  const outer = skeleton.rowOf(skeleton.parent(row));
  return outer !== undefined && skeleton.nodeIndex(outer) === skeleton.nodeIndex(row);
}

function parentsOfItems(skeleton: RunSkeleton): number[] {
  const found = new Set<number>();
  for (let row = 0; row < skeleton.size; row++)
    if (isItem(skeleton, row)) found.add(skeleton.parent(row));
  return [...found];
}

/** The for_each that the open task run is, or is an item of; else the first. */
function chosenParent(
  skeleton: RunSkeleton,
  parents: readonly number[],
  task: number | undefined,
): number | null {
  let seq = task ?? -1;
  while (seq >= 0) {
    if (parents.includes(seq)) return seq;
    const row = skeleton.rowOf(seq);
    seq = row === undefined ? -1 : skeleton.parent(row);
  }
  return parents[0] ?? null;
}
