/** Log streams over a WebSocket or as server-sent events, and connections of the live channel. */
export type StreamKind = "websocket" | "sse" | "live";

/** How many streams of each kind are open. */
export class StreamCounter {
  readonly #open: Record<StreamKind, number> = { websocket: 0, sse: 0, live: 0 };

  /** Counts a stream until the returned function is called. */
  open(kind: StreamKind): () => void {
    this.#open[kind] += 1;
    let isOpen = true;
    return () => {
      if (isOpen) this.#open[kind] -= 1;
      isOpen = false;
    };
  }

  get counts(): Readonly<Record<StreamKind, number>> {
    return this.#open;
  }
}
