import {
  Boxes,
  CircleDashed,
  Hourglass,
  Plug,
  Puzzle,
  Stamp,
  Terminal,
  Workflow,
} from "lucide-react";
import type { TaskKind } from "../document/job-model.ts";

/** One icon for each kind of task. */
export const kindIcons: Record<TaskKind, typeof Boxes> = {
  script: Terminal,
  builtin: Plug,
  template: Puzzle,
  group: Boxes,
  job: Workflow,
  approval: Stamp,
  wait: Hourglass,
  empty: CircleDashed,
};
