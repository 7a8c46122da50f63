import { FileDiff, Play, Redo2, Save, Sigma, Undo2, X } from "lucide-react";
import { useState } from "react";
import { useTitle } from "../../hooks/use-title.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { useEditor, useSnapshotOf } from "./editor-context.tsx";
import { PaneToggles } from "./panes.tsx";
import { Verdict } from "./problems-panel.tsx";
import type { Saving } from "./use-saving.ts";
import type { EditorPlace, Start } from "./editor-place.ts";

/** Name, state and actions of the document. */
export function EditorToolbar({
  start,
  place,
  saving,
  onReview,
}: {
  start: Start;
  place: EditorPlace;
  saving: Saving;
  onReview: () => void;
}) {
  const { session, select, tryExpression } = useEditor();
  const { name: jobName } = useSnapshotOf("model");
  const fallback = session.base === null ? "New job" : "Job";
  const name = jobName === "" ? fallback : jobName;
  useTitle(`${name}: edit`);
  return (
    <>
      <header className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b border-line bg-paper px-3 py-2 md:px-4">
        <h1 className="min-w-0 truncate text-lg font-semibold tracking-tight">
          <button
            type="button"
            title="Show the job in the form"
            className="cursor-pointer hover:text-accent"
            onClick={() => select(null)}
          >
            {name}
          </button>
        </h1>
        <SaveState />
        <div role="status" className="flex items-center gap-1.5 text-xs max-lg:hidden">
          <Verdict />
        </div>
        <div className="ml-auto flex flex-wrap items-center gap-2">
          <HistoryButtons />
          <IconButton
            label="Try an expression"
            size="small"
            icon={<Sigma size={15} aria-hidden="true" />}
            onClick={() => tryExpression("")}
          />
          <PaneToggles place={place} />
          <Button icon={<FileDiff size={14} aria-hidden="true" />} onClick={onReview}>
            <span className="max-md:sr-only">Review</span>
          </Button>
          <SaveButtons saving={saving} />
        </div>
      </header>
      <RestoredNotice start={start} />
    </>
  );
}

function HistoryButtons() {
  const { session } = useEditor();
  const canUndo = useSnapshotOf("canUndo");
  const canRedo = useSnapshotOf("canRedo");
  return (
    <span className="flex">
      <IconButton
        label="Undo"
        shortcut="Ctrl Z"
        size="small"
        disabled={!canUndo}
        icon={<Undo2 size={15} aria-hidden="true" />}
        onClick={() => session.undo()}
      />
      <IconButton
        label="Redo"
        shortcut="Ctrl Shift Z"
        size="small"
        disabled={!canRedo}
        icon={<Redo2 size={15} aria-hidden="true" />}
        onClick={() => session.redo()}
      />
    </span>
  );
}

/** Save, and save and run. */
export function SaveButtons({ saving }: { saving: Saving }) {
  const isDirty = useSnapshotOf("isDirty");
  const isValid = useSnapshotOf("isValid");
  const { session } = useEditor();
  return (
    <>
      <Button
        icon={<Save size={14} aria-hidden="true" />}
        needs="jobs:write"
        busy={saving.isBusy}
        disabled={!isValid || (!isDirty && session.base !== null)}
        onClick={() => saving.save(false)}
      >
        Save
      </Button>
      <Button
        variant="primary"
        needs="jobs:write"
        icon={<Play size={14} aria-hidden="true" />}
        disabled={!isValid || saving.isBusy}
        onClick={() => saving.save(true)}
      >
        Save &amp; run
      </Button>
    </>
  );
}

function SaveState() {
  const { session } = useEditor();
  const isDirty = useSnapshotOf("isDirty");
  const isKept = useSnapshotOf("isKept");
  const version = session.base === null ? "not saved yet" : `version ${session.base.version}`;
  if (!isKept)
    return (
      <span role="alert" className="text-xs text-bad">
        This browser keeps no drafts: save before you leave
      </span>
    );
  return (
    <span className="text-xs whitespace-nowrap text-ink-faint">
      {version}
      {isDirty && session.base !== null && " · changed, draft kept"}
      {session.base === null && " · draft kept"}
    </span>
  );
}

/** Says that a draft is shown, and lets it be thrown away. */
function RestoredNotice({ start }: { start: Start }) {
  const { session } = useEditor();
  const [isOpen, setOpen] = useState(start.restoredFrom !== null && start.base !== null);
  if (!isOpen || start.restoredFrom === null) return null;
  return (
    <div
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line bg-busy-wash px-4 py-1.5 text-sm text-busy"
    >
      <span>
        Your changes from <RelativeTime at={new Date(start.restoredFrom).toISOString()} /> were
        restored.
      </span>
      <button
        type="button"
        className="cursor-pointer font-medium underline underline-offset-2"
        onClick={() => {
          if (session.base !== null) session.replace(session.base.text);
          setOpen(false);
        }}
      >
        Discard them
      </button>
      <IconButton
        label="Close this notice"
        size="small"
        className="ml-auto"
        icon={<X size={14} aria-hidden="true" />}
        onClick={() => setOpen(false)}
      />
    </div>
  );
}
