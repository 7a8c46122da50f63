import { Pencil, X } from "lucide-react";
import { useMemo } from "react";
import type { JobDetail } from "../../api/jobs.ts";
import { copyTasks } from "../../document/edit-tasks.ts";
import type { TaskModel } from "../../document/job-model.ts";
import { kindIcons } from "../../status/kind-icons.ts";
import { ButtonLink } from "../ui/button-link.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { IconButton } from "../ui/icon-button.tsx";

/** What the document says about one task. */
export function TaskCard({
  job,
  task,
  address,
  onClose,
}: {
  job: JobDetail;
  task: TaskModel;
  /** Where the editor shows it. */
  address: string | undefined;
  onClose: () => void;
}) {
  const text = useMemo(() => copyTasks(job.source_text, [task.path]), [job.source_text, task]);
  const Icon = kindIcons[task.kind];
  return (
    <aside
      aria-label={`Task ${task.name}`}
      className="flex min-h-0 flex-col border-line bg-raised max-md:h-1/2 max-md:border-t md:w-[min(26rem,45%)] md:border-l"
    >
      <header className="flex items-center gap-2 border-b border-line px-3 py-2">
        <Icon size={15} className="shrink-0 text-accent" aria-hidden="true" />
        <h2 className="min-w-0 truncate font-semibold">{task.name}</h2>
        <span className="mr-auto truncate text-xs text-ink-faint">
          {task.runs === "" ? task.kind : task.runs}
        </span>
        <CopyButton text={text} label="Copy the task" />
        <ButtonLink
          to="/jobs/$id/edit"
          params={{ id: job.id }}
          search={{ task: address }}
          aria-label={`Edit ${task.name}`}
          variant="ghost"
          size="small"
          className="button-icon"
          needs="jobs:write"
          icon={<Pencil size={14} aria-hidden="true" />}
        />
        <IconButton
          size="small"
          label="Close"
          icon={<X size={14} aria-hidden="true" />}
          onClick={onClose}
        />
      </header>
      {task.title !== null && <p className="px-3 pt-2 text-sm text-ink-soft">{task.title}</p>}
      <pre
        tabIndex={0}
        aria-label={`Text of ${task.name}`}
        className="min-h-0 flex-1 overflow-auto px-3 py-2 font-mono text-xs"
      >
        {text}
      </pre>
    </aside>
  );
}
