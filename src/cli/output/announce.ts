import type { Logger } from "../../base/logger.ts";
import type { Terminal } from "./terminal.ts";

/**
 * Says once that a service is ready: in its log, or in plain words where the log is not that talkative. `isLogged` when the service
 * writes the line itself.
 */
export function announce(
  text: string,
  { logger, terminal, isLogged }: { logger: Logger; terminal: Terminal; isLogged: boolean },
): void {
  if (!logger.isLevelEnabled("info")) terminal.print(text);
  else if (!isLogged) logger.info(text);
}
