import type { LogMessage } from "./resources.ts";

/** Lines kept in the page. The whole log is a download away; a browser that lays out 200 000 lines is of no use to anyone. */
export const maxLines = 2_000;
/** At most four draws a second, however fast the log is. */
const flushMs = 250;

export interface LogLine extends LogMessage {
  /** Position in the run's log as this page received it, from 1. */
  number: number;
}

export type LogState = "connecting" | "live" | "ended" | "reconnecting";

export interface LogView {
  state: LogState;
  /** All lines received so far, also those no longer kept. */
  total: number;
  lines: readonly LogLine[];
}

/**
 * Follows one run's log. Owns the connection and the buffer. Invariants: (1) lines stay in the order received; (2) at most
 * `maxLines` are kept; (3) `onChange` is called at most once per `flushMs`; (4) nothing is called after `close`.
 */
export function followLog(runId: string, onChange: (view: LogView) => void): { close(): void } {
  let lines: LogLine[] = [];
  let total = 0;
  let state: LogState = "connecting";
  let timer: ReturnType<typeof setTimeout> | null = null;

  const changed = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      if (lines.length > maxLines) lines = lines.slice(-maxLines);
      onChange({ state, total, lines: [...lines] });
    }, flushMs);
  };
  const source = new EventSource(`/api/v1/logs/stream/sse?job_run_id=${encodeURIComponent(runId)}`);
  // A reconnect resumes after the last event id that the browser sends, so the buffer stays.
  source.addEventListener("open", () => {
    state = "live";
    changed();
  });
  source.addEventListener("log", (event) => {
    total += 1;
    // The server's schema is what LogMessage describes.
    lines.push({ ...(JSON.parse(event.data) as LogMessage), number: total });
    if (lines.length > maxLines * 2) lines = lines.slice(-maxLines);
    changed();
  });
  source.addEventListener("end", () => {
    state = "ended";
    source.close();
    changed();
  });
  source.addEventListener("error", () => {
    state = "reconnecting";
    changed();
  });
  return {
    close: () => {
      source.close();
      if (timer !== null) clearTimeout(timer);
    },
  };
}
