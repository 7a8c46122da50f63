import type { HealthWarning } from "../../api/health.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";

type Shown = Pick<HealthWarning, "severity" | "message" | "advice">;

/** The one thing to say while no diagnostics are to be had. */
export const databaseDown: readonly Shown[] = [
  {
    severity: "critical",
    message: "The database cannot be reached.",
    advice:
      "Nothing starts, and nothing is lost: the server goes on by itself when PostgreSQL answers again. Look whether it runs and whether DATABASE_URL is right.",
  },
];

/** What is wrong or soon will be, each with what to do; or that there is nothing. */
export function Warnings({ warnings }: { warnings: readonly Shown[] }) {
  if (warnings.length === 0) {
    return (
      <p className="tone-good mb-gap flex items-center gap-2 rounded-lg bg-tone-wash px-4 py-2.5 text-sm font-medium text-tone">
        <StatusGlyph icon="check" />
        Nothing needs attention.
      </p>
    );
  }
  return (
    <ul aria-label="Warnings" className="mb-gap space-y-2">
      {warnings.map((warning) => (
        <Warning key={warning.message} {...warning} />
      ))}
    </ul>
  );
}

function Warning({ severity, message, advice }: Shown) {
  const critical = severity === "critical";
  return (
    <li
      className={`tone-${critical ? "bad" : "warn"} panel flex gap-3 border-l-4 !border-l-tone-fill px-4 py-2.5`}
    >
      <span className="pt-0.5 text-tone">
        <StatusGlyph icon={critical ? "cross" : "clock"} size={16} />
      </span>
      <div className="min-w-0">
        <p className="font-medium">
          <span className="sr-only">{critical ? "Critical: " : "Warning: "}</span>
          {message}
        </p>
        <p className="text-sm break-words text-ink-soft">{advice}</p>
      </div>
    </li>
  );
}
