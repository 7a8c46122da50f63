import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readEvents, type ServerSentEvent } from "./event-stream.ts";

async function eventsOf(pieces: Uint8Array[]): Promise<ServerSentEvent[]> {
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const piece of pieces) controller.enqueue(piece);
      controller.close();
    },
  });
  const events: ServerSentEvent[] = [];
  for await (const event of readEvents(body)) events.push(event);
  return events;
}

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("readEvents", () => {
  test("reads names, ids and data of several lines, and skips comments", async () => {
    const text = ": hi\nid: 1\nevent: log\ndata: a\ndata:b\n\ndata: c\n\n";
    await expect(eventsOf([bytes(text)])).resolves.toEqual([
      { event: "log", data: "a\nb", id: "1" },
      { event: "message", data: "c", id: "1" },
    ]);
  });

  test("drops an event that the end of the body cuts off", async () => {
    await expect(eventsOf([bytes("data: a\n\ndata: b\n")])).resolves.toHaveLength(1);
  });

  test("gives the same events however the bytes are cut into pieces and whatever ends the lines", async () => {
    const message = fc.string({ unit: "grapheme" }).map((text) => text.replace(/[\r\n\0]/g, " "));
    await fc.assert(
      fc.asyncProperty(
        fc.array(message, { minLength: 1, maxLength: 6 }),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.array(fc.nat(200), { maxLength: 20 }),
        async (messages, lineEnd, cuts) => {
          const text = messages
            .map((data, index) => `id: ${index}${lineEnd}data: ${data}${lineEnd}${lineEnd}`)
            .join("");
          const all = bytes(text);
          const places = [0, ...cuts.map((cut) => cut % (all.length + 1)), all.length];
          places.sort((a, b) => a - b);
          const pieces = places.slice(1).map((end, index) => all.slice(places[index], end));
          const events = await eventsOf(pieces);
          expect(events.map((event) => event.data)).toEqual(messages);
        },
      ),
    );
  });
});
