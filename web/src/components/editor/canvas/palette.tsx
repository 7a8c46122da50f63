import { Plus } from "lucide-react";
import type { DragEvent } from "react";
import { useTaskTypes, useTemplateList } from "../../../api/job-documents.ts";
import { basicTasks, builtinTask, templateTask, type NewTask } from "../../../document/new-task.ts";
import { Tooltip } from "../../ui/tooltip.tsx";
import { kindIcons } from "../../../status/kind-icons.ts";
import { SearchList } from "./search-list.tsx";

/** What a drag from the palette carries: the id of the palette's entry. */
export const dragType = "application/x-stratal-task";

/** Everything that can be added. */
export function useNewTasks(): NewTask[] {
  const types = useTaskTypes();
  const templates = useTemplateList();
  return [
    ...basicTasks,
    ...(types.data ?? []).map(builtinTask),
    ...(templates.data ?? []).filter(({ kind }) => kind === "task").map(templateTask),
  ];
}

const groupNames: Record<NewTask["kind"], string> = {
  script: "Scripts",
  builtin: "Task types",
  job: "Flow",
  approval: "Flow",
  wait: "Flow",
  group: "Flow",
  template: "Templates",
};

/** The searched list of everything that can be added. */
export function PaletteDialog({
  tasks,
  title,
  onPick,
  onClose,
}: {
  tasks: readonly NewTask[];
  title: string;
  onPick: (task: NewTask) => void;
  onClose: () => void;
}) {
  return (
    <SearchList
      title={title}
      placeholder="Script, task type, template …"
      picks={tasks.map(({ id, label, detail, kind }) => {
        const Icon = kindIcons[kind];
        return { id, label, detail, group: groupNames[kind], icon: <Icon size={14} /> };
      })}
      onPick={(id) => {
        const picked = tasks.find((task) => task.id === id);
        if (picked !== undefined) onPick(picked);
      }}
      onClose={onClose}
    />
  );
}

const shownInBar = [
  "bash",
  "python",
  "uses:http_request",
  "for_each",
  "group",
  "approval",
  "wait",
  "job",
];

/** The most used ones, to drag onto the canvas, onto an edge or onto a task. A press adds at the end. */
export function PaletteBar({
  tasks,
  onAdd,
  onMore,
}: {
  tasks: readonly NewTask[];
  onAdd: (task: NewTask) => void;
  onMore: () => void;
}) {
  const shown = shownInBar.flatMap((id) => tasks.find((task) => task.id === id) ?? []);
  return (
    <div
      role="toolbar"
      aria-label="Add a task"
      className="floating inline-flex gap-0.5 !rounded-lg p-0.5"
    >
      {shown.map((task) => {
        const Icon = kindIcons[task.kind];
        return (
          <Tooltip key={task.id} content={`${task.label}: press, or drag onto the graph`}>
            <button
              type="button"
              draggable
              aria-label={`Add: ${task.label}`}
              className="button button-ghost button-small cursor-grab !gap-1 !px-1.5"
              onDragStart={(event: DragEvent) => {
                event.dataTransfer.setData(dragType, task.id);
                event.dataTransfer.effectAllowed = "copy";
              }}
              onClick={() => onAdd(task)}
            >
              <Icon size={14} aria-hidden="true" />
              <span className="text-xs max-xl:hidden">{shortLabel(task)}</span>
            </button>
          </Tooltip>
        );
      })}
      <Tooltip content="Everything that can be added" shortcut="a">
        <button
          type="button"
          className="button button-ghost button-small !gap-1 !px-1.5"
          onClick={onMore}
        >
          <Plus size={14} aria-hidden="true" />
          <span className="text-xs">More</span>
        </button>
      </Tooltip>
    </div>
  );
}

function shortLabel({ label }: NewTask): string {
  return label
    .replace(/ script$/, "")
    .replace("http_request", "HTTP")
    .replace("Another job", "Job");
}
