import type { ReactNode } from "react";
import { useHealth } from "../api/queries.ts";
import { homeHref } from "../location.ts";
import { Logo } from "./logo.tsx";

/** Name, version, and whether what is on screen is still true. */
export function SiteHeader() {
  const health = useHealth();
  const version = health.data?.version;
  return (
    <header className="sticky top-0 z-10 border-b border-line bg-surface">
      <div aria-hidden="true" className="strata" />
      <div className="mx-auto flex h-14 max-w-[82rem] items-center gap-3 px-4 sm:px-6 lg:px-8">
        <a href={homeHref} className="flex items-center gap-2.5 rounded-md">
          <Logo size={28} />
          <span className="text-[1.0625rem] font-semibold tracking-tight">Stratal</span>
        </a>
        {version !== undefined && (
          <span className="font-mono text-xs text-ink-faint">v{version}</span>
        )}
        <nav aria-label="Reference" className="ml-auto flex items-center gap-4 text-sm">
          <a href="/api/docs" className="link">
            API
          </a>
        </nav>
      </div>
      {health.isError && (
        <Warning>
          Connection lost. What you see may be out of date; trying again every few seconds.
        </Warning>
      )}
      {health.isSuccess && health.data.database.status === "down" && (
        <Warning>
          The database is down. Nothing starts until it is back, and what you see may be out of
          date.
        </Warning>
      )}
    </header>
  );
}

function Warning({ children }: { children: ReactNode }) {
  return (
    <div
      role="status"
      className="border-t border-line bg-warn-wash px-4 py-2 text-center text-sm font-medium text-warn"
    >
      {children}
    </div>
  );
}
