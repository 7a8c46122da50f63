/**
 * Texts that are not saved yet, kept by the browser at every change. Owns the storage keys. A draft goes only when its text was
 * saved or somebody discards it: not when a save fails, not when the session ends.
 */

/** A text on its way. */
export interface Draft {
  /** Id of the job that is edited, or an id of its own for a new job. */
  id: string;
  isNew: boolean;
  text: string;
  /** What the edit is based on: version and text of the job; null for new jobs. */
  base: { version: number; text: string } | null;
  savedAt: number;
}

/** The part of the browser's storage that is used. */
export type DraftStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

const prefix = "stratal.draft.";

/** Keeps a draft; false if the browser does not store it, which the reader must be told. */
export function keepDraft(storage: DraftStorage, draft: Draft): boolean {
  try {
    storage.setItem(prefix + draft.id, JSON.stringify(draft));
    return true;
  } catch {
    return false;
  }
}

/** The draft of a job; null if there is none. */
export function draftOf(storage: DraftStorage, id: string): Draft | null {
  try {
    return parsedDraft(storage.getItem(prefix + id));
  } catch {
    return null;
  }
}

/** Forgets a draft. */
export function dropDraft(storage: DraftStorage, id: string): void {
  try {
    storage.removeItem(prefix + id);
  } catch {
    // A browser that stores nothing has nothing to forget.
  }
}

/** All drafts of new jobs, the latest first. */
export function newDrafts(storage: DraftStorage): Draft[] {
  const drafts: Draft[] = [];
  try {
    for (let index = 0; index < storage.length; index++) {
      const key = storage.key(index);
      const draft = key?.startsWith(prefix) ? parsedDraft(storage.getItem(key)) : null;
      if (draft?.isNew) drafts.push(draft);
    }
  } catch {
    return [];
  }
  return drafts.sort((a, b) => b.savedAt - a.savedAt);
}

/** Another release may have stored another form: what does not fit is no draft, and stays where it is. */
function parsedDraft(stored: string | null): Draft | null {
  if (stored === null) return null;
  try {
    const { id, isNew, text, base, savedAt } = JSON.parse(stored) as Partial<Draft>;
    if (typeof id !== "string" || typeof text !== "string") return null;
    return {
      id,
      isNew: isNew === true,
      text,
      base: typeof base?.version === "number" && typeof base.text === "string" ? base : null,
      savedAt: typeof savedAt === "number" ? savedAt : 0,
    };
  } catch {
    return null;
  }
}
