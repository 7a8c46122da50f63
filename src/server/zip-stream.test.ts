import { buffer } from "node:stream/consumers";
import { once } from "node:events";
import { expect, it } from "vitest";
import { unzipped } from "../../test/support/unzipped.ts";
import { zipStream, type ZipEntry } from "./zip-stream.ts";

async function* textOf(pieces: number, onPiece: (index: number) => void = () => undefined) {
  for (let index = 0; index < pieces; index += 1) {
    onPiece(index);
    // Random, so that compressing it makes it no smaller.
    yield crypto.getRandomValues(new Uint8Array(32_768)).join(" ");
  }
}

it("holds every entry, whole and in order", async () => {
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { name: "a.txt", content: ["one ", "two"] };
    yield { name: "logs/empty.log", content: [] };
    yield { name: "logs/b.log", content: ["äöü\n"] };
  }
  expect(await unzipped(await buffer(zipStream(entries())))).toEqual({
    "a.txt": "one two",
    "logs/empty.log": "",
    "logs/b.log": "äöü\n",
  });
});

it("makes no more than its reader takes", async () => {
  let made = 0;
  async function* entries(): AsyncGenerator<ZipEntry> {
    for (let index = 0; index < 100; index += 1)
      yield { name: `${index}.log`, content: textOf(20, () => (made += 1)) };
  }
  const output = zipStream(entries());
  await once(output, "readable");
  // Nobody reads on: what was made fills the buffers on the way, and no more.
  const before = await settled(() => made);
  expect(before).toBeLessThan(40);
  output.destroy();
  expect(await settled(() => made)).toBeLessThan(before + 3);
});

it("breaks off with the error of an entry", async () => {
  async function* broken(): AsyncGenerator<string> {
    yield "half";
    throw new Error("the database went away");
  }
  async function* entries(): AsyncGenerator<ZipEntry> {
    yield { name: "a.log", content: broken() };
  }
  await expect(buffer(zipStream(entries()))).rejects.toThrow("the database went away");
});

/** The value once it has stayed the same for many turns of the event loop. */
async function settled(value: () => number): Promise<number> {
  let same = 0;
  for (let last = value(); same < 200; last = value()) {
    await new Promise((resolve) => setImmediate(resolve));
    same = value() === last ? same + 1 : 0;
  }
  return value();
}
