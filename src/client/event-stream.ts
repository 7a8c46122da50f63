/** One server-sent event. */
export interface ServerSentEvent {
  /** `message` unless the server names it. */
  event: string;
  data: string;
  /** The last id seen in the stream so far; empty before the first. */
  id: string;
}

/** Longest event that is accepted: far above the largest log message, far below what would hurt. */
const MAX_EVENT_CHARACTERS = 32 * 1024 * 1024;

/** Collects lines into events (HTML standard, "server-sent events"); comments and `retry` are ignored. */
class EventParser {
  #event = "";
  #data: string[] = [];
  #size = 0;
  #id = "";

  /** The event that this line ends, or null. */
  take(line: string): ServerSentEvent | null {
    if (line === "") return this.#dispatch();
    const colon = line.indexOf(":");
    const field = colon === -1 ? line : line.slice(0, colon);
    const rest = colon === -1 ? "" : line.slice(colon + 1);
    const value = rest.startsWith(" ") ? rest.slice(1) : rest;
    if (field === "data") this.#append(value);
    else if (field === "event") this.#event = value;
    else if (field === "id" && !value.includes("\0")) this.#id = value;
    return null;
  }

  #append(value: string): void {
    this.#size += value.length;
    if (this.#size > MAX_EVENT_CHARACTERS) throw new Error("The server sent an event without end.");
    this.#data.push(value);
  }

  #dispatch(): ServerSentEvent | null {
    const found =
      this.#data.length === 0
        ? null
        : { event: this.#event || "message", data: this.#data.join("\n"), id: this.#id };
    this.#event = "";
    this.#data = [];
    this.#size = 0;
    return found;
  }
}

/** Cuts text that arrives in pieces into lines that end with LF, CRLF or CR. */
class LineCutter {
  #rest = "";
  #afterReturn = false;

  *cut(piece: string): Generator<string> {
    let text = piece;
    if (this.#afterReturn && text.startsWith("\n")) text = text.slice(1);
    if (piece !== "") this.#afterReturn = piece.endsWith("\r");
    const lines = (this.#rest + text).split(/\r\n|\n|\r/);
    this.#rest = lines.pop()!;
    if (this.#rest.length > MAX_EVENT_CHARACTERS)
      throw new Error("The server sent a line without end.");
    yield* lines;
  }
}

/** The events of a `text/event-stream` body as they arrive; an event cut off by the end of the body is dropped. */
export async function* readEvents(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<ServerSentEvent, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  const cutter = new LineCutter();
  const parser = new EventParser();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const line of cutter.cut(decoder.decode(value, { stream: true }))) {
        const event = parser.take(line);
        if (event !== null) yield event;
      }
    }
  } finally {
    // Ends the request when the reader of the events stops early; a body that has failed has nothing left to end.
    await reader.cancel().catch(() => undefined);
  }
}
