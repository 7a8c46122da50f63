import { useQueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useSyncExternalStore } from "react";
import { LiveClient, type LiveListener, type LiveState } from "../api/live.ts";

/** How often data is read again while the live channel is not there. */
export const fallbackPollMs = 5_000;
/** How often it is read again although the channel is there: what no topic tells of, such as ages. */
const slowPollMs = 60_000;
/** Changes that come faster are one reading. */
const refreshMs = 1_000;

/** The page's one connection. */
export const live = new LiveClient(() => {
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  return new WebSocket(`${scheme}://${location.host}/api/v1/live`);
});

/** Lets the connection come back at once when the browser says that it may. */
export function watchLiveConnection(): void {
  window.addEventListener("online", () => live.wake());
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "visible") live.wake();
  });
}

const watch = (watcher: () => void): (() => void) => live.watch(watcher);

/** How the connection does. */
export function useLiveState(): LiveState {
  return useSyncExternalStore(watch, () => live.state);
}

/** For `refetchInterval`: every 5 s without a live connection, rarely with one. */
export function useFallbackPoll(): number {
  return useLiveState() === "connected" ? slowPollMs : fallbackPollMs;
}

/** Listens to a topic while the component is there; null listens to nothing. */
export function useLiveTopic(topic: string | null, listener: LiveListener, after?: number): void {
  const onMessage = useEffectEvent(listener);
  const startAfter = useEffectEvent(() => after);
  useEffect(() => {
    if (topic === null) return;
    return live.subscribe(topic, (message) => onMessage(message), startAfter());
  }, [topic]);
}

/** Reads these queries again when a topic changes, at most once a second. */
export function useLiveRefresh(topic: string, keys: readonly QueryKey[]): void {
  const client = useQueryClient();
  const refresh = useEffectEvent(() => {
    for (const queryKey of keys) void client.invalidateQueries({ queryKey });
  });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null;
    const later = (): void => {
      timer ??= setTimeout(() => {
        timer = null;
        refresh();
      }, refreshMs);
    };
    const stop = live.subscribe(topic, later, undefined, later);
    return () => {
      stop();
      if (timer !== null) clearTimeout(timer);
    };
  }, [topic]);
}
