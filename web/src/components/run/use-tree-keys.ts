import { useState, type KeyboardEvent } from "react";
import type { TreeRows } from "../../graph/task-tree.ts";
import { useRunPage } from "./run-context.tsx";

/** The keyboard of the task list, as of every tree: arrows move and unfold, Enter opens, x selects, Home and End jump. */
export function useTreeKeys({
  rows,
  unfolded,
  onToggle,
  onSelect,
  scrollTo,
}: {
  rows: TreeRows;
  unfolded: ReadonlySet<number>;
  onToggle: (seq: number) => void;
  onSelect: (seq: number) => void;
  scrollTo: (index: number) => void;
}) {
  const { skeleton, search, openTask } = useRunPage();
  const [wanted, setWanted] = useState(-1);
  const active = Math.min(wanted, rows.length - 1);
  const activeSeq = active < 0 ? -1 : skeleton.seq(rows.rows[active]!);

  const move = (index: number): void => {
    const next = Math.max(0, Math.min(rows.length - 1, index));
    setWanted(next);
    scrollTo(next);
  };
  const fold = (): void => {
    if (unfolded.has(activeSeq)) return onToggle(activeSeq);
    const depth = rows.depths[active]!;
    for (let index = active - 1; index >= 0; index--)
      if (rows.depths[index]! < depth) return move(index);
  };
  const unfold = (): void => {
    if (skeleton.childrenOf(activeSeq).length === 0) return;
    if (unfolded.has(activeSeq)) move(active + 1);
    else onToggle(activeSeq);
  };
  const actions: Readonly<Record<string, () => unknown>> = {
    ArrowDown: () => move(active + 1),
    ArrowUp: () => move(active - 1),
    j: () => move(active + 1),
    k: () => move(active - 1),
    Home: () => move(0),
    End: () => move(rows.length - 1),
    PageDown: () => move(active + 10),
    PageUp: () => move(active - 10),
    ArrowLeft: fold,
    ArrowRight: unfold,
    Enter: () => openTask(activeSeq),
    " ": () => openTask(activeSeq),
    x: () => activeSeq >= 0 && onSelect(activeSeq),
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!isPlain || !Object.hasOwn(actions, event.key)) return;
    event.preventDefault();
    actions[event.key]!();
  };
  /** The first arrow goes on from what is open. */
  const onFocus = (): void => {
    if (wanted >= 0) return;
    const row = search.task === undefined ? undefined : skeleton.rowOf(search.task);
    setWanted(row === undefined ? 0 : Math.max(0, rows.rows.indexOf(row)));
  };
  return { active, activeSeq, setActive: setWanted, onKeyDown, onFocus };
}
