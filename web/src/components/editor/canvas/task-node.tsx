import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { CircleOff, CornerDownRight, Layers, Repeat, Split, type LucideIcon } from "lucide-react";
import { memo } from "react";
import type { TaskModel } from "../../../document/job-model.ts";
import { kindIcons } from "../../../status/kind-icons.ts";
import { partNames } from "../../graph/flow-parts.tsx";
import { classNames } from "../../ui/class-names.ts";
import { ContextMenu } from "../../ui/menu.tsx";
import { useTaskMenu } from "./task-menu.tsx";

/** What React Flow hands to a node. */
export type TaskNodeType = Node<{
  /** Its number in the graph. */
  id: number;
  task: TaskModel;
  label: string;
  problems: number;
  isEntry: boolean;
}>;

/** A task that can be connected. */
export const TaskNode = memo(function TaskNode({ data, selected }: NodeProps<TaskNodeType>) {
  const { task, label } = data;
  const Icon = kindIcons[task.kind];
  return (
    <>
      <TaskFrame data={data} selected={selected} className="flex-col justify-center gap-0.5 px-2.5">
        <span className="flex items-center gap-1.5">
          <Icon size={14} className="shrink-0 text-accent" aria-hidden="true" />
          <span className="truncate text-sm font-medium">{label}</span>
          {data.problems > 0 && <ProblemMark count={data.problems} />}
        </span>
        <TaskFacts task={task} />
      </TaskFrame>
      <Ports />
    </>
  );
});

const GroupIcon = kindIcons.group;

/** A group: an area around what is inside. */
export const GroupNode = memo(function GroupNode({ data, selected }: NodeProps<TaskNodeType>) {
  const { task, label, problems } = data;
  return (
    <>
      <div
        className={classNames(
          "h-full rounded-xl border border-dashed bg-sunken/40",
          selected ? "border-accent" : "border-line-strong",
        )}
      />
      <div className="absolute top-1.5 left-1.5 h-8 max-w-[calc(100%-0.75rem)]">
        <TaskFrame data={data} selected={selected} className="items-center gap-2 px-2">
          <GroupIcon size={13} className="shrink-0 text-accent" aria-hidden="true" />
          <span className="truncate text-xs font-semibold">{label}</span>
          <TaskFacts task={task} />
          {problems > 0 && <ProblemMark count={problems} />}
        </TaskFrame>
      </div>
      <Ports />
    </>
  );
});

/** The tasks that run at the end. */
export function PartNode({ data }: NodeProps<TaskNodeType>) {
  return (
    <div className="h-full rounded-xl border border-line-strong bg-sunken/50 px-3 py-2 text-xs font-semibold text-ink-soft">
      {partNames[data.label] ?? data.label}
    </div>
  );
}

function TaskFrame({
  data,
  selected,
  className,
  children,
}: {
  data: TaskNodeType["data"];
  selected: boolean;
  className: string;
  children: React.ReactNode;
}) {
  const { task, label, isEntry } = data;
  const entries = useTaskMenu(task);
  const body = (
    <div
      data-node={data.id}
      data-task={task.path.join("/")}
      role="button"
      tabIndex={isEntry ? 0 : -1}
      aria-label={`Task ${label}`}
      aria-pressed={selected}
      title={label}
      className={classNames(
        "flex h-full w-full cursor-pointer rounded-lg border bg-surface text-left shadow-panel",
        selected ? "border-accent ring-2 ring-accent/40" : "border-line-strong hover:border-accent",
        task.repeats === "for_each" && task.kind !== "group" && "card-stack",
        !task.enabled && "border-dashed opacity-60",
        className,
      )}
    >
      {children}
    </div>
  );
  return entries.length === 0 ? body : <ContextMenu entries={entries}>{body}</ContextMenu>;
}

/** Where edges end and begin; both can be dragged from. */
function Ports() {
  return (
    <>
      <Handle type="target" position={Position.Left} className="edit-port" />
      <Handle type="source" position={Position.Right} className="edit-port" />
    </>
  );
}

function TaskFacts({ task }: { task: TaskModel }) {
  const text = task.runs === "" ? task.kind : task.runs;
  return (
    <span className="flex min-w-0 items-center gap-1.5 text-2xs text-ink-faint">
      <span className="truncate">{text}</span>
      {task.repeats === "for_each" && <Fact icon={Layers} text="for each item" />}
      {task.repeats === "loop" && <Fact icon={Repeat} text="loop" />}
      {task.condition !== null && <Fact icon={Split} text={`if ${task.condition}`} />}
      {task.order !== null && <Fact icon={CornerDownRight} text={`order ${task.order}`} />}
      {!task.enabled && <Fact icon={CircleOff} text="disabled" />}
    </span>
  );
}

function Fact({ icon: Icon, text }: { icon: LucideIcon; text: string }) {
  return (
    <span title={text} className="flex min-w-0 items-center gap-1">
      <Icon size={11} className="shrink-0" aria-hidden="true" />
      <span className="max-w-24 truncate">{text}</span>
    </span>
  );
}

function ProblemMark({ count }: { count: number }) {
  return (
    <span className="ml-auto rounded-full bg-bad-wash px-1.5 text-2xs font-semibold text-bad">
      {count}
      <span className="sr-only"> problems</span>
    </span>
  );
}
