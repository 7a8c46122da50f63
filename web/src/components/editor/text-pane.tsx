import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";
import { placeOfTask } from "../../document/place-of-task.ts";
import { markProblems } from "./text-assist.ts";
import { useEditor, useSnapshotOf } from "./editor-context.tsx";
import { ProblemsPanel } from "./problems-panel.tsx";

/** The text, which is the document, and what is wrong with it. */
export function TextPane() {
  const { session } = useEditor();
  const problems = useSnapshotOf("problems");
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    // The editor lives in the session, so that history and cursor outlive a fold of this pane.
    box.current?.append(session.view.dom);
    session.view.requestMeasure();
    return () => session.view.dom.remove();
  }, [session]);
  useFollowedTask();
  useEffect(() => markProblems(session.view, problems), [session, problems]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={box} className="min-h-0 flex-1 overflow-hidden" />
      <ProblemsPanel />
    </div>
  );
}

/** The text shows the task that canvas and form show, unless somebody writes in it. */
function useFollowedTask(): void {
  const { session, task } = useEditor();
  const place = task === null ? "" : task.path.join("/");
  useEffect(() => {
    const { modelText } = session.snapshot();
    const { view } = session;
    if (task === null || view.hasFocus || modelText !== session.text) return;
    const offset = placeOfTask(modelText, task.path);
    if (offset !== null)
      view.dispatch({ effects: EditorView.scrollIntoView(offset, { y: "start", yMargin: 40 }) });
    // Another drawing of the same task does not move the text.
  }, [session, place]);
}
