import { Annotation, Compartment, EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef, type RefObject } from "react";
import { styleNonce } from "../../../lib/style-nonce.ts";
import { sharedSetup } from "../editor-state.ts";
import { scriptLanguage } from "./script-language.ts";
import { useFieldText } from "./use-field-text.ts";

/** Marks a change that comes from the document, not from typing here. */
const fromDocument = Annotation.define<boolean>();

/** Code of a script. The line break at its end is not shown, and kept as it was. */
export function CodeField({
  label,
  value,
  language,
  disabled,
  onCommit,
}: {
  label: string;
  value: string;
  language: string;
  disabled: boolean;
  onCommit: (text: string) => void;
}) {
  const ending = value.endsWith("\n") ? "\n" : "";
  const shown = ending === "" ? value : value.slice(0, -1);
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const field = useFieldText(shown, (text) =>
    onCommit(text + (ending === "" && text.includes("\n") ? "\n" : ending)),
  );
  const latest = useRef(field);
  useEffect(() => {
    latest.current = field;
  });
  const parts = useRef({ language: new Compartment(), editable: new Compartment() });

  useEffect(() => {
    const created = codeEditor(box.current!, label, parts.current, latest);
    view.current = created;
    return () => created.destroy();
    // The editor lives as long as the field; what changes is sent to it below.
  }, []);
  useEffect(() => {
    const editor = view.current;
    if (editor === null || editor.hasFocus || editor.state.doc.toString() === shown) return;
    editor.dispatch({
      changes: { from: 0, to: editor.state.doc.length, insert: shown },
      annotations: fromDocument.of(true),
    });
  }, [shown]);
  useEffect(() => {
    view.current?.dispatch({
      effects: [
        parts.current.language.reconfigure(scriptLanguage(language)),
        parts.current.editable.reconfigure(EditorView.editable.of(!disabled)),
      ],
    });
  }, [language, disabled]);
  return (
    <div
      ref={box}
      className="max-h-96 min-h-16 overflow-auto rounded-lg border border-line-strong bg-surface focus-within:border-accent"
    />
  );
}

interface Parts {
  language: Compartment;
  editable: Compartment;
}

function codeEditor(
  parent: HTMLElement,
  label: string,
  parts: Parts,
  latest: RefObject<ReturnType<typeof useFieldText>>,
): EditorView {
  const listener = EditorView.updateListener.of((update) => {
    const isTyped = update.transactions.every((each) => each.annotation(fromDocument) !== true);
    if (update.docChanged && isTyped) latest.current.type(update.state.doc.toString());
    if (update.focusChanged && !update.view.hasFocus) latest.current.leave();
  });
  const extensions = [
    sharedSetup,
    EditorView.cspNonce.of(styleNonce()),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    parts.language.of([]),
    parts.editable.of([]),
    listener,
  ];
  return new EditorView({
    parent,
    state: EditorState.create({ doc: latest.current.text, extensions }),
  });
}
