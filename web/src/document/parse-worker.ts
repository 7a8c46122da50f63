/**
 * Reads texts in a thread of its own: a large document must not stop the typing. What is read task by task is answered at once, and
 * then compared with what reading the whole text gives, which takes long: of several texts that come meanwhile only the newest is.
 */
import { isDeepEqual } from "./deep-equal.ts";
import { kindsOfTasks, readPieces } from "./read-pieces.ts";
import { minPiecedLength } from "./parse-text.ts";
import { readWhole, type ReadText } from "./parse-whole.ts";
import { modelOf, type ModelReply, type ModelRequest } from "./read-model.ts";

let pending: ReturnType<typeof setTimeout> | undefined;

self.onmessage = ({ data }: MessageEvent<ModelRequest>) => {
  clearTimeout(pending);
  const { id, text, wantsModel } = data;
  const pieced = text.length < minPiecedLength ? null : readPieces(text);
  if (pieced !== null && wantsModel)
    post({ id, read: modelOf(text, pieced), kinds: kindsOfTasks(text), isWhole: false });
  pending = setTimeout(() => post(wholeReply(id, text, pieced)), 0);
};

function wholeReply(id: number, text: string, pieced: ReadText | null): ModelReply {
  const whole = readWhole(text);
  if (pieced?.ok === true && whole.ok && isDeepEqual(pieced.value, whole.value))
    return { id, read: "same", kinds: null, isWhole: true };
  const kinds = text.length < minPiecedLength ? null : kindsOfTasks(text);
  return { id, read: modelOf(text, whole), kinds, isWhole: true };
}

function post(reply: ModelReply): void {
  self.postMessage(reply);
}
