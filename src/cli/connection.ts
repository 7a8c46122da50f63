import { createClient, type StratalClient } from "../client/client.ts";
import type { GlobalOptions } from "./command-options.ts";
import { clientSettings } from "./process-settings.ts";

/** The client that the options, the environment or the default name. */
export function connect(options: GlobalOptions): StratalClient {
  const { serverUrl, token } = clientSettings(options);
  return createClient({ baseUrl: serverUrl, ...(token === null ? {} : { token }) });
}
