import { existsSync } from "node:fs";
import { chromium, type Browser } from "playwright-core";

const executablePath = process.env.CHROMIUM_PATH ?? "/usr/bin/chromium";

/**
 * Starts Debian's Chromium, also as root. Null when there is none: then the reason is said, and with CI set it is an error,
 * so that a build never passes without having looked at the page.
 */
export async function launchBrowser(): Promise<Browser | null> {
  if (!existsSync(executablePath)) {
    const message =
      `There is no Chromium at ${executablePath}: THE PAGE IS NOT TESTED. ` +
      "Install the Debian package chromium, or name another one in CHROMIUM_PATH.";
    if (process.env.CI) throw new Error(message);
    process.stderr.write(`\n${message}\n\n`);
    return null;
  }
  return chromium.launch({
    executablePath,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
}
