import { useNavigate } from "@tanstack/react-router";
import type { Dashboard } from "../../api/dashboard.ts";
import { fillBuckets, totalsOf } from "../../lib/stack-bars.ts";
import { StackedBars, StatusLegend } from "./stacked-bars.tsx";

/** All runs of a range over time; pressing a bar lists its runs. */
export function RunChart({ figures, height }: { figures: Dashboard; height?: number }) {
  const navigate = useNavigate();
  const buckets = fillBuckets(figures);
  return (
    <section aria-label="Runs over time" className="panel px-4 pt-3 pb-2">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-x-4 gap-y-1">
        <h2 className="font-semibold">
          Runs{" "}
          <span className="font-normal text-ink-faint">
            {figures.tiles.runs} in {figures.range}
          </span>
        </h2>
        <StatusLegend totals={totalsOf(buckets)} />
      </div>
      <StackedBars
        label={`Runs by state in the last ${figures.range}`}
        buckets={buckets}
        {...(height === undefined ? {} : { height })}
        onPick={({ start, end }, status) =>
          void navigate({
            to: "/runs",
            search: {
              ...(figures.range === "24h" ? {} : { range: figures.range }),
              status: [status],
              after: start,
              before: end,
            },
          })
        }
      />
    </section>
  );
}
