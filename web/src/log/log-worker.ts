/** The worker of one log: parses lines and follows the live stream, so that the page's own thread only draws. */
import { followLog } from "./live-stream.ts";
import { parseBlock } from "./parse-block.ts";
import type { FromWorker, ToWorker } from "./worker-messages.ts";

let stop: (() => void) | null = null;

function tell(message: FromWorker): void {
  postMessage(message);
}

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.kind === "parse") {
    const lines = data.blocks.flatMap((block) => parseBlock(block, block.offset));
    tell({ kind: "parsed", id: data.id, lines });
    return;
  }
  stop?.();
  stop = followLog(data.address, data, {
    onLines: (total, lines) => tell({ kind: "lines", total, lines }),
    onState: (state) => tell({ kind: "state", state }),
  });
});
