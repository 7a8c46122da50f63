import { useHealth } from "../../api/health.ts";
import { DisconnectedError } from "../../api/request.ts";
import { StatusGlyph } from "../../status/status-icon.tsx";

/** Says across the page that the server, or its database, cannot be reached; what was known stays in view below. */
export function ConnectionBanner() {
  const health = useHealth();
  const text = bannerText(health.error, health.data?.database.status === "down");
  if (text === null) return null;
  return (
    <p
      role="alert"
      className="tone-bad flex items-center gap-2 border-b border-line bg-tone-wash px-4 py-1.5 text-sm font-medium text-tone md:px-6"
    >
      <StatusGlyph icon="cross" />
      {text}
    </p>
  );
}

function bannerText(error: Error | null, databaseDown: boolean): string | null {
  if (error instanceof DisconnectedError)
    return "Connection lost. What you see may be out of date; trying again every 5 seconds.";
  if (databaseDown)
    return "The database is down. Nothing can be started or saved until it is back.";
  return null;
}
