/**
 * A process that runs an embedded PostgreSQL: `embedded-process.ts <data directory>`. Prints one JSON line when it runs, or one with the
 * error; stops when its standard input ends.
 */
import { createLogger } from "../../src/base/logger.ts";
import { StratalError } from "../../src/base/errors.ts";
import { startEmbeddedPostgres } from "../../src/store/embedded/embedded-postgres.ts";

const logger = createLogger({ level: "warn", pretty: false, name: "embedded process" });
try {
  const postgres = await startEmbeddedPostgres({ dataDir: process.argv[2]!, logger });
  process.stdout.write(`${JSON.stringify({ url: postgres.url, dataDir: postgres.dataDir })}\n`);
  process.stdin.resume();
  process.stdin.once("end", () => void postgres.stop());
} catch (error) {
  const code = error instanceof StratalError ? error.code : "unexpected";
  process.stdout.write(`${JSON.stringify({ code, error: String(error) })}\n`);
}
