import { X } from "lucide-react";
import { useMemo } from "react";
import { connect, disconnect } from "../../../document/edit-dependencies.ts";
import { edgesWithin, tasksAt, waysFrom, type TaskModel } from "../../../document/job-model.ts";
import { listOf } from "../../../document/task-path.ts";
import { Select } from "../../ui/select.tsx";
import { useEditor, useSnapshotOf } from "../editor-context.tsx";

/** What a task waits for: the names it says, and those that it only reads. */
export function DependenciesField({ task }: { task: TaskModel }) {
  const { apply } = useEditor();
  const model = useSnapshotOf("model");
  const { list } = listOf(task.path);
  const siblings = tasksAt(model, list);
  const all = edgesWithin(model, list);
  const edges = all.filter(({ to }) => to === task.name);
  const written = new Set(task.dependencies.map((dependency) => dependency.task));
  // What waits for this task already would close a circle.
  const waiting = useMemo(() => waysFrom(all, task.name), [all, task.name]);
  const free = siblings.filter(({ name }) => !written.has(name) && !waiting.has(name));
  return (
    <div className="flex flex-wrap items-center gap-1.5">
      {task.dependencies.map(({ task: name, status }) => (
        <span
          key={name}
          className="inline-flex items-center gap-1 rounded-md border border-line bg-sunken py-0.5 pr-0.5 pl-2 font-mono text-xs"
        >
          {name}
          {status !== null && <span className="text-ink-faint">if {status}</span>}
          <button
            type="button"
            aria-label={`No longer wait for ${name}`}
            className="button button-ghost !min-h-6 !p-1"
            onClick={() => {
              const from = siblings.find((each) => each.name === name);
              if (from !== undefined) apply((text) => disconnect(text, from.path, task.path));
            }}
          >
            <X size={12} aria-hidden="true" />
          </button>
        </span>
      ))}
      {edges
        .filter(({ because }) => because !== "depends_on")
        .map(({ from, because }) => (
          <span
            key={from}
            className="inline-flex items-center gap-1 rounded-md border border-dashed border-line-strong px-2 py-0.5 font-mono text-xs text-ink-soft"
          >
            {from}
            <span className="font-sans text-2xs text-ink-faint">
              {because === "reads" ? "is read" : "by order"}
            </span>
          </span>
        ))}
      {free.length > 0 && (
        <Select
          label="Wait for another task"
          size="small"
          value={null}
          placeholder="Wait for …"
          options={free.map(({ name }) => ({ value: name, label: name }))}
          onChange={(name) => {
            const from = free.find((each) => each.name === name);
            if (from !== undefined) apply((text) => connect(text, from.path, task.path));
          }}
        />
      )}
      {free.length === 0 && edges.length === 0 && task.dependencies.length === 0 && (
        <span className="text-xs text-ink-soft">No other task can come before it.</span>
      )}
    </div>
  );
}
