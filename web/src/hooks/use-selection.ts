import { useState } from "react";
import type { Selection } from "../components/ui/table-props.ts";

/** Which of the rows shown are ticked; rows that are no longer shown do not count. */
export function useSelection(shown: readonly string[]): Selection & {
  ids: readonly string[];
  clear: () => void;
} {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const ids = shown.filter((id) => ticked.has(id));
  return {
    ids,
    selected: new Set(ids),
    onChange: setTicked,
    clear: () => setTicked(new Set()),
  };
}
