import { Link } from "@tanstack/react-router";
import { CircleX } from "lucide-react";
import type { Run } from "../../api/resources.ts";
import { hasFailed, lastEnded } from "../../lib/newest-runs.ts";
import { plainText } from "../../log/control-sequences.ts";
import { buttonClass } from "../ui/button.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";

/** Says that the newest run that ended has failed, since when that goes on, and leads to what went wrong. */
export function LastFailure({ runs }: { runs: readonly Run[] }) {
  const last = lastEnded(runs);
  if (last === null || !hasFailed(last.run)) return null;
  const { run, inARow } = last;
  return (
    <section
      aria-label="Last failure"
      className="mb-gap flex flex-wrap items-center gap-x-3 gap-y-2 rounded-lg border border-bad/30 bg-bad-wash px-4 py-2.5 text-sm text-bad"
    >
      <CircleX size={16} className="shrink-0" aria-hidden="true" />
      <p className="min-w-0 flex-1 basis-64">
        <span className="font-semibold">
          {run.status === "timed_out" ? "The last run timed out" : "The last run failed"}
          {inARow > 1 && `, as did ${inARow === 2 ? "the one" : `the ${inARow - 1}`} before it`}
        </span>{" "}
        <RelativeTime at={run.finished_at ?? run.created_at} />
        {run.error_message !== null && (
          <span className="line-clamp-2 break-words">{plainText(run.error_message)}</span>
        )}
      </p>
      <Link
        to="/runs/$id"
        params={{ id: run.id }}
        className={buttonClass("default", "small", "!border-bad/40 !text-bad")}
      >
        Open the failure
      </Link>
    </section>
  );
}
