import { describe, expect, it } from "vitest";
import {
  draftOf,
  dropDraft,
  keepDraft,
  newDrafts,
  type Draft,
  type DraftStorage,
} from "./drafts.ts";

/** A storage in memory. */
function storageOf(entries: Record<string, string> = {}): DraftStorage {
  const map = new Map(Object.entries(entries));
  return {
    get length() {
      return map.size;
    },
    key: (index) => [...map.keys()][index] ?? null,
    getItem: (key) => map.get(key) ?? null,
    setItem: (key, value) => void map.set(key, value),
    removeItem: (key) => void map.delete(key),
  };
}

const draft: Draft = { id: "a", isNew: true, text: "name: x\n", base: null, savedAt: 5 };

describe("drafts", () => {
  it("are kept until they are dropped", () => {
    const storage = storageOf();
    expect(keepDraft(storage, draft)).toBe(true);
    expect(draftOf(storage, "a")).toEqual(draft);
    dropDraft(storage, "a");
    expect(draftOf(storage, "a")).toBeNull();
  });

  it("of new jobs are listed, the latest first, beside whatever else is stored", () => {
    const storage = storageOf({ "stratal.draft.broken": "{", other: "1" });
    keepDraft(storage, draft);
    keepDraft(storage, { ...draft, id: "b", savedAt: 9 });
    keepDraft(storage, { ...draft, id: "c", isNew: false, base: { version: 1, text: "" } });
    expect(newDrafts(storage).map(({ id }) => id)).toEqual(["b", "a"]);
  });

  it("say that they are not kept when the browser's storage is full", () => {
    const full = {
      ...storageOf(),
      setItem: () => {
        throw new Error("QuotaExceededError");
      },
    };
    expect(keepDraft(full, draft)).toBe(false);
  });
});
