import type { ReactNode } from "react";

/** One setting: what it is at the left, its control at the right. */
export function SettingRow({
  title,
  description,
  children,
}: {
  title: string;
  description: ReactNode;
  children: ReactNode;
}) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-5 py-4">
      <div className="min-w-0">
        <p className="font-medium">{title}</p>
        <p className="text-sm text-ink-soft">{description}</p>
      </div>
      <div className="max-w-full overflow-x-auto">{children}</div>
    </div>
  );
}
