/** Reads texts in a thread of its own: a large document must not stop the typing. */
import { readModel, type ModelReply, type ModelRequest } from "./read-model.ts";

self.onmessage = ({ data }: MessageEvent<ModelRequest>) => {
  const reply: ModelReply = { id: data.id, read: readModel(data.text) };
  self.postMessage(reply);
};
