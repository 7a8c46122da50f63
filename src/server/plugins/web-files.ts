/** Serves the files of the web UI. */
import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance, FastifyReply } from "fastify";
import { packageFile } from "../../base/package-files.ts";
import { allowStylesWith } from "./security-headers.ts";

/** Where the build puts the UI. */
const BUILT = packageFile("web", "dist");
/** The build writes this where a page needs its nonce (`html.cspNonce` in web/vite.config.ts). */
const NONCE_MARK = "{style-nonce}";
const NONCE_BYTES = 16;
const ASSET_AGE_MS = 365 * 24 * 3_600_000;

/** The built web UI. */
export interface WebFiles {
  root: string;
  /** Its one page. */
  page: string;
}

/** The UI in `webDir` or beside the program; null if none was built. */
export function findWebFiles(webDir: string | null): WebFiles | null {
  const root = webDir ?? BUILT;
  const page = join(root, "index.html");
  return existsSync(page) ? { root, page: readFileSync(page, "utf8") } : null;
}

/**
 * Sends the one page of the UI. Its style elements, which libraries of the UI add while it runs, need a nonce that nobody can
 * know beforehand; its scripts are files and need none.
 */
export function sendPage(reply: FastifyReply, { page }: WebFiles): FastifyReply {
  const nonce = randomBytes(NONCE_BYTES).toString("base64");
  allowStylesWith(reply, nonce);
  return reply
    .type("text/html; charset=utf-8")
    .header("cache-control", "no-cache")
    .send(page.replaceAll(NONCE_MARK, nonce));
}

/** Serves the UI's files, where the build has compressed them (web/vite.config.ts) as that. */
export async function installWebFiles(app: FastifyInstance, files: WebFiles): Promise<void> {
  await app.register(async (web) => {
    web.addHook("onRoute", (route) => {
      route.config = { ...route.config, permission: "public" };
    });
    await web.register(fastifyStatic, {
      root: join(files.root, "assets"),
      preCompressed: true,
      prefix: "/assets/",
      decorateReply: false,
      maxAge: ASSET_AGE_MS,
      immutable: true,
      index: false,
    });
    web.get("/", (_request, reply) => sendPage(reply, files));
    await web.register(fastifyStatic, {
      root: files.root,
      preCompressed: true,
      prefix: "/",
      decorateReply: false,
      wildcard: false,
      index: false,
      globIgnore: ["assets/**", "index.html", "**/*.{br,gz}"],
    });
  });
}
