import type { LogMessage } from "./resources.ts";

/** Lines kept in the page. The whole log is a download away; a browser that lays out 200 000 lines is of no use to anyone. */
export const maxLines = 2_000;
/** At most four draws a second, however fast the log is. */
const flushMs = 250;
/** Wait before a new connection where the browser has given up, as it does after any answer that is an error. */
const reopenMs = 5_000;

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
  let cursor = "";
  let timer: ReturnType<typeof setTimeout> | null = null;
  let reopening: ReturnType<typeof setTimeout> | null = null;

  const changed = (): void => {
    timer ??= setTimeout(() => {
      timer = null;
      if (lines.length > maxLines) lines = lines.slice(-maxLines);
      onChange({ state, total, lines: [...lines] });
    }, flushMs);
  };
  const become = (next: LogState): void => {
    state = next;
    changed();
  };
  const add = (event: MessageEvent<string>): void => {
    total += 1;
    cursor = event.lastEventId;
    // The server's schema is what LogMessage describes.
    lines.push({ ...(JSON.parse(event.data) as LogMessage), number: total });
    if (lines.length > maxLines * 2) lines = lines.slice(-maxLines);
    changed();
  };
  // Both the browser's own reconnect and a new connection resume after the last line, so the buffer stays.
  const open = (): EventSource => {
    const opened = new EventSource(streamAddress(runId, cursor));
    opened.addEventListener("open", () => become("live"));
    opened.addEventListener("log", add);
    opened.addEventListener("end", () => {
      opened.close();
      become("ended");
    });
    opened.addEventListener("error", () => {
      become("reconnecting");
      if (opened.readyState !== EventSource.CLOSED) return;
      reopening = setTimeout(() => (source = open()), reopenMs);
    });
    return opened;
  };
  let source = open();
  return {
    close: () => {
      source.close();
      if (timer !== null) clearTimeout(timer);
      if (reopening !== null) clearTimeout(reopening);
    },
  };
}

function streamAddress(runId: string, cursor: string): string {
  const query = new URLSearchParams({ job_run_id: runId });
  if (cursor !== "") query.set("after", cursor);
  return `/api/v1/logs/stream/sse?${query}`;
}
