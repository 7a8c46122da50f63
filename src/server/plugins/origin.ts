/**
 * Keeps web pages from driving the server. In local mode there is no login, so the Host header must name this machine (DNS
 * rebinding); everywhere, a browser's request must come from our own pages (CSRF), whether it changes something or reads. Only
 * following a link from elsewhere is allowed: browsers send no Origin for it, and the page it leads to is ours.
 */
import type { FastifyInstance, FastifyRequest } from "fastify";
import { StratalError } from "../../base/errors.ts";

export interface OriginPolicy {
  /** Local mode: only loopback names and `allowedHosts` are accepted as Host. */
  checkHost: boolean;
  allowedHosts: readonly string[];
  /** Where users reach the server, if not at the address that it listens on. */
  publicUrl: string | null;
}

const SAFE_METHODS = new Set(["GET", "HEAD", "OPTIONS"]);

/** Installs the checks. */
export function installOriginChecks(app: FastifyInstance, policy: OriginPolicy): void {
  app.addHook("onRequest", async (request) => {
    if (policy.checkHost) checkHost(request, policy);
    checkSite(request, policy);
  });
}

function checkHost(request: FastifyRequest, policy: OriginPolicy): void {
  const host = hostNameOf(request.headers.host ?? "");
  if (isLoopbackName(host) || policy.allowedHosts.includes(host)) return;
  throw new StratalError(
    "forbidden_host",
    `This server answers to loopback names such as localhost only, not to ${JSON.stringify(host.slice(0, 100))}. ` +
      "If the name is yours, start the server with it in STRATAL_ALLOWED_HOSTS.",
  );
}

function checkSite(request: FastifyRequest, policy: OriginPolicy): void {
  const { origin } = request.headers;
  const isUpgrade = request.headers.upgrade !== undefined;
  const isSafe = SAFE_METHODS.has(request.method) && !isUpgrade;
  const isNavigation = isSafe && request.headers["sec-fetch-mode"] === "navigate";
  const crossSite = request.headers["sec-fetch-site"] === "cross-site" && !isNavigation;
  const foreign = origin !== undefined && !isOwnOrigin(origin, request, policy);
  if (!crossSite && !foreign) return;
  const page = origin === undefined ? "another site" : JSON.stringify(origin.slice(0, 100));
  throw new StratalError(
    "forbidden_origin",
    `Requests from pages of ${page} are refused. If users reach this server there, start it with that address in STRATAL_PUBLIC_URL.`,
  );
}

/**
 * A browser sends cookies whoever made it ask. So a request that changes something, or opens a stream, has to say that a page of this
 * server made it; `installOriginChecks` has found that what it says is true.
 */
export function requireOwnPage({ method, headers }: FastifyRequest): void {
  if (SAFE_METHODS.has(method) && headers.upgrade === undefined) return;
  if (headers.origin !== undefined || headers["sec-fetch-site"] === "same-origin") return;
  throw new StratalError(
    "forbidden_origin",
    "With a session's cookie, changes are accepted from pages of this server only: send Origin, or an API token instead.",
  );
}

function isOwnOrigin(origin: string, request: FastifyRequest, policy: OriginPolicy): boolean {
  const url = URL.parse(origin);
  if (url === null || (url.protocol !== "http:" && url.protocol !== "https:")) return false;
  if (url.host === (request.headers.host ?? "").toLowerCase()) return true;
  if (policy.publicUrl !== null && url.origin === URL.parse(policy.publicUrl)?.origin) return true;
  const port = Number(url.port === "" ? (url.protocol === "https:" ? 443 : 80) : url.port);
  return (
    policy.checkHost && isLoopbackName(hostNameOf(url.host)) && port === request.socket.localPort
  );
}

/** The name in a Host header, without the port, in lower case. */
export function hostNameOf(host: string): string {
  const bracketed = /^\[([0-9a-f:.]+)\](?::\d+)?$/i.exec(host);
  return (bracketed?.[1] ?? host.replace(/:\d*$/, "")).toLowerCase();
}

/** True for names and addresses that always mean this machine. */
export function isLoopbackName(name: string): boolean {
  return (
    name === "localhost" ||
    name.endsWith(".localhost") ||
    name === "::1" ||
    /^127(?:\.(?:25[0-5]|2[0-4]\d|1?\d?\d)){3}$/.test(name)
  );
}
