import type { TaskModel } from "../../../document/job-model.ts";
import type { Path } from "../../../document/splice.ts";
import { listOf } from "../../../document/task-path.ts";
import { taskAtPath } from "../../../document/task-address.ts";
import { useSnapshot } from "../editor-context.tsx";
import { SearchList } from "./search-list.tsx";
import { connectionRefusal } from "./use-canvas-edits.ts";
import { kindIcons } from "./task-node.tsx";

/** Picks the task that shall wait for another one. Those that cannot are shown with the reason. */
export function ConnectDialog({
  from,
  onPick,
  onClose,
}: {
  from: Path;
  onPick: (to: Path) => void;
  onClose: () => void;
}) {
  const { model } = useSnapshot();
  const { list } = listOf(from);
  const source = taskAtPath(model, from);
  const others = siblings(
    model.lists.flatMap(({ tasks }) => tasks),
    list,
  ).filter(({ path }) => String(path) !== String(from));
  return (
    <SearchList
      title={`What waits for ${source?.name ?? "this task"}?`}
      placeholder="Name of a task"
      picks={others.map((task) => {
        const Icon = kindIcons[task.kind];
        return {
          id: task.path.join("/"),
          label: task.name,
          detail: task.runs,
          icon: <Icon size={14} />,
          refusal: connectionRefusal(model, from, task.path),
        };
      })}
      onPick={(id) => {
        const picked = others.find(({ path }) => path.join("/") === id);
        if (picked !== undefined) onPick(picked.path);
      }}
      onClose={onClose}
    />
  );
}

function siblings(tasks: readonly TaskModel[], list: Path): TaskModel[] {
  const here = tasks.filter(({ path }) => String(listOf(path).list) === String(list));
  return [...here, ...tasks.flatMap(({ inside }) => siblings(inside, list))];
}
