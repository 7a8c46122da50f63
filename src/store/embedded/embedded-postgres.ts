import { StratalError } from "../../base/errors.ts";
import type { Logger } from "../../base/logger.ts";

export interface EmbeddedPostgres {
  url: string;
  dataDir: string;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  dataDir: string;
  logger: Logger;
  port?: number;
  settings?: Readonly<Record<string, string>>;
}

export function startEmbeddedPostgres(
  _options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  throw new StratalError(
    "internal_error",
    "Not written yet: set TOOLS_DATABASE_URL or TEST_DATABASE_URL.",
  );
}
