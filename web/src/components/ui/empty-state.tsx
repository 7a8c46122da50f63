import type { ReactNode } from "react";

/** An empty list says why it is empty and what to do next. */
export function EmptyState({
  title,
  children,
  action,
}: {
  title: string;
  children?: ReactNode;
  /** The one thing to do about it. */
  action?: ReactNode;
}) {
  return (
    <div className="px-5 py-10 text-center">
      <Strata />
      <p className="mt-4 font-semibold">{title}</p>
      {children !== undefined && (
        <div className="mx-auto mt-1 max-w-md text-sm text-ink-soft">{children}</div>
      )}
      {action !== undefined && <div className="mt-4 flex justify-center gap-2">{action}</div>}
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
