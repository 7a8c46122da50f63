import { useEffect, useRef } from "react";
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
  useEffect(() => markProblems(session.view, problems), [session, problems]);
  return (
    <div className="flex h-full min-h-0 flex-col">
      <div ref={box} className="min-h-0 flex-1 overflow-hidden" />
      <ProblemsPanel />
    </div>
  );
}
