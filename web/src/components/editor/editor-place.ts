import type { Base } from "./document-session.ts";

export const paneNames = ["canvas", "form", "text"] as const;
export type PaneName = (typeof paneNames)[number];

/** What the editor starts with. */
export interface Start {
  id: string;
  text: string;
  base: Base;
  /** When the text is of a draft: since when. */
  restoredFrom: number | null;
}

/** What the address says, and how it changes. */
export interface EditorPlace {
  task: string | undefined;
  panes: readonly PaneName[];
  /** The inputs of a run of the saved job are asked for. */
  asksRun: boolean;
  change: (place: {
    task?: string | undefined;
    panes?: readonly PaneName[];
    asksRun?: boolean;
  }) => Promise<void>;
}

/** The panes that an address names; all of them if it names none. */
export function panesOf(text: string | undefined): readonly PaneName[] {
  const named = (text ?? "").split(",");
  const known = paneNames.filter((name) => named.includes(name));
  return known.length === 0 ? paneNames : known;
}
