import {
  Boxes,
  ClipboardCopy,
  CopyPlus,
  FlaskConical,
  Layers,
  ShieldAlert,
  Spline,
  Trash2,
} from "lucide-react";
import { createContext, useContext } from "react";
import type { TaskModel } from "../../../document/job-model.ts";
import type { Path } from "../../../document/splice.ts";
import {
  addFailureBranch,
  duplicateTasks,
  removeTasks,
  repeatTask,
  wrapTasks,
} from "../../../document/edit-tasks.ts";
import type { MenuEntry } from "../../ui/menu.tsx";
import { useEditor } from "../editor-context.tsx";

/** What a menu of a task can ask the canvas to do. */
export interface CanvasActions {
  /** The selected tasks if the asked one is among them, or else it alone. */
  selectionWith: (path: Path) => readonly Path[];
  connectFrom: (path: Path) => void;
  copy: (paths: readonly Path[]) => void;
  test: (task: TaskModel) => void;
}

export const CanvasActionsContext = createContext<CanvasActions | null>(null);

/** The entries of a task's menu; none where nothing can be edited. */
export function useTaskMenu(task: TaskModel): MenuEntry[] {
  const { apply, canEdit } = useEditor();
  const actions = useContext(CanvasActionsContext);
  if (!canEdit || actions === null) return [];
  const paths = (): readonly Path[] => actions.selectionWith(task.path);
  const icon = (Icon: typeof Boxes) => <Icon size={14} />;
  return [
    {
      label: "Connect to …",
      icon: icon(Spline),
      shortcut: "c",
      onSelect: () => actions.connectFrom(task.path),
    },
    {
      label: "Add on-failure branch",
      icon: icon(ShieldAlert),
      onSelect: () => apply((text) => addFailureBranch(text, task.path)),
    },
    "separator",
    {
      label: "Wrap in group",
      icon: icon(Boxes),
      onSelect: () => apply((text) => wrapTasks(text, paths(), false)),
    },
    {
      label: "Repeat for each item",
      icon: icon(Layers),
      onSelect: () =>
        apply((text) =>
          paths().length === 1 ? repeatTask(text, task.path) : wrapTasks(text, paths(), true),
        ),
    },
    "separator",
    {
      label: "Test this task",
      icon: icon(FlaskConical),
      onSelect: () => actions.test(task),
    },
    {
      label: "Copy as YAML",
      icon: icon(ClipboardCopy),
      shortcut: "Ctrl C",
      onSelect: () => actions.copy(paths()),
    },
    {
      label: "Duplicate",
      icon: icon(CopyPlus),
      shortcut: "d",
      onSelect: () => apply((text) => duplicateTasks(text, paths())),
    },
    {
      label: "Delete",
      icon: icon(Trash2),
      shortcut: "Del",
      danger: true,
      onSelect: () => apply((text) => removeTasks(text, paths())),
    },
  ];
}
