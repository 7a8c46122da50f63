import type { ReactNode } from "react";
import { ApiError, DisconnectedError } from "../api/request.ts";

/** An empty list says why it is empty and what to do next. */
export function EmptyNotice({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className="px-5 py-10 text-center">
      <Strata />
      <p className="mt-4 font-semibold">{title}</p>
      <div className="mx-auto mt-1.5 max-w-md text-sm text-ink-soft">{children}</div>
    </div>
  );
}

/** Bedrock with nothing on it yet. */
function Strata() {
  const wave = (y: number) => `M4 ${y}c9-5 15-5 24 0s15 5 24 0 15-5 24 0`;
  return (
    <svg viewBox="0 0 80 40" width="80" height="40" className="mx-auto" aria-hidden="true">
      {[10, 20, 30].map((y) => (
        <path
          key={y}
          d={wave(y)}
          fill="none"
          className={y === 30 ? "stroke-line-strong" : "stroke-line"}
          strokeWidth="4"
          strokeLinecap="round"
          strokeDasharray={y === 10 ? "1 9" : undefined}
        />
      ))}
    </svg>
  );
}

/** What went wrong, the request's id for the server's log, and a way to try again. */
export function ErrorNotice({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const disconnected = error instanceof DisconnectedError;
  return (
    <div role="alert" className="m-4 rounded-lg bg-bad-wash px-4 py-3 text-sm text-bad">
      <p className="font-semibold">{headingFor(error)}</p>
      <p className="mt-0.5 break-words">
        {disconnected ? "Is it running? Start it with: stratal up" : error.message}
      </p>
      {error instanceof ApiError && error.requestId !== null && (
        <p className="mt-1 font-mono text-xs">request {error.requestId}</p>
      )}
      {onRetry && !(error instanceof ApiError && error.status === 404) && (
        <button type="button" className="button mt-3" onClick={onRetry}>
          Try again
        </button>
      )}
    </div>
  );
}

/** Stands in for rows that are on their way. */
export function LoadingRows({ rows, label }: { rows: number; label: string }) {
  return (
    <div role="status" aria-label={label} className="space-y-3 p-5">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="skeleton h-9" />
      ))}
    </div>
  );
}

function headingFor(error: Error): string {
  if (error instanceof DisconnectedError) return "The server cannot be reached";
  if (error instanceof ApiError && error.status === 404) return "There is nothing here";
  if (error instanceof ApiError && error.status < 500) return "The server refused this request";
  return "The server could not answer";
}
