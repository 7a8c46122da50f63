import { useMemo } from "react";
import { edgesWithin, tasksAt, waysTo } from "../../../document/job-model.ts";
import type { Path } from "../../../document/splice.ts";
import { listOf } from "../../../document/task-path.ts";
import { taskAtPath } from "../../../document/task-address.ts";
import { useSnapshotOf } from "../editor-context.tsx";
import { kindIcons } from "../../../status/kind-icons.ts";
import { SearchList } from "./search-list.tsx";

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
  const model = useSnapshotOf("model");
  const { list } = listOf(from);
  const source = taskAtPath(model, from);
  const others = tasksAt(model, list).filter(({ path }) => String(path) !== String(from));
  const before = useMemo(
    () => waysTo(edgesWithin(model, list), source?.name ?? ""),
    [model, list, source],
  );
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
          refusal: before.has(task.name) ? `${task.name} comes before it: a circle` : null,
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
