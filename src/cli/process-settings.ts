/** What commands take from the environment, with their own options laid over it. */
import { StratalError } from "../base/errors.ts";
import { armFailpoints } from "../base/failpoint.ts";
import { createLogger, type Logger } from "../base/logger.ts";
import { loadSettings, type SettingOverrides } from "../config/load.ts";
import type { Settings } from "../config/settings.ts";
import { CliError } from "./cli-error.ts";

/** Settings of a command that runs a part of Stratal in this process; a `.env` in the current folder counts, too. Arms failpoints. */
export function serviceSettings(options: SettingOverrides): Settings {
  const settings = loadSettings({ overrides: options, file: ".env" });
  if (settings.failpoints !== null) armIfTesting(settings.failpoints, settings);
  return settings;
}

/** No production process can be told to break. */
function armIfTesting(failpoints: string, { testing }: Settings): void {
  if (testing !== "on")
    throw new StratalError(
      "invalid_settings",
      "STRATAL_FAILPOINTS breaks this process on purpose, which is refused unless STRATAL_TESTING is on. Take it out of the environment and of .env; set STRATAL_TESTING=on only where data may be lost.",
    );
  armFailpoints(failpoints);
}

/** Where the command line finds its server. Not from a `.env`: a foreign folder must not say where our token is sent. */
export function clientSettings(options: {
  server?: string;
  token?: string;
}): Pick<Settings, "serverUrl" | "token"> {
  if (options.server !== undefined && !isWebUrl(options.server))
    throw new CliError(
      `--server must be a URL that starts with http:// or https://, not "${options.server}".`,
    );
  return loadSettings({ overrides: { serverUrl: options.server, token: options.token } });
}

function isWebUrl(text: string): boolean {
  return URL.canParse(text) && /^https?:$/.test(new URL(text).protocol);
}

/** For commands that talk to a person and log beside it: text, unless a form was chosen. */
export function withReadableLog(settings: Settings): Settings {
  return settings.logFormat === "auto" ? { ...settings, logFormat: "pretty" } : settings;
}

/** The log of a part of Stratal, on standard error: for people at a terminal, else as JSON. */
export function serviceLogger(settings: Settings, name: string): Logger {
  const pretty =
    settings.logFormat === "auto" ? process.stderr.isTTY : settings.logFormat === "pretty";
  return createLogger({ level: settings.logLevel, pretty, name });
}
