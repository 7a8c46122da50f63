import type { Logger } from "../../base/logger.ts";
import { hideSecrets } from "../../config/hide-secrets.ts";

/** Hides the secret settings that this process was started with from scripts of the same user, and warns of those that stay. */
export function hideSettings(logger: Logger): void {
  const shown = hideSecrets();
  if (shown.length === 0) return;
  logger.warn(
    `Scripts can read ${shown.join(", ")} in this process's environment: the system does not let it hide them.`,
  );
}
