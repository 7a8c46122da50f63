/** How fields write: one key at a time, and with a question where an anchor shares the value. */
import {
  createContext,
  useCallback,
  useContext,
  useMemo,
  useRef,
  useState,
  type ReactNode,
} from "react";
import { removeValue, setValue } from "../../../document/edit-value.ts";
import { readText } from "../../../document/parse-text.ts";
import type { ParsedText } from "../../../document/parse-whole.ts";
import type { Path } from "../../../document/splice.ts";
import { sharedAt, type Shared, type Where } from "../../../document/walk-path.ts";
import { Button } from "../../ui/button.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { useEditor, useSnapshotOf } from "../editor-context.tsx";

interface FieldEdits {
  set: (path: Path, value: unknown) => void;
  unset: (path: Path) => void;
  /** What a value is shared through; null if it stands here itself. */
  sharedAt: (path: Path) => Shared | null;
}

const FieldEditsContext = createContext<FieldEdits | null>(null);

/** The edits of the form around a field. */
export function useFieldEdits(): FieldEdits {
  const edits = useContext(FieldEditsContext);
  if (edits === null) throw new Error("useFieldEdits is used outside of a form.");
  return edits;
}

interface Question {
  shared: Shared;
  /** The key that changes. */
  key: string;
  edit: (where: Where) => void;
}

/** Provides the edits, and asks "here only" or "at the anchor" once per anchor as long as the form is open. */
export function FieldEditsProvider({ children }: { children: ReactNode }) {
  const { apply } = useEditor();
  const parsed = useAnchored();
  const decisions = useRef(new Map<string, Where>());
  const [question, setQuestion] = useState<Question | null>(null);
  const write = useCallback(
    (path: Path, edit: (text: string, where: Where) => string): void => {
      const shared = parsed === null ? null : sharedAt(parsed, path);
      const known = shared === null ? "here" : decisions.current.get(shared.anchor);
      if (known !== undefined) return apply((text) => edit(text, known));
      setQuestion({
        shared: shared!,
        key: String(path.at(-1)),
        edit: (where) => {
          decisions.current.set(shared!.anchor, where);
          setQuestion(null);
          apply((text) => edit(text, where));
        },
      });
    },
    [apply, parsed],
  );
  const edits = useMemo(
    (): FieldEdits => ({
      set: (path, value) => write(path, (text, where) => setValue(text, path, value, where)),
      unset: (path) => write(path, (text, where) => removeValue(text, path, where)),
      sharedAt: (path) => (parsed === null ? null : sharedAt(parsed, path)),
    }),
    [write, parsed],
  );
  return (
    <FieldEditsContext value={edits}>
      {children}
      {question !== null && <AnchorDialog question={question} onClose={() => setQuestion(null)} />}
    </FieldEditsContext>
  );
}

/** The parsed text, if it has anchors at all: most texts have none, and then nobody needs to look. */
function useAnchored(): ParsedText | null {
  const isValid = useSnapshotOf("isValid");
  const text = useSnapshotOf("modelText");
  return useMemo(() => {
    if (!isValid || !/[*]\w/.test(text)) return null;
    const read = readText(text);
    return read.ok ? read : null;
  }, [text, isValid]);
}

/** Places that an anchor is used at. */
function usesOf(text: string, anchor: string): number {
  const name = anchor.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return [...text.matchAll(new RegExp(`\\*${name}(?![^\\s,\\]}])`, "g"))].length;
}

function AnchorDialog({ question, onClose }: { question: Question; onClose: () => void }) {
  const { anchor } = question.shared;
  const text = useSnapshotOf("modelText");
  const others = usesOf(text, anchor) - 1;
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`${question.key} comes from &${anchor}`}
      description={
        others <= 0
          ? "No other place uses it. Where shall it change?"
          : `${others === 1 ? "One other place uses" : `${others} other places use`} it, too. Where shall it change?`
      }
      footer={
        <>
          <Button onClick={() => question.edit("anchor")}>At the anchor, everywhere</Button>
          <Button variant="primary" autoFocus onClick={() => question.edit("here")}>
            Here only
          </Button>
        </>
      }
    />
  );
}
