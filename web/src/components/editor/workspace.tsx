/** The editor of one document: panes, toolbar, review and saving around one session. */
import { useCallback, useEffect, useMemo, useState } from "react";
import { useJobSchema } from "../../api/job-documents.ts";
import { useSecretNames } from "../../api/secrets.ts";
import type { JobModel, TaskModel } from "../../document/job-model.ts";
import type { Path } from "../../document/splice.ts";
import { addressOf, taskAt, taskAtPath } from "../../document/task-address.ts";
import { useIsNarrow } from "../../hooks/use-media-query.ts";
import { toast } from "../ui/toast.tsx";
import { DocumentSession } from "./document-session.ts";
import { EditorContext, useSnapshotOf, type Edit, type Editor } from "./editor-context.tsx";
import { ExpressionDialog } from "./expression-dialog.tsx";
import { MergeDialog } from "./merge-dialog.tsx";
import type { EditorPlace, Start } from "./editor-place.ts";
import { Panes } from "./panes.tsx";
import { ReviewDrawer, type ReviewTab } from "./review-drawer.tsx";
import { RunDialog } from "./run-dialog.tsx";
import { TestDialog } from "./test-dialog.tsx";
import { textAssist, type Knowledge } from "./text-assist.ts";
import { EditorToolbar, SaveButtons } from "./toolbar.tsx";
import { useSaving } from "./use-saving.ts";

/** Opens a session for the document, and closes it when the page goes. */
export function Workspace({ start, place }: { start: Start; place: EditorPlace }) {
  const [session, knowledge] = useSession(start);
  if (session === null) return null;
  return <Editing session={session} knowledge={knowledge} start={start} place={place} />;
}

function useSession(start: Start): [DocumentSession | null, Knowledge] {
  const knowledge = useMemo((): Knowledge => ({ schema: null, model: null, secrets: [] }), []);
  const [session, setSession] = useState<DocumentSession | null>(null);
  useEffect(() => {
    const opened = new DocumentSession(
      start.id,
      start.text,
      start.base,
      textAssist(() => knowledge),
    );
    opened.onTakenBack = () =>
      toast.error("That change was undone", {
        description:
          "The whole text would not have said what was meant. Make the change in the text.",
      });
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
    // The start belongs to the id: another document is another session.
  }, [start.id]);
  return [session, knowledge];
}

function Editing({
  session,
  knowledge,
  start,
  place,
}: {
  session: DocumentSession;
  knowledge: Knowledge;
  start: Start;
  place: EditorPlace;
}) {
  const [tried, setTried] = useState<string | null>(null);
  const editor = useEditorValue(session, place, setTried);
  return (
    <EditorContext value={editor}>
      <Knowing knowledge={knowledge} />
      <Frame start={start} place={place} />
      {tried !== null && <ExpressionDialog text={tried} onClose={() => setTried(null)} />}
    </EditorContext>
  );
}

/** Keeps completion up to date with the schema and the model. */
function Knowing({ knowledge }: { knowledge: Knowledge }) {
  const model = useSnapshotOf("model");
  const schema = useJobSchema();
  const secrets = useSecretNames();
  useEffect(() => {
    knowledge.model = model;
    knowledge.schema = schema.data ?? null;
    knowledge.secrets = secrets.data ?? [];
  }, [knowledge, model, schema.data, secrets.data]);
  return null;
}

function useEditorValue(
  session: DocumentSession,
  place: EditorPlace,
  tryExpression: (text: string) => void,
): Editor {
  const narrow = useIsNarrow();
  const [model, setModel] = useState<JobModel>(session.snapshot().model);
  useEffect(() => session.subscribe(() => setModel(session.snapshot().model)), [session]);
  const { change, panes } = place;
  const apply = useCallback(
    (edit: Edit): void => {
      let made: readonly Path[] = [];
      const refusal = session.edit((text) => {
        const result = edit(text);
        if (typeof result === "string") return result;
        made = result.tasks;
        return result.text;
      });
      if (refusal !== null) toast.error("That was not changed", { description: refusal });
      else if (made[0] !== undefined) void change({ task: addressIn(session, made[0]) });
    },
    [session, change],
  );
  const select = useCallback(
    (path: Path | null): void => {
      const { model: now } = session.snapshot();
      const task = path === null ? null : taskAtPath(now, path);
      void change({ task: task === null ? undefined : (addressOf(now, task) ?? undefined) });
    },
    [session, change],
  );
  return useMemo(
    () => ({
      session,
      task: taskAt(model, place.task),
      select,
      apply,
      canEdit: !narrow,
      tryExpression,
      showText: (from, to) => {
        if (!panes.includes("text")) void change({ panes: [...panes, "text"] });
        // The pane is there after the next drawing.
        requestAnimationFrame(() => session.reveal(from, to));
      },
    }),
    [session, model, place.task, select, apply, narrow, panes, change, tryExpression],
  );
}

function addressIn(session: DocumentSession, path: Path): string | undefined {
  const { model } = session.snapshot();
  const task = taskAtPath(model, path);
  return task === null ? undefined : (addressOf(model, task) ?? undefined);
}

function Frame({ start, place }: { start: Start; place: EditorPlace }) {
  const [testing, setTesting] = useState<TaskModel | null>(null);
  const [review, setReview] = useState<ReviewTab | null>(null);
  const saving = useSaving(place);
  return (
    <div className="absolute inset-0 flex flex-col">
      <EditorToolbar
        start={start}
        place={place}
        saving={saving}
        onReview={() => setReview("changes")}
      />
      <Panes place={place} onTest={setTesting} />
      {review !== null && (
        <ReviewDrawer
          tab={review}
          onTab={setReview}
          onClose={() => setReview(null)}
          footer={<SaveButtons saving={saving} />}
        />
      )}
      {testing !== null && <TestDialog task={testing} onClose={() => setTesting(null)} />}
      {saving.conflict !== null && (
        <MergeDialog
          {...saving.conflict}
          onMerged={saving.takeMerged}
          onClose={saving.leaveConflict}
        />
      )}
      {place.asksRun && start.base !== null && <RunDialog jobId={start.id} place={place} />}
    </div>
  );
}
