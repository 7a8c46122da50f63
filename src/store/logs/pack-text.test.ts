import { expect, it } from "vitest";
import { packText, unpackText } from "./pack-text.ts";

it("keeps short texts readable in the database", async () => {
  const { bytes, isPacked, textBytes } = await packText("fünf");
  expect({ text: bytes.toString(), isPacked, textBytes }).toEqual({
    text: "fünf",
    isPacked: false,
    textBytes: 5,
  });
  expect(await unpackText({ body: "fünf", packed: null })).toBe("fünf");
});

it("gives a packed text back as it was, in less room", async () => {
  const text = Array.from({ length: 900 }, (_, line) => `line ${line}: grün 😀 \ufffd`).join("\n");
  const { bytes, isPacked, textBytes } = await packText(text);
  expect(isPacked).toBe(true);
  expect(textBytes).toBe(Buffer.byteLength(text));
  expect(bytes.length).toBeLessThan(textBytes / 4);
  expect(await unpackText({ body: null, packed: bytes })).toBe(text);
});
