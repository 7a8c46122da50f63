import { ClipboardCopy, PanelRight, RotateCcw, ScrollText, SquareCheck } from "lucide-react";
import type { ReactNode } from "react";
import { isOpenState, taskRunId } from "../../api/run.ts";
import { copyText } from "../../lib/copy-text.ts";
import { ContextMenu, type MenuEntry } from "../ui/menu.tsx";
import { toast } from "../ui/toast.tsx";
import { retryRequest } from "./retry-request.ts";
import { useStartRerun } from "./run-actions.tsx";
import { useRunPage } from "./run-context.tsx";

/** What can be done with a row of the task list: on a right click, a long press, or the menu key. */
export function TaskRowMenu({
  row,
  isSelected,
  onSelect,
  children,
}: {
  row: number;
  isSelected: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  const { runId, skeleton, openTask, change } = useRunPage();
  const { start } = useStartRerun();
  const seq = skeleton.seq(row);
  const copy = async (text: string): Promise<void> => {
    if (await copyText(text)) toast.success("Copied");
    else toast.error("The browser did not allow copying", { description: text });
  };
  const entries: MenuEntry[] = [
    { label: "Open", icon: <PanelRight size={14} />, onSelect: () => openTask(seq) },
    {
      label: "Open its log",
      icon: <ScrollText size={14} />,
      onSelect: () => change({ view: "logs", task: seq }),
    },
    {
      label: isSelected ? "Unselect" : "Select",
      icon: <SquareCheck size={14} />,
      shortcut: "x",
      onSelect,
    },
    "separator",
    {
      label: "Run it again, and what depends on it",
      needs: "runs:start",
      icon: <RotateCcw size={14} />,
      disabled: isOpenState(skeleton.run.status),
      onSelect: () => start(retryRequest(runId, [seq])),
    },
    "separator",
    {
      label: "Copy its name",
      icon: <ClipboardCopy size={14} />,
      onSelect: () => void copy(skeleton.pathOf(row).join(" / ")),
    },
    {
      label: "Copy its id",
      icon: <ClipboardCopy size={14} />,
      onSelect: () => void copy(taskRunId(runId, seq)),
    },
  ];
  return <ContextMenu entries={entries}>{children}</ContextMenu>;
}
