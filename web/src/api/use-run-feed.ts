import { useEffect, useMemo, useSyncExternalStore } from "react";
import { live } from "../hooks/use-live.ts";
import type { SkeletonChange } from "../graph/skeleton-answer.ts";
import { get } from "./request.ts";
import { RunFeed, type RunSource, type RunView } from "./run-feed.ts";

/** A run's skeleton, kept up to date by the live channel. */
export function useRunFeed(id: string): RunView & { retry: () => void } {
  const feed = useMemo(() => new RunFeed(sourceOf(id)), [id]);
  useEffect(() => {
    feed.start();
    return () => feed.stop();
  }, [feed]);
  const view = useSyncExternalStore(feed.subscribe, feed.view);
  return { ...view, retry: () => void feed.read() };
}

function sourceOf(id: string): RunSource {
  return {
    read: (signal) => get("/api/v1/job-runs/{id}/graph", { path: { id }, signal }),
    subscribe: (after, onChange, onReset) => {
      const leave = live.subscribe(
        `run:${id}`,
        (message) => {
          // The server's protocol: a change of a run's topic has these columns.
          if (message.type === "change") onChange(message as unknown as SkeletonChange);
          else onReset();
        },
        after,
      );
      return { leave, isHeard: () => live.state === "connected" };
    },
  };
}
