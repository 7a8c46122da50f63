import { useEffect, useState, useSyncExternalStore } from "react";
import type { LogId } from "../../api/logs.ts";
import { LogSession, type LogSnapshot } from "./log-session.ts";

const loading: LogSnapshot = {
  state: "loading",
  total: 0,
  startMs: null,
  pruned: false,
  taskLength: 0,
  error: null,
};
const nothing = () => () => undefined;

/** The open log of a run or task run; another one for another id. */
export function useLogSession({ runId, taskRunId }: LogId): {
  session: LogSession | null;
  snapshot: LogSnapshot;
} {
  const [session, setSession] = useState<LogSession | null>(null);
  useEffect(() => {
    const opened = new LogSession({ runId, taskRunId });
    setSession(opened);
    return () => {
      opened.close();
      setSession(null);
    };
  }, [runId, taskRunId]);
  const snapshot = useSyncExternalStore(
    session?.subscribe ?? nothing,
    session?.snapshot ?? (() => loading),
  );
  return { session, snapshot };
}
