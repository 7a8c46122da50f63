import { Stamp } from "lucide-react";
import { useMemo } from "react";
import { isOpenState } from "../../api/run.ts";
import { Button } from "../ui/button.tsx";
import { useRunPage } from "./run-context.tsx";

/** Brings what waits for a person into sight: without it, nothing outside of the task's panel says that somebody must decide. */
export function WaitingNotice() {
  const { skeleton, version, search, openTask } = useRunPage();
  const row = useMemo(() => {
    for (let each = 0; each < skeleton.size; each++)
      if (skeleton.state(each) === "waiting" && skeleton.node(each)?.kind === "approval")
        return each;
    return null;
    // The skeleton is changed in place; its version says when.
  }, [skeleton, version]);
  // What the header says of the run may be newer than the row, which is looked for when the version changes.
  if (!isOpenState(skeleton.run.status)) return null;
  if (row === null || search.task === skeleton.seq(row)) return null;
  return (
    <section
      aria-label="Waits for a decision"
      className="tone-wait flex shrink-0 flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-tone-fill/40 bg-tone-wash px-4 py-2.5"
    >
      <Stamp size={16} className="text-tone" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-48 font-medium break-words">
        {skeleton.pathOf(row).join(" / ")} waits for a decision
      </p>
      <Button size="small" variant="primary" onClick={() => openTask(skeleton.seq(row))}>
        Decide
      </Button>
    </section>
  );
}
