import type { RunStatus } from "../api/resources.ts";
import type { ShownTaskStatus } from "./shown-task.ts";
import { StatusGlyph } from "./status-icon.tsx";
import { lookOf } from "./status-language.ts";

/** Colour, icon and word for one state. */
export function StatusBadge({ status }: { status: RunStatus | ShownTaskStatus }) {
  const look = lookOf(status);
  return (
    <span className={`badge tone-${look.tone} ${look.dashed ? "badge-dashed" : ""}`}>
      <StatusGlyph icon={look.icon} />
      {look.label}
    </span>
  );
}
