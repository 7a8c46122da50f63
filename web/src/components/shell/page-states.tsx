import type { ErrorComponentProps } from "@tanstack/react-router";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";

/** While a page's own code is on its way. */
export function PagePending() {
  return <SkeletonRows rows={6} label="Loading the page" />;
}

/** A page that threw: the rest of the app stays in use. */
export function PageFault({ error, reset }: ErrorComponentProps) {
  return (
    <div className="panel mx-auto mt-8 max-w-2xl">
      <ErrorState
        error={error instanceof Error ? error : new Error(String(error))}
        onRetry={reset}
      />
    </div>
  );
}
