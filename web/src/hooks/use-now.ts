import { useSyncExternalStore } from "react";

/** One timer for all readers of the same pace: a table of 200 rows ticks once, not 200 times. */
interface Ticker {
  now: number;
  listeners: Set<() => void>;
  subscribe(listener: () => void): () => void;
}

const tickers = new Map<number, Ticker>();

/** The current time, renewed every `everyMs`; null stops it. */
export function useNow(everyMs: number | null): number {
  const ticker = tickerOf(everyMs);
  return useSyncExternalStore(ticker.subscribe, () => ticker.now);
}

function tickerOf(everyMs: number | null): Ticker {
  const key = everyMs ?? 0;
  const known = tickers.get(key);
  if (known !== undefined) return known;
  const ticker = everyMs === null ? stoppedTicker() : startableTicker(everyMs);
  tickers.set(key, ticker);
  return ticker;
}

function stoppedTicker(): Ticker {
  return { now: Date.now(), listeners: new Set(), subscribe: () => () => undefined };
}

function startableTicker(everyMs: number): Ticker {
  let timer: ReturnType<typeof setInterval> | null = null;
  const ticker: Ticker = {
    now: Date.now(),
    listeners: new Set(),
    subscribe(listener) {
      ticker.listeners.add(listener);
      if (timer === null) ticker.now = Date.now();
      timer ??= setInterval(() => {
        ticker.now = Date.now();
        for (const each of ticker.listeners) each();
      }, everyMs);
      return () => {
        ticker.listeners.delete(listener);
        if (ticker.listeners.size > 0 || timer === null) return;
        clearInterval(timer);
        timer = null;
      };
    },
  };
  return ticker;
}
