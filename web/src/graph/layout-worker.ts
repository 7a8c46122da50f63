/** The layout's own thread: thousands of nodes must not stop the page. */
import { layoutGraph, type GraphLayout, type LayoutRequest } from "./layout.ts";

/** A question with a number, and its answer. */
export interface LayoutMessage {
  id: number;
  request: LayoutRequest;
}
export interface LayoutReply {
  id: number;
  layout: GraphLayout;
}

self.onmessage = ({ data }: MessageEvent<LayoutMessage>) => {
  const reply: LayoutReply = { id: data.id, layout: layoutGraph(data.request) };
  self.postMessage(reply);
};
