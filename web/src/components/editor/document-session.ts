/**
 * The document that is edited: its text, what the text says, what is wrong with it. Owns the text editor (whose history is the one
 * undo history of all panes), the parsing thread and the draft. Does not own what the panes show. Invariants: (1) the text is the
 * document; the model only follows it; (2) a text that is not valid is never written over by form or canvas; (3) every change is
 * in the browser's storage before anything else happens; (4) a model or a check of an older text never replaces a newer one; (5) an
 * edit of a long document is shown at once and read as a whole afterwards: if that says something else, the edit is undone, and
 * `settled` comes first before every save.
 */
import { isolateHistory, redo, redoDepth, undo, undoDepth } from "@codemirror/commands";
import { Transaction, type Extension } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { checkJob } from "../../api/job-documents.ts";
import { ApiError } from "../../api/request.ts";
import { dropDraft, keepDraft, type Draft } from "../../document/drafts.ts";
import { EditRefused } from "../../document/edit-refused.ts";
import type { JobModel } from "../../document/job-model.ts";
import { splicesBetween } from "../../document/line-diff.ts";
import { problemOf, type Problem } from "../../document/quick-fix.ts";
import { isDeepEqual } from "../../document/deep-equal.ts";
import { minPiecedLength, readText } from "../../document/parse-text.ts";
import {
  modelOf,
  readModel,
  type ModelReply,
  type ModelRequest,
  type ReadModel,
} from "../../document/read-model.ts";
import { readPieces, rememberTasks } from "../../document/read-pieces.ts";
import { editorState } from "./editor-state.ts";

/** What the panes draw. */
export interface Snapshot {
  text: string;
  isJson: boolean;
  /** Of the last valid text. */
  model: JobModel;
  /** The text of `model`. */
  modelText: string;
  /** False while the text says nothing: then `model` is of an older text. */
  isValid: boolean;
  /** False until a long text is read for the first time; it says nothing before. */
  isRead: boolean;
  problems: readonly Problem[];
  /** What the server thinks of exactly this text. */
  check: "pending" | "valid" | "invalid" | "unreachable";
  isDirty: boolean;
  /** False if the browser refused to keep the draft. */
  isKept: boolean;
  canUndo: boolean;
  canRedo: boolean;
}

/** What an edit is based on: null for a new job. */
export type Base = Draft["base"];

const parseDelayMs = 150;
const checkDelayMs = 500;

/** One document on its way; `close` ends its thread and its requests. */
export class DocumentSession {
  readonly view: EditorView;
  readonly id: string;
  /** Called when an edit was undone because the whole text says something else. */
  onTakenBack: () => void = () => {};
  #base: Base;
  #snapshot: Snapshot;
  readonly #listeners = new Set<() => void>();
  readonly #worker: Worker;
  #parseId = 0;
  /** The text that the last edit made: its model is known already. */
  #edited: string | null = null;
  #isSettled = true;
  #takenBack = 0;
  readonly #waiting: (() => void)[] = [];
  #parseTimer: ReturnType<typeof setTimeout> | undefined;
  #checkTimer: ReturnType<typeof setTimeout> | undefined;
  #checking: AbortController | null = null;

  constructor(id: string, text: string, base: Base, extensions: Extension) {
    this.id = id;
    this.#base = base;
    this.view = new EditorView({
      state: editorState(text, [
        extensions,
        EditorView.updateListener.of((update) => {
          if (update.docChanged) this.#changed();
        }),
      ]),
    });
    this.#snapshot = {
      ...firstRead(this.text),
      text: this.text,
      check: "pending",
      isDirty: base === null || base.text !== this.text,
      isKept: true,
      canUndo: false,
      canRedo: false,
    };
    this.#worker = new Worker(new URL("../../document/parse-worker.ts", import.meta.url), {
      type: "module",
    });
    this.#worker.onmessage = ({ data }: MessageEvent<ModelReply>) => this.#reply(data);
    // Without its thread the session still edits: the server reads what is saved as a whole, too.
    this.#worker.onerror = () => this.#settle();
    if (this.#snapshot.isRead) this.#checkSoon(0);
    else this.#parseSoon(0);
  }

  /** The text with line feeds; what is saved has the line breaks of the author. */
  get text(): string {
    return this.view.state.doc.toString();
  }

  /** The text as it is saved. */
  get source(): string {
    return this.view.state.sliceDoc();
  }

  get base(): Base {
    return this.#base;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly snapshot = (): Snapshot => this.#snapshot;

  /**
   * Changes the text by a function of it, as one step of the history; what the function does not change keeps its place, so the
   * cursor stays. Answers with the reason if the edit is refused.
   */
  edit(change: (text: string) => string): string | null {
    try {
      this.replace(change(this.text));
    } catch (error) {
      if (error instanceof EditRefused) return error.message;
      throw error;
    }
    // The edit has read its result, so this costs no more than its model.
    this.#know(readModel(this.text));
    return null;
  }

  /** Resolves when the text has been read as a whole; false if it is not right, or not what an edit made of it. */
  async settled(): Promise<boolean> {
    const before = this.#takenBack;
    while (!this.#isSettled)
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    return before === this.#takenBack && this.#snapshot.isValid;
  }

  /** Makes the text another one, as one step of the history. */
  replace(text: string): void {
    const changes = splicesBetween(this.text, text.replaceAll("\r\n", "\n"));
    if (changes.length === 0) return;
    this.view.dispatch({
      changes,
      annotations: [Transaction.userEvent.of("input.edit"), isolateHistory.of("full")],
    });
    this.#parseSoon(0);
  }

  undo(): void {
    undo(this.view);
    this.#follow();
  }

  redo(): void {
    redo(this.view);
    this.#follow();
  }

  /** The text was saved as this version: it is what the next edit is based on. */
  saved(base: NonNullable<Base>): void {
    this.#base = base;
    this.#publish({ isDirty: base.text !== this.source });
    this.#keep();
  }

  /** Shows a place of the text. */
  reveal(from: number, to = from): void {
    this.view.dispatch({ selection: { anchor: from, head: to }, scrollIntoView: true });
    this.view.focus();
  }

  close(): void {
    this.#settle();
    clearTimeout(this.#parseTimer);
    clearTimeout(this.#checkTimer);
    this.#checking?.abort();
    this.#worker.terminate();
    this.view.destroy();
  }

  #changed(): void {
    this.#edited = null;
    const isKept = this.#keep();
    const { state } = this.view;
    this.#publish({
      text: this.text,
      isKept,
      check: "pending",
      isDirty: this.#base === null || this.#base.text !== this.source,
      canUndo: undoDepth(state) > 0,
      canRedo: redoDepth(state) > 0,
    });
    this.#parseSoon(parseDelayMs);
  }

  /** Shows what a text of the history says; one that is not read quickly is left to the thread. */
  #follow(): void {
    this.#parseSoon(0);
    const { text } = this;
    const read = text.length < minPiecedLength ? readText(text) : readPieces(text);
    if (read !== null) this.#know(modelOf(text, read));
  }

  /** Takes what this thread has read of the text; the other one reads it, too. */
  #know(read: ReadModel): void {
    if (!read.ok) return;
    const { isJson, model, text: modelText } = read;
    this.#publish({ isJson, model, modelText, isValid: true, isRead: true });
    this.#edited = modelText;
  }

  #keep(): boolean {
    if (this.#base?.text === this.source) {
      dropDraft(localStorage, this.id);
      return true;
    }
    const isNew = this.#base === null;
    const draft = { id: this.id, isNew, text: this.source, base: this.#base, savedAt: Date.now() };
    return keepDraft(localStorage, draft);
  }

  #parseSoon(delayMs: number): void {
    this.#parseId += 1;
    const id = this.#parseId;
    clearTimeout(this.#parseTimer);
    this.#checking?.abort();
    clearTimeout(this.#checkTimer);
    this.#isSettled = false;
    this.#parseTimer = setTimeout(() => {
      const { text } = this;
      const request: ModelRequest = { id, text, wantsModel: text !== this.#edited };
      this.#worker.postMessage(request);
    }, delayMs);
  }

  #reply({ id, read, kinds, isWhole }: ModelReply): void {
    if (id !== this.#parseId) return;
    const isKnown = this.#edited === this.text;
    if (isKnown && read !== "same" && !this.#isAsKnown(read)) return this.#takeBack();
    if (read !== "same" && read.ok && kinds !== null)
      rememberTasks(read.text, read.model.value.tasks, kinds);
    if (isKnown || read === "same") this.#checkSoon(checkDelayMs);
    else this.#take(read);
    if (isWhole) this.#settle();
  }

  #isAsKnown(read: ReadModel): boolean {
    return read.ok && isDeepEqual(read.model.value, this.#snapshot.model.value);
  }

  #takeBack(): void {
    this.#takenBack += 1;
    undo(this.view);
    this.#parseSoon(0);
    this.onTakenBack();
  }

  #settle(): void {
    this.#isSettled = true;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  #take(read: ReadModel): void {
    this.#publish({
      isJson: read.isJson,
      isValid: read.ok,
      isRead: true,
      ...(read.ok
        ? { model: read.model, modelText: read.text }
        : { problems: textProblems(read), check: "invalid" as const }),
    });
    if (read.ok) this.#checkSoon(checkDelayMs);
  }

  #checkSoon(delayMs: number): void {
    clearTimeout(this.#checkTimer);
    this.#checkTimer = setTimeout(() => void this.#check(), delayMs);
  }

  async #check(): Promise<void> {
    this.#checking?.abort();
    const checking = new AbortController();
    this.#checking = checking;
    const text = this.text;
    const found = await verdictOn(text, this.#snapshot.isJson, checking.signal);
    if (found === null || checking.signal.aborted || text !== this.text) return;
    this.#publish(found);
  }

  #publish(changes: Partial<Snapshot>): void {
    this.#snapshot = { ...this.#snapshot, ...changes };
    for (const listener of this.#listeners) listener();
  }
}

/** What a session begins with. A long text would stop the page: the thread reads it. */
function firstRead(
  text: string,
): Pick<Snapshot, "isJson" | "model" | "modelText" | "isValid" | "isRead" | "problems"> {
  const model: JobModel = { name: "", mode: "strict", lists: [], value: {} };
  const nothing = { isJson: false, model, modelText: "", isValid: false };
  if (text.length >= minPiecedLength) return { ...nothing, isRead: false, problems: [] };
  const read = readModel(text);
  if (!read.ok)
    return { ...nothing, isJson: read.isJson, isRead: true, problems: textProblems(read) };
  const { isJson, model: found } = read;
  return { isJson, model: found, modelText: text, isValid: true, isRead: true, problems: [] };
}

function textProblems(read: ReadModel): Problem[] {
  if (read.ok) return [];
  return read.problems.map((problem) => ({
    ...problem,
    severity: "error",
    path: "",
    fix: null,
  }));
}

/** What the server says of a text; null if the question was withdrawn. */
async function verdictOn(
  text: string,
  isJson: boolean,
  signal: AbortSignal,
): Promise<Pick<Snapshot, "problems" | "check"> | { check: "unreachable" } | null> {
  try {
    const { warnings } = await checkJob({ text, isJson }, signal);
    return {
      check: "valid",
      problems: warnings.map((warning) => problemOf(text, warning, "warning")),
    };
  } catch (error) {
    if (signal.aborted) return null;
    if (!(error instanceof ApiError) || error.status !== 400) return { check: "unreachable" };
    const places = error.errors.length > 0 ? error.errors : [{ path: "", message: error.message }];
    return { check: "invalid", problems: places.map((place) => problemOf(text, place, "error")) };
  }
}
