/** How many log streams of each kind are open. */
export class StreamCounter {
  #webSockets = 0;
  #eventStreams = 0;

  /** Counts a stream until the returned function is called. */
  open(kind: "websocket" | "sse"): () => void {
    this.#add(kind, 1);
    let isOpen = true;
    return () => {
      if (isOpen) this.#add(kind, -1);
      isOpen = false;
    };
  }

  get counts(): { websocket: number; sse: number } {
    return { websocket: this.#webSockets, sse: this.#eventStreams };
  }

  #add(kind: "websocket" | "sse", change: number): void {
    if (kind === "websocket") this.#webSockets += change;
    else this.#eventStreams += change;
  }
}
