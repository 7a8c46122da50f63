import { pipeline, Readable } from "node:stream";
import { createGzip } from "node:zlib";
import type { FastifyInstance } from "fastify";
import { downloadRunLogs, type DownloadQuery } from "../../api/logs.ts";
import { StratalError } from "../../base/errors.ts";
import type { Database } from "../../store/database.ts";
import { listLogRanges } from "../../store/logs/list-log-ranges.ts";
import type { LogChunk } from "../../store/logs/log-chunk.ts";
import { chunksOfRows, readLogTotals } from "../../store/logs/read-log-chunks.ts";
import { sliceChunk } from "../../store/logs/slice-chunk.ts";
import { getRun } from "../../store/runs/get-run.ts";
import { routeConfig, routerPath, validatedCall } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { PRUNED } from "../live/log-messages.ts";
import { LogText } from "../live/log-text.ts";
import { TaskNames } from "../live/task-names.ts";
import { readChunks, viewedLog, type ViewedLog } from "./viewed-log.ts";

const CHUNKS_PER_READ = 8;
/** Lines of a part that are read at once. */
const LINES_PER_READ = 5_000;

/** Logs as files. */
export function addLogDownloadRoute(app: FastifyInstance, context: ServerContext): void {
  app.route({
    method: "GET",
    url: routerPath(downloadRunLogs),
    config: routeConfig(downloadRunLogs),
    exposeHeadRoute: false,
    handler: async (request, reply) => {
      const { params, query, principal } = validatedCall(downloadRunLogs, request, reply);
      const { projectId } = principal;
      const run = await getRun(context.database, { projectId, runId: params.id });
      if (run === undefined) throw new StratalError("not_found", "There is no run with this id.");
      const log = await viewedLog(context, projectId, run.id, query.task_run_id);
      const name = `${fileName(run.job_name)}-${run.id}.log`;
      const text = Readable.from(logText(context.database, log, query), { objectMode: false });
      const isPacked = query.gzip === "true";
      return (
        reply
          .type(isPacked ? "application/gzip" : "text/plain; charset=utf-8")
          .header("content-disposition", `attachment; filename="${name}${isPacked ? ".gz" : ""}"`)
          .header("x-content-type-options", "nosniff")
          // Whoever goes away before the end ends both streams; there is nobody to tell.
          .send(isPacked ? pipeline(text, createGzip(), () => undefined) : text)
      );
    },
  });
}

/** A name as a part of the name of a file. */
export function fileName(name: string): string {
  return name.replace(/[^\w.-]+/g, "-").slice(0, 80);
}

/** The log as text, chunk by chunk as the reader takes it. */
export async function* logText(
  database: Database,
  log: ViewedLog,
  query: Pick<DownloadQuery, "offset" | "limit" | "plain">,
): AsyncGenerator<string> {
  const isPart = query.offset > 0 || query.limit !== undefined;
  const names = new TaskNames(database, log.runId);
  const text = new LogText({ isPlain: query.plain === "true" });
  if (!isPart && (await readLogTotals(database, log.runId)).pruned) yield `${PRUNED}\n`;
  for await (const chunk of isPart
    ? chunksOfPart(database, log, query)
    : allChunks(database, log)) {
    const added = text.add(chunk, await names.of(chunk.seq));
    if (added !== "") yield added;
  }
  yield text.end();
}

async function* allChunks(database: Database, log: ViewedLog): AsyncGenerator<LogChunk> {
  for (let afterPosition = -1; ;) {
    const chunks = await readChunks(database, log, { afterPosition, limit: CHUNKS_PER_READ });
    yield* chunks;
    if (chunks.length < CHUNKS_PER_READ) return;
    afterPosition = chunks.at(-1)!.position;
  }
}

async function* chunksOfPart(
  database: Database,
  { projectId, runId, seq }: ViewedLog,
  { offset, limit = Infinity }: Pick<DownloadQuery, "offset" | "limit">,
): AsyncGenerator<LogChunk> {
  for (let first = offset; first < offset + limit; first += LINES_PER_READ) {
    const end = Math.min(first + LINES_PER_READ, offset + limit);
    const ranges = { firstLines: [first], endLines: [end] };
    const rows = await listLogRanges(database, { projectId, runId, seq, ...ranges });
    for (const [at, chunk] of (await chunksOfRows(rows)).entries()) {
      const before = Number(rows[at]!.lines_before);
      yield sliceChunk(chunk, Math.max(first - before, 0), Math.min(end - before, chunk.lines));
    }
    if (rows.length === 0) return;
  }
}
