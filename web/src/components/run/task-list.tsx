import { ListFilter } from "lucide-react";
import { useDeferredValue, useEffect, useEffectEvent, useMemo, useRef, useState } from "react";
import { useVirtualizer } from "@tanstack/react-virtual";
import { ancestorsOf, isFiltered, treeRows, type TreeRows } from "../../graph/task-tree.ts";
import type { SkeletonNode } from "../../graph/skeleton-answer.ts";
import { useNow } from "../../hooks/use-now.ts";
import { isOpenState } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { useRunPage } from "./run-context.tsx";
import { statesOf, type RunSearch } from "./run-search.ts";
import { TaskListFilter } from "./task-list-filter.tsx";
import { TaskListRow, taskRowHeight } from "./task-list-row.tsx";
import { TaskSelection } from "./task-selection.tsx";
import { useTreeKeys } from "./use-tree-keys.ts";

/** The run's task runs as a tree: always there, whatever the middle of the page shows. */
export function TaskList() {
  const { search } = useRunPage();
  const { unfolded, toggle } = useUnfolded();
  const rows = useTreeRows(unfolded);
  const [selected, setSelected] = useState<ReadonlySet<number>>(new Set());
  const select = (seq: number): void => setSelected((old) => toggled(old, seq));
  return (
    <section aria-label="Tasks" className="panel flex min-h-0 flex-col overflow-hidden">
      <TaskListFilter shown={rows.length} />
      {rows.length === 0 ? (
        <NothingShown isFilter={search.filter !== undefined || search.states !== undefined} />
      ) : (
        <Tree
          rows={rows}
          unfolded={unfolded}
          onToggle={toggle}
          selected={selected}
          onSelect={select}
        />
      )}
      <TaskSelection selected={selected} onClear={() => setSelected(new Set())} />
    </section>
  );
}

/** Unfolded task runs; those around the open one always become so when it is opened. */
function useUnfolded() {
  const { skeleton, search } = useRunPage();
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const reveal = useEffectEvent((task: number) => {
    const row = skeleton.rowOf(task);
    if (row !== undefined) setUnfolded((old) => new Set([...old, ...ancestorsOf(skeleton, row)]));
  });
  const task = search.task;
  useEffect(() => {
    if (task !== undefined) reveal(task);
  }, [task]);
  const toggle = (seq: number): void => setUnfolded((old) => toggled(old, seq));
  return { unfolded, toggle };
}

function toggled(set: ReadonlySet<number>, member: number): ReadonlySet<number> {
  const next = new Set(set);
  if (!next.delete(member)) next.add(member);
  return next;
}

function useTreeRows(unfolded: ReadonlySet<number>): TreeRows {
  const { skeleton, version, search } = useRunPage();
  const text = useDeferredValue(search.filter ?? "");
  const { states, order } = search;
  return useMemo(
    () =>
      treeRows(skeleton, {
        unfolded,
        text,
        states: statesOf({ ...(states === undefined ? {} : { states }) }),
        failedFirst: order !== "job",
      }),
    // The skeleton is changed in place: its version says when.
    [skeleton, version, unfolded, text, states, order],
  );
}

function Tree({
  rows,
  unfolded,
  onToggle,
  selected,
  onSelect,
}: {
  rows: TreeRows;
  unfolded: ReadonlySet<number>;
  onToggle: (seq: number) => void;
  selected: ReadonlySet<number>;
  onSelect: (seq: number) => void;
}) {
  const { skeleton, search, openTask } = useRunPage();
  const box = useRef<HTMLDivElement>(null);
  const now = useNow(isOpenState(skeleton.run.status) ? 1_000 : null);
  const nowMs = now - Date.parse(skeleton.run.created_at);
  const list = useVirtualizer({
    count: rows.length,
    getScrollElement: () => box.current,
    estimateSize: () => taskRowHeight,
    overscan: 8,
  });
  const keys = useTreeKeys({ rows, unfolded, onToggle, onSelect, scrollTo: list.scrollToIndex });
  const flat = isFlat(search, unfolded);
  const hasFolders = !flat && skeleton.nodes.some(isFolder);
  useScrollToOpen(rows, list.scrollToIndex);
  return (
    <div
      ref={box}
      role="tree"
      aria-label="Task runs"
      tabIndex={0}
      aria-activedescendant={keys.active < 0 ? undefined : `task-row-${keys.activeSeq}`}
      onKeyDown={keys.onKeyDown}
      onFocus={keys.onFocus}
      className="min-h-0 flex-1 overflow-y-auto -outline-offset-2"
    >
      <div role="none" className="relative" style={{ height: list.getTotalSize() }}>
        {list.getVirtualItems().map(({ index, start }) => {
          const row = rows.rows[index]!;
          const seq = skeleton.seq(row);
          return (
            <TaskListRow
              key={seq}
              row={row}
              place={{ index, top: start, depth: rows.depths[index]! }}
              nowMs={nowMs}
              isFlat={flat}
              hasFolders={hasFolders}
              isUnfolded={unfolded.has(seq)}
              isOpen={search.task === seq}
              isActive={keys.active === index}
              isSelected={selected.has(seq)}
              onSelect={() => onSelect(seq)}
              onToggle={() => onToggle(seq)}
              onOpen={() => {
                keys.setActive(index);
                openTask(seq);
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function isFlat(search: RunSearch, unfolded: ReadonlySet<number>): boolean {
  const [text, states] = [search.filter ?? "", statesOf(search)];
  return isFiltered({ unfolded, text, states, failedFirst: true });
}

function isFolder({ kind, for_each: items, loop }: SkeletonNode): boolean {
  return kind === "group" || items || loop;
}

/** Brings the task run into view that the page has opened by itself or from a link. */
function useScrollToOpen(rows: TreeRows, scrollTo: (index: number) => void): void {
  const { skeleton, search } = useRunPage();
  const shown = useRef<number | undefined>(undefined);
  useEffect(() => {
    if (search.task === undefined || shown.current === search.task) return;
    const row = skeleton.rowOf(search.task);
    const index = row === undefined ? -1 : rows.rows.indexOf(row);
    if (index < 0) return;
    shown.current = search.task;
    scrollTo(index);
  }, [rows, scrollTo, search.task, skeleton]);
}

function NothingShown({ isFilter }: { isFilter: boolean }) {
  const { change } = useRunPage();
  if (!isFilter)
    return <EmptyState title="No tasks yet">They appear when the run starts.</EmptyState>;
  return (
    <EmptyState
      title="No task matches"
      action={
        <Button
          size="small"
          icon={<ListFilter size={14} aria-hidden />}
          onClick={() => change({ filter: undefined, states: undefined }, { replace: true })}
        >
          Clear the filter
        </Button>
      }
    >
      All tasks were searched, also those that are folded away.
    </EmptyState>
  );
}
