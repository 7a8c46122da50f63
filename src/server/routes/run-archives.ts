import type { Readable } from "node:stream";
import type { FastifyInstance, FastifyReply } from "fastify";
import { downloadDebugBundle, downloadRunLogArchive } from "../../api/run-archives.ts";
import { listLoggedTasks } from "../../store/logs/list-logged-tasks.ts";
import type { IGetRunRowResult } from "../../store/runs/get-run.queries.ts";
import { getRun } from "../../store/runs/get-run.ts";
import { routeConfig, routerPath, validatedCall } from "../bind-endpoint.ts";
import type { ServerContext } from "../context.ts";
import { debugEntries } from "../debug-bundle.ts";
import { zipStream, type ZipEntry } from "../zip-stream.ts";
import { noSuchRun } from "./job-runs.ts";
import { fileName, logText } from "./log-download.ts";

const TASKS_PER_READ = 500;
/** So that files are in the order of the job wherever they are listed. */
const SEQ_DIGITS = 5;

/** Files with much of a run. */
export function addRunArchiveRoutes(app: FastifyInstance, context: ServerContext): void {
  const routes = [
    { endpoint: downloadRunLogArchive, kind: "logs", entries: logEntries },
    { endpoint: downloadDebugBundle, kind: "debug", entries: debugEntries },
  ];
  for (const { endpoint, kind, entries } of routes)
    app.route({
      method: "GET",
      url: routerPath(endpoint),
      config: routeConfig(endpoint),
      exposeHeadRoute: false,
      handler: async (request, reply) => {
        const { params, principal } = validatedCall(endpoint, request, reply);
        const { projectId } = principal;
        const run = await getRun(context.database, { projectId, runId: params.id });
        if (run === undefined) throw noSuchRun();
        const name = `${fileName(run.job_name)}-${run.id}-${kind}.zip`;
        return sendZip(reply, name, zipStream(entries(context, projectId, run)));
      },
    });
}

function sendZip(reply: FastifyReply, name: string, zip: Readable): FastifyReply {
  return reply
    .type("application/zip")
    .header("content-disposition", `attachment; filename="${name}"`)
    .header("x-content-type-options", "nosniff")
    .send(zip);
}

async function* logEntries(
  { database }: ServerContext,
  projectId: string,
  { id: runId }: IGetRunRowResult,
): AsyncGenerator<ZipEntry> {
  const whole = { offset: 0, limit: undefined, plain: "false" } as const;
  for (let afterSeq = -1; ;) {
    const tasks = await listLoggedTasks(database, {
      projectId,
      runId,
      afterSeq,
      limit: TASKS_PER_READ,
    });
    for (const { seq, name } of tasks) {
      const number = String(seq).padStart(SEQ_DIGITS, "0");
      const log = { projectId, runId, seq, ended: true };
      yield { name: `${number}-${fileName(name)}.log`, content: logText(database, log, whole) };
    }
    if (tasks.length < TASKS_PER_READ) return;
    afterSeq = tasks.at(-1)!.seq;
  }
}
