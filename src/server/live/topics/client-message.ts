import { z } from "zod";
import { liveRequest, type LiveRequest } from "../../../api/live.ts";
import { StratalError } from "../../../base/errors.ts";

export type ClientMessage = LiveRequest;

/** What a client of the live channel sent; throws `invalid_request`. */
export function parseClientMessage(text: string): ClientMessage {
  const parsed = liveRequest.safeParse(jsonOf(text));
  if (parsed.success) return parsed.data;
  const reason = z.prettifyError(parsed.error).replaceAll("\n", " ");
  throw new StratalError(
    "invalid_request",
    `Send {"type": "subscribe" or "unsubscribe", "topic": …}: ${reason}`.slice(0, 500),
  );
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
