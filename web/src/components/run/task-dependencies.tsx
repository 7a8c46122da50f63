import { useMemo } from "react";
import { successors } from "../../graph/plan-graph.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf } from "../../status/status-language.ts";
import type { ShownTaskStatus } from "../../status/shown-task.ts";
import { PanelSection } from "./panel-section.tsx";
import { useRunPage } from "./run-context.tsx";

const maxShown = 20;

/** The task runs around it that it depends on, and those that depend on it. */
export function TaskDependencies({ row }: { row: number }) {
  const { skeleton, version } = useRunPage();
  const after = useMemo(() => successors(skeleton.nodes), [skeleton]);
  const siblings = useMemo(
    () =>
      new Map(
        skeleton.childrenOf(skeleton.parent(row)).map((each) => [skeleton.nodeIndex(each), each]),
      ),
    [skeleton, version, row],
  );
  const node = skeleton.nodeIndex(row);
  const rowsOf = (nodes: readonly number[]) => nodes.flatMap((each) => siblings.get(each) ?? []);
  // The items of a for_each stand beside each other: none depends on another.
  const isItem = skeleton.rowOf(skeleton.parent(row)) !== undefined && skeleton.item(row) !== null;
  if (isItem) return null;
  return (
    <>
      <Neighbours title="Depends on" rows={rowsOf(skeleton.node(row)?.depends_on ?? [])} />
      <Neighbours title="Needed by" rows={rowsOf(after[node] ?? [])} />
    </>
  );
}

function Neighbours({ title, rows }: { title: string; rows: readonly number[] }) {
  const { skeleton, openTask } = useRunPage();
  if (rows.length === 0) return null;
  return (
    <PanelSection title={title}>
      <ul className="flex flex-wrap gap-1.5">
        {rows.slice(0, maxShown).map((row) => {
          const look = lookOf(skeleton.shownState(row) as ShownTaskStatus);
          return (
            <li key={row}>
              <button
                type="button"
                onClick={() => openTask(skeleton.seq(row))}
                className="flex max-w-full cursor-pointer items-center gap-1.5 rounded-md border border-line px-2 py-0.5 text-sm hover:border-accent"
              >
                <span className={`tone-${look.tone} shrink-0 text-tone`}>
                  <StatusGlyph icon={look.icon} size={12} />
                </span>
                <span className="truncate">{skeleton.name(row)}</span>
                <span className="sr-only">, {look.label}</span>
              </button>
            </li>
          );
        })}
        {rows.length > maxShown && (
          <li className="text-sm text-ink-faint">{rows.length - maxShown} more</li>
        )}
      </ul>
    </PanelSection>
  );
}
