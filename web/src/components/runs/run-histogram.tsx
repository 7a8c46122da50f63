import { useDashboard } from "../../api/dashboard.ts";
import type { RunStatus } from "../../api/resources.ts";
import { fillBuckets, type Bucket } from "../../lib/stack-bars.ts";
import type { Range } from "../../routes/page-search.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { StackedBars } from "./stacked-bars.tsx";

const heightPx = 56;

/** All runs of a range over time, above their list; pressing a bar narrows the list to its time and state. */
export function RunHistogram({
  range,
  onPick,
}: {
  range: Range;
  onPick: (bucket: Bucket, status: RunStatus) => void;
}) {
  const figures = useDashboard(range);
  return (
    <div className="panel mb-3 px-4 pt-3 pb-1.5">
      {figures.data === undefined ? (
        <Skeleton className="h-[4.75rem]" />
      ) : (
        <StackedBars
          label={`All runs of the last ${range} by state`}
          buckets={fillBuckets(figures.data)}
          height={heightPx}
          onPick={onPick}
        />
      )}
    </div>
  );
}
