import { useMemo, useState } from "react";
import type { Path } from "../../../document/splice.ts";
import { useEditor } from "../editor-context.tsx";

/** What is selected on the canvas: any number of tasks, of which the last one is shown by the form. */
export function useSelection() {
  const { task, select } = useEditor();
  const shown = task === null ? "" : task.path.join("/");
  const [keys, setKeys] = useState<ReadonlySet<string>>(new Set(shown === "" ? [] : [shown]));
  // The address names one task; what was selected beside it holds only as long as it is among them.
  const effective = useMemo(
    () => (shown === "" ? new Set<string>() : keys.has(shown) ? keys : new Set([shown])),
    [keys, shown],
  );
  const replace = (next: ReadonlySet<string>, paths: readonly Path[]): void => {
    setKeys(next);
    const added = [...next].find((key) => !effective.has(key));
    const main = added ?? (next.has(shown) ? shown : [...next].at(-1));
    select(paths.find((path) => path.join("/") === main) ?? null);
  };
  return {
    keys: effective,
    replace,
    only: (path: Path) => replace(new Set([path.join("/")]), [path]),
    set: (paths: readonly Path[]) => replace(new Set(paths.map((path) => path.join("/"))), paths),
  };
}
