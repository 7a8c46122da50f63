/** Saving the document: what is saved, what is in the way, and what comes after. */
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { createJob, readJob, startRun, updateJob } from "../../api/job-documents.ts";
import type { SavedJob } from "../../api/job-documents.ts";
import { ApiError } from "../../api/request.ts";
import { dropDraft } from "../../document/drafts.ts";
import { toast } from "../ui/toast.tsx";
import { useEditor } from "./editor-context.tsx";
import type { EditorPlace } from "./editor-place.ts";

/** The three texts of a concurrent edit. */
interface Conflict {
  base: string;
  mine: string;
  theirs: string;
  version: number;
}

/** See the file's header. */
export function useSaving(place: EditorPlace) {
  const { session } = useEditor();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const send = useSend();
  const save = async (thenRun: boolean): Promise<void> => {
    setBusy(true);
    const isNew = session.base === null;
    if (!(await session.settled())) {
      setBusy(false);
      return sayNotSaved(new Error("The text is not right yet."), session.snapshot().isKept);
    }
    const text = session.source;
    try {
      const saved = await send(text);
      session.saved({ version: saved.job.version, text });
      await client.invalidateQueries({ queryKey: ["jobs"] });
      toast.success(`${saved.job.name} saved as version ${saved.job.version}`);
      if (isNew) await moveOut(saved);
      if (thenRun) await run(saved).catch(sayNotStarted);
    } catch (error) {
      await explain(error, text);
    } finally {
      setBusy(false);
    }
  };
  // The draft goes with its address: a reload or the way back must not lead to a draft that is saved and gone.
  const moveOut = async ({ job }: SavedJob): Promise<void> => {
    await navigate({
      to: "/jobs/$id/edit",
      params: { id: job.id },
      search: ({ task, panes }) => ({ task, panes }),
      replace: true,
    });
    dropDraft(localStorage, session.id);
  };
  const run = async ({ job }: SavedJob): Promise<void> => {
    if (hasEntries(job.definition["inputs"])) return place.change({ asksRun: true });
    const id = await startRun(job.id, {});
    await navigate({ to: "/runs/$id", params: { id } });
  };
  const explain = async (error: unknown, mine: string): Promise<void> => {
    if (error instanceof ApiError && error.status === 412 && session.base !== null) {
      const theirs = await readJob(session.id);
      return setConflict({
        base: session.base.text,
        mine,
        theirs: theirs.source_text,
        version: theirs.version,
      });
    }
    sayNotSaved(error, session.snapshot().isKept);
  };
  return {
    isBusy,
    save: (thenRun: boolean) => void save(thenRun),
    conflict,
    /** The merged text is based on what the others saved, so the next save goes on top of it. */
    takeMerged: (text: string) => {
      if (conflict !== null) session.saved({ version: conflict.version, text: conflict.theirs });
      session.replace(text);
      setConflict(null);
    },
    leaveConflict: () => setConflict(null),
  };
}

/** Sends a text: as a new job, or as the next version. */
function useSend(): (text: string) => Promise<SavedJob> {
  const { session } = useEditor();
  // The same text is created once, however often the request must be sent.
  const creation = useRef({ text: "", key: "" });
  return (text) => {
    const document = { text, isJson: session.snapshot().isJson };
    if (session.base !== null) return updateJob(session.id, session.base.version, document);
    if (creation.current.text !== text) creation.current = { text, key: crypto.randomUUID() };
    return createJob(document, creation.current.key);
  };
}

export type Saving = ReturnType<typeof useSaving>;

function sayNotStarted(error: unknown): void {
  const description = error instanceof Error ? error.message : String(error);
  toast.error("The job is saved, but it was not started", { description });
}

function sayNotSaved(error: unknown, isKept: boolean): void {
  const description = error instanceof Error ? error.message : String(error);
  const kept = isKept
    ? "Your text is kept in this browser."
    : "Copy your text: this browser does not keep it.";
  toast.error("The job was not saved", { description: `${description} ${kept}` });
}

function hasEntries(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).length > 0;
}
