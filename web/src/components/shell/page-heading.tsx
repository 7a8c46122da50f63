import type { ReactNode } from "react";
import { useTitle } from "../../hooks/use-title.ts";

/** A page's name, what can be done on it, and the title of the browser's tab. */
export function PageHeading({
  title,
  children,
  detail,
}: {
  title: string;
  /** Actions, at the end of the line. */
  children?: ReactNode;
  detail?: ReactNode;
}) {
  useTitle(title);
  return (
    <header className="mb-gap flex min-h-control flex-wrap items-center gap-x-4 gap-y-2">
      <div className="mr-auto min-w-0">
        <h1 className="truncate text-xl font-semibold tracking-tight">{title}</h1>
        {detail !== undefined && <p className="text-sm text-ink-soft">{detail}</p>}
      </div>
      {children}
    </header>
  );
}
