/** What the canvas does to the document. */
import { useState } from "react";
import { copyText } from "../../../lib/copy-text.ts";
import { connect, disconnect } from "../../../document/edit-dependencies.ts";
import {
  addTask,
  copyTasks,
  duplicateTasks,
  insertOnEdge,
  pasteTasks,
  removeTasks,
} from "../../../document/edit-tasks.ts";
import { cycleOf, edgesWithin, tasksAt, type JobModel } from "../../../document/job-model.ts";
import type { NewTask } from "../../../document/new-task.ts";
import type { Path } from "../../../document/splice.ts";
import { listOf, nameAt } from "../../../document/task-path.ts";
import { toast } from "../../ui/toast.tsx";
import { useEditor } from "../editor-context.tsx";

/** Where something new goes: behind a task, between two, or at the end. */
export type Spot = { after: Path } | { from: Path; to: Path } | null;

/** Edits of the canvas; paths are those of the model that is drawn. */
export function useCanvasEdits() {
  const { session, apply } = useEditor();
  const [spot, setSpot] = useState<Spot | undefined>(undefined);
  const add = ({ task }: NewTask, where: Spot): void => {
    apply((text) => {
      if (where === null) return addTask(text, ["tasks"], task);
      if ("from" in where) return insertOnEdge(text, where.from, where.to, task);
      const { list, index } = listOf(where.after);
      const name = nameAt(session.snapshot().model.value, where.after);
      return addTask(text, list, { ...task, depends_on: [name] }, index);
    });
    setSpot(undefined);
  };
  const copy = async (paths: readonly Path[]): Promise<void> => {
    const done = await copyText(copyTasks(session.text, paths));
    if (done) toast.success(paths.length === 1 ? "Task copied" : `${paths.length} tasks copied`);
    else toast.error("The browser did not allow copying");
  };
  return {
    /** Where the palette's pick will go; undefined while it is closed. */
    spot,
    openPalette: setSpot,
    closePalette: () => setSpot(undefined),
    add,
    copy: (paths: readonly Path[]) => void copy(paths),
    paste: (copied: string, after: Path | null) =>
      apply((text) =>
        after === null
          ? pasteTasks(text, ["tasks"], copied)
          : pasteTasks(text, listOf(after).list, copied, listOf(after).index),
      ),
    remove: (paths: readonly Path[]) => apply((text) => removeTasks(text, paths)),
    duplicate: (paths: readonly Path[]) => apply((text) => duplicateTasks(text, paths)),
    connect: (from: Path, to: Path) => apply((text) => connect(text, from, to)),
    disconnect: (from: Path, to: Path) => apply((text) => disconnect(text, from, to)),
  };
}

/** Why two tasks cannot be connected; null if they can. */
export function connectionRefusal(model: JobModel, from: Path, to: Path): string | null {
  if (String(from) === String(to)) return "A task cannot wait for itself.";
  if (String(listOf(from).list) !== String(listOf(to).list))
    return "Dependencies stay inside of one list or group.";
  const { list, index } = listOf(from);
  const tasks = tasksAt(model, list);
  const [source, target] = [tasks[index], tasks[listOf(to).index]];
  if (source === undefined || target === undefined) return "This task is not there any more.";
  const cycle = cycleOf(edgesWithin(model, list), source.name, target.name);
  return cycle === null ? null : `This would be a circle: ${cycle.join(" → ")}`;
}
