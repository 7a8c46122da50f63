import {
  Boxes,
  CircleDashed,
  Hourglass,
  Plug,
  Puzzle,
  Stamp,
  Terminal,
  Workflow,
  type LucideIcon,
} from "lucide-react";
import type { TaskKind } from "../document/job-model.ts";

/** One icon for each kind of task, on the pages of jobs and runs and in the editor. */
export const kindIcons: Record<TaskKind, LucideIcon> = {
  script: Terminal,
  builtin: Plug,
  template: Puzzle,
  group: Boxes,
  job: Workflow,
  approval: Stamp,
  wait: Hourglass,
  empty: CircleDashed,
};
