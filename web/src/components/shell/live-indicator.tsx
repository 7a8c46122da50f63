import { useLiveState } from "../../hooks/use-live.ts";
import type { LiveState } from "../../api/live.ts";
import type { Tone } from "../../status/status-language.ts";
import { Tooltip } from "../ui/tooltip.tsx";

const looks: Record<LiveState, { tone: Tone; text: string; detail: string } | null> = {
  off: null,
  connecting: { tone: "idle", text: "Connecting", detail: "Asking the server for live updates." },
  connected: { tone: "good", text: "Live", detail: "Changes appear as they happen." },
  reconnecting: {
    tone: "warn",
    text: "Reconnecting",
    detail: "Without live updates, this page reads anew every 5 seconds.",
  },
  stale: {
    tone: "warn",
    text: "Stale",
    detail: "Nothing was heard for 15 seconds. This page reads anew every 5 seconds.",
  },
};

/** Whether what is shown is live. */
export function LiveIndicator() {
  const look = looks[useLiveState()];
  if (look === null) return null;
  return (
    <Tooltip content={look.detail}>
      <button
        type="button"
        aria-live="polite"
        className={`tone-${look.tone} flex cursor-default items-center gap-1.5 rounded-full px-1.5 py-1 text-xs text-ink-soft`}
      >
        <span className="size-2 rounded-full bg-tone-fill" aria-hidden="true" />
        <span className="max-md:sr-only">{look.text}</span>
      </button>
    </Tooltip>
  );
}
