/** What every part of the editor shares: the session, what is selected, and edits that select what they made. */
import { createContext, useContext, useSyncExternalStore } from "react";
import type { Path } from "../../document/splice.ts";
import type { TaskModel } from "../../document/job-model.ts";
import type { DocumentSession, Snapshot } from "./document-session.ts";

/** An edit: from the text to a new text, and to the tasks that shall be selected after it. */
export type Edit = (text: string) => string | { text: string; tasks: readonly Path[] };

/** See the file's header. */
export interface Editor {
  session: DocumentSession;
  /** The task that the form shows; null for the job. */
  task: TaskModel | null;
  select: (path: Path | null) => void;
  /** Applies an edit; says why when it is refused. */
  apply: (edit: Edit) => void;
  /** False on small screens: there the text alone is edited. */
  canEdit: boolean;
  /** Opens the window in which an expression is tried. */
  tryExpression: (text: string) => void;
  showText: (from: number, to?: number) => void;
}

export const EditorContext = createContext<Editor | null>(null);

/** The editor around a component. */
export function useEditor(): Editor {
  const editor = useContext(EditorContext);
  if (editor === null) throw new Error("useEditor is used outside of the editor.");
  return editor;
}

/** One part of the document's state, and a new drawing only when this part changes: not for every key that is typed. */
export function useSnapshotOf<Key extends keyof Snapshot>(key: Key): Snapshot[Key] {
  const { session } = useEditor();
  return useSyncExternalStore(session.subscribe, () => session.snapshot()[key]);
}

/** The document as it is now, and a new drawing when it changes. */
export function useSnapshot(): Snapshot {
  const { session } = useEditor();
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
