import { Handle, Position, type Node, type NodeProps } from "@xyflow/react";
import { Layers, Repeat } from "lucide-react";
import { memo } from "react";
import { kindIcons } from "../../status/kind-icons.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { lookOf } from "../../status/status-language.ts";
import type { SkeletonNode } from "../../graph/skeleton-answer.ts";
import { classNames } from "../ui/class-names.ts";
import type { NodeLook } from "./graph-drawing.ts";
import { useRunPage } from "./run-context.tsx";
import { StateBar } from "./run-progress.tsx";

/** What React Flow hands to a node. */
export type FlowNodeType = Node<{
  index: number;
  look: NodeLook;
  isGroup: boolean;
  isOpen: boolean;
  /** Tab enters the graph here. */
  isEntry: boolean;
  onFold: () => void;
}>;

/** A task, or a folded group. */
export const FlowNode = memo(function FlowNode({ data }: NodeProps<FlowNodeType>) {
  const { skeleton } = useRunPage();
  const { look, index } = data;
  const node = skeleton.nodes[index]!;
  return (
    <>
      <Ports />
      <NodeButton
        data={data}
        className={classNames(
          "flex h-full w-full flex-col justify-center gap-1 rounded-lg border bg-surface px-2.5 text-left shadow-panel",
          node.for_each && "card-stack",
        )}
      >
        <span className="flex items-center gap-1.5">
          <span className="text-tone">
            <StatusGlyph icon={lookOf(look.state).icon} size={14} />
          </span>
          <span className="truncate text-sm font-medium">{look.name}</span>
        </span>
        <span className="flex items-center gap-1.5 text-2xs text-ink-faint">
          <NodeKind node={node} isShort={look.total > 1} />
          {look.total > 1 && <ItemStates look={look} />}
        </span>
      </NodeButton>
    </>
  );
});

/** An unfolded group: an area around what is inside. */
export const FlowGroup = memo(function FlowGroup({ data }: NodeProps<FlowNodeType>) {
  const { look, onFold } = data;
  return (
    <>
      <Ports />
      <div className="h-full rounded-xl border border-dashed border-line-strong bg-sunken/50">
        <div className="flex items-center gap-1 p-1.5">
          <NodeButton
            data={data}
            className="flex min-w-0 items-center gap-1.5 rounded-md border px-2 py-0.5"
          >
            <span className="text-tone">
              <StatusGlyph icon={lookOf(look.state).icon} size={13} />
            </span>
            <span className="truncate text-xs font-semibold">{look.name}</span>
          </NodeButton>
          {look.total > 1 && <ItemStates look={look} />}
          <button
            type="button"
            className="pointer-events-auto ml-auto cursor-pointer rounded px-1.5 text-2xs text-ink-soft hover:bg-line"
            onClick={onFold}
          >
            Fold<span className="sr-only"> {look.name}</span>
          </button>
        </div>
      </div>
    </>
  );
});

const partNames: Readonly<Record<string, string>> = {
  rollback: "Rollback",
  on_success: "On success",
  on_failure: "On failure",
  on_cancel: "On cancel",
  finally: "Finally",
};

/** A part of the job beside its main tasks. */
export function FlowPart({ data }: NodeProps<FlowNodeType>) {
  return (
    <div className="h-full rounded-xl border border-line-strong bg-sunken/50 px-3 py-2 text-xs font-semibold text-ink-soft">
      {partNames[data.look.name] ?? data.look.name}
    </div>
  );
}

function NodeButton({
  data,
  className,
  children,
}: {
  data: FlowNodeType["data"];
  className: string;
  children: React.ReactNode;
}) {
  const { openTask } = useRunPage();
  const { look, index, isOpen, isEntry, isGroup, onFold } = data;
  const status = lookOf(look.state);
  const items = look.total > 1 ? `, ${look.total} task runs` : "";
  return (
    <button
      type="button"
      data-node={index}
      tabIndex={isEntry ? 0 : -1}
      aria-label={`${look.name}, ${status.label}${items}`}
      aria-current={isOpen || undefined}
      title={look.name}
      onClick={() => look.seq !== null && openTask(look.seq)}
      onDoubleClick={() => isGroup && onFold()}
      className={classNames(
        // React Flow lets no pointer through to a node that it has nothing to do with itself.
        `tone-${status.tone} nopan pointer-events-auto cursor-pointer`,
        isOpen ? "border-accent ring-2 ring-accent/40" : "border-tone-fill/60 hover:border-accent",
        look.seq === null && "opacity-70",
        className,
      )}
    >
      {children}
    </button>
  );
}

function NodeKind({ node, isShort }: { node: SkeletonNode; isShort: boolean }) {
  const Icon = node.for_each ? Layers : node.loop ? Repeat : kindIcons[node.kind];
  const text = node.type ?? node.kind;
  return (
    <span className="flex min-w-0 items-center gap-1">
      <Icon size={11} className="shrink-0" aria-hidden />
      <span className={isShort ? "sr-only" : "truncate"}>
        {node.for_each ? `for each: ${text}` : text}
      </span>
    </span>
  );
}

function ItemStates({ look }: { look: NodeLook }) {
  const done = look.counts
    .filter(({ state }) => state === "completed" || state === "skipped")
    .reduce((sum, { count }) => sum + count, 0);
  return (
    <span className="ml-auto flex shrink-0 items-center gap-1.5 text-2xs tabular-nums text-ink-soft">
      <StateBar counts={look.counts} className="h-1.5 w-16" />
      {done.toLocaleString()}/{look.total.toLocaleString()}
    </span>
  );
}

const portClass = "!size-0 !min-h-0 !min-w-0 !border-0 !bg-transparent";

/** Where edges end. Nothing can be connected here, so they are not drawn. */
function Ports() {
  return (
    <>
      <Handle type="target" position={Position.Left} isConnectable={false} className={portClass} />
      <Handle type="source" position={Position.Right} isConnectable={false} className={portClass} />
    </>
  );
}
