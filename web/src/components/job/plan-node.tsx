import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { ChevronsDownUp, ChevronsUpDown, CircleOff, Layers, Repeat, Split } from "lucide-react";
import { memo } from "react";
import type { TaskModel } from "../../document/job-model.ts";
import { kindIcons } from "../../status/kind-icons.ts";
import { classNames } from "../ui/class-names.ts";

/** What React Flow hands to a node. */
export type PlanNodeType = Node<{
  id: number;
  /** Null for a part of the job beside its main tasks. */
  task: TaskModel | null;
  label: string;
  chosen: boolean;
  /** Beside the line of the chosen task. */
  dimmed: boolean;
  /** Tab enters the graph here. */
  isEntry: boolean;
  /** How often it failed in the newest runs; null draws nothing. */
  heat: { failed: number; ran: number } | null;
  onChoose: () => void;
  /** Null for what has nothing inside. */
  onFold: (() => void) | null;
}>;

/** A task, or a folded group. */
export const PlanTask = memo(function PlanTask({ data }: NodeProps<PlanNodeType>) {
  const { task, onFold } = data;
  if (task === null) return null;
  return (
    <>
      <Ports />
      <TaskButton
        data={data}
        className={classNames(
          "flex h-full w-full flex-col justify-center gap-0.5 rounded-lg border bg-surface px-2.5 text-left shadow-panel",
          (task.repeats === "for_each" || onFold !== null) && "card-stack",
          !task.enabled && "border-dashed",
        )}
      >
        <TaskName task={task} label={data.label} />
        <span className="flex min-w-0 items-center gap-2 text-2xs text-ink-faint">
          <TaskFacts task={task} />
          <Heat heat={data.heat} />
        </span>
      </TaskButton>
      {onFold !== null && (
        <FoldButton
          label={data.label}
          isFolded
          onFold={onFold}
          className="absolute top-1 right-1"
        />
      )}
    </>
  );
});

/** An unfolded group: an area around what is inside. */
export const PlanGroup = memo(function PlanGroup({ data }: NodeProps<PlanNodeType>) {
  const { task, onFold } = data;
  if (task === null) return null;
  return (
    <>
      <Ports />
      <div className="flex h-full flex-col rounded-xl border border-dashed border-line-strong bg-sunken/50 p-1.5">
        <div className="flex items-center gap-2">
          <TaskButton
            data={data}
            className="flex min-w-0 items-center gap-2 rounded-md border bg-surface px-2 py-0.5"
          >
            <TaskName task={task} label={data.label} />
          </TaskButton>
          <span className="flex min-w-0 flex-1 items-center gap-2 text-2xs text-ink-faint">
            <TaskFacts task={task} />
            <Heat heat={data.heat} />
          </span>
          {onFold !== null && <FoldButton label={data.label} isFolded={false} onFold={onFold} />}
        </div>
      </div>
    </>
  );
});

/** The tasks that run at the end, beside the main ones. */
export function PlanPart({ data }: NodeProps<PlanNodeType>) {
  return (
    <div className="h-full rounded-xl border border-line-strong bg-sunken/50 px-3 py-2 text-xs font-semibold text-ink-soft">
      {data.label}
    </div>
  );
}

/** React Flow takes the pointer from nodes that can be neither moved nor selected; buttons take it back. */
function TaskButton({
  data,
  className,
  children,
}: {
  data: PlanNodeType["data"];
  className: string;
  children: React.ReactNode;
}) {
  const { chosen, dimmed, label, heat } = data;
  const failures = heat === null ? "" : `, failed in ${heat.failed} of ${heat.ran} runs`;
  return (
    <button
      type="button"
      data-node={data.id}
      tabIndex={data.isEntry ? 0 : -1}
      aria-label={`Task ${label}${failures}`}
      aria-pressed={chosen}
      title={label}
      onClick={data.onChoose}
      className={classNames(
        "nopan pointer-events-auto cursor-pointer transition-opacity",
        chosen ? "border-accent ring-2 ring-accent/40" : "border-line-strong hover:border-accent",
        dimmed && "opacity-35",
        className,
      )}
    >
      {children}
    </button>
  );
}

function TaskName({ task, label }: { task: TaskModel; label: string }) {
  const Icon = kindIcons[task.kind];
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon size={14} className="shrink-0 text-accent" aria-hidden="true" />
      <span className="truncate text-sm font-medium">{label}</span>
    </span>
  );
}

function TaskFacts({ task }: { task: TaskModel }) {
  return (
    <>
      <span className="truncate">{task.runs === "" ? task.kind : task.runs}</span>
      {task.repeats === "for_each" && <Fact icon={Layers} text="for each" />}
      {task.repeats === "loop" && <Fact icon={Repeat} text="loop" />}
      {task.condition !== null && <Fact icon={Split} text={`if ${task.condition}`} />}
      {!task.enabled && <Fact icon={CircleOff} text="disabled" />}
    </>
  );
}

function Fact({ icon: Icon, text }: { icon: typeof Layers; text: string }) {
  return (
    <span title={text} className="flex min-w-0 items-center gap-1">
      <Icon size={11} className="shrink-0" aria-hidden="true" />
      <span className="max-w-20 truncate">{text}</span>
    </span>
  );
}

function Heat({ heat }: { heat: PlanNodeType["data"]["heat"] }) {
  if (heat === null || heat.failed === 0) return null;
  return (
    <span className="ml-auto shrink-0 rounded-full bg-bad-wash px-1.5 font-semibold text-bad tabular-nums">
      {heat.failed}/{heat.ran}
    </span>
  );
}

function FoldButton({
  label,
  isFolded,
  onFold,
  className = "",
}: {
  label: string;
  isFolded: boolean;
  onFold: () => void;
  className?: string;
}) {
  const Icon = isFolded ? ChevronsUpDown : ChevronsDownUp;
  return (
    <button
      type="button"
      aria-label={`${isFolded ? "Unfold" : "Fold"} ${label}`}
      onClick={onFold}
      className={`nopan pointer-events-auto grid size-6 shrink-0 cursor-pointer place-items-center rounded text-ink-soft hover:bg-line ${className}`}
    >
      <Icon size={13} aria-hidden="true" />
    </button>
  );
}

const portClass = "!size-0 !min-h-0 !min-w-0 !border-0 !bg-transparent";

/** Where edges end; nothing can be connected here. */
function Ports() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className={portClass} />
      <Handle type="source" position={Position.Right} isConnectable={false} className={portClass} />
    </>
  );
}
