/** The state of the canvas: what is drawn, what is selected, what is about to be connected. */
import { useMemo, useState } from "react";
import type { TaskModel } from "../../../document/job-model.ts";
import type { Path } from "../../../document/splice.ts";
import { editGraph, layoutKey } from "../../../graph/plan-layout.ts";
import { useLayout } from "../../run/use-layout.ts";
import { useEditor, useSnapshotOf } from "../editor-context.tsx";
import { useNewTasks } from "./palette.tsx";
import { useCanvasEdits } from "./use-canvas-edits.ts";
import { useSelection } from "./use-selection.ts";

/** The two tasks of an edge. */
export interface Ends {
  from: Path;
  to: Path;
}

/** See the file's header. */
export function useCanvas() {
  const model = useSnapshotOf("model");
  const isValid = useSnapshotOf("isValid");
  const problems = useSnapshotOf("problems");
  const { canEdit } = useEditor();
  const newest = useMemo(() => editGraph(model), [model]);
  const key = useMemo(() => (newest.nodes.length === 0 ? null : layoutKey(newest)), [newest]);
  const found = useLayout(key, newest.graph);
  // Until the places of a changed graph are known the one before stays, to look at only.
  const [drawn, setDrawn] = useState({ graph: newest, layout: found });
  if ((found !== null || key === null) && (drawn.graph !== newest || drawn.layout !== found))
    setDrawn({ graph: newest, layout: found });
  const { graph, layout } = drawn;
  const edits = useCanvasEdits();
  const newTasks = useNewTasks();
  const selection = useSelection();
  const [edge, setEdge] = useState<string | null>(null);
  const [connecting, setConnecting] = useState<Path | null>(null);
  const [refusal, setRefusal] = useState<string | null>(null);
  const paths = graph.nodes.map(({ task }) => task.path);
  const selected = paths.filter((path) => selection.keys.has(path.join("/")));
  const endsOf = (id: string): Ends | null => {
    const found = graph.edges.find(({ from, to }) => `${from}-${to}` === id);
    return found === undefined ? null : { from: paths[found.from]!, to: paths[found.to]! };
  };
  return {
    model,
    isValid,
    problems,
    mayEdit: canEdit && isValid && graph === newest,
    graph,
    layout,
    edits,
    newTasks,
    selection,
    paths,
    selected,
    edge,
    setEdge,
    connecting,
    setConnecting,
    refusal,
    setRefusal,
    endsOf,
    taskOf: (id: string): TaskModel | null => graph.nodes[Number(id)]?.task ?? null,
    remove: (): void => {
      const ends = edge === null ? null : endsOf(edge);
      if (ends !== null) edits.disconnect(ends.from, ends.to);
      else if (selected.length > 0) edits.remove(selected);
    },
  };
}

export type Canvas = ReturnType<typeof useCanvas>;
