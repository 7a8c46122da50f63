import { yaml } from "@codemirror/lang-yaml";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { styleNonce } from "../../lib/style-nonce.ts";
import { sharedSetup } from "../editor/editor-state.ts";

/** A text with colours, line numbers, folding and its own search; to be read, or changed if `onChange` is there. */
export default function CodeText({
  text,
  label,
  className = "h-full",
  onChange,
}: {
  text: string;
  label: string;
  /** Its height: all there is, unless it says otherwise. */
  className?: string;
  onChange?: (text: string) => void;
}) {
  const box = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(onChange);
  const isReadOnly = onChange === undefined;
  useEffect(() => {
    latest.current = onChange;
  });
  useEffect(() => {
    const made = new EditorView({
      parent: box.current!,
      state: EditorState.create({
        extensions: [
          ...setupFor(label, isReadOnly),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current?.(update.state.doc.toString());
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [label, isReadOnly]);
  useEffect(() => {
    const shown = view.current?.state.doc;
    if (shown === undefined || shown.toString() === text) return;
    view.current?.dispatch({ changes: { from: 0, to: shown.length, insert: text } });
  }, [text, label, isReadOnly]);
  return <div ref={box} className={`min-h-0 overflow-auto ${className}`} />;
}

function setupFor(label: string, isReadOnly: boolean): Extension[] {
  return [
    sharedSetup,
    EditorView.cspNonce.of(styleNonce()),
    // JSON is YAML, too.
    yaml(),
    EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    // Read only, but with a cursor: it can be selected, searched and folded with keys.
    EditorState.readOnly.of(isReadOnly),
  ];
}
