import type { ReactNode } from "react";
import type { Tone } from "../../status/status-language.ts";

/** A word or a number in the colour of a tone. A state is drawn by `StatusBadge`, which adds its icon. */
export function Badge({ tone = "idle", children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`tone-${tone} inline-flex items-center gap-1 rounded-full bg-tone-wash px-1.5 text-xs font-medium whitespace-nowrap text-tone`}
    >
      {children}
    </span>
  );
}
