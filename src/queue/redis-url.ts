/** Reads REDIS_URL: one server, the servers of Sentinel, or nodes of a Cluster. */
import { didYouMean } from "../base/did-you-mean.ts";
import { StratalError } from "../base/errors.ts";

/** Where Redis is, and how to log in. */
export interface RedisAddress {
  kind: "single" | "sentinel" | "cluster";
  /** The server; the Sentinels; some nodes of the Cluster. */
  nodes: { host: string; port: number }[];
  tls: boolean;
  /** File of the certificates that are trusted, if not the ones of the system. */
  ca: string | null;
  username: string | null;
  password: string | null;
  /** Number of the database; 0 in a Cluster, which has no other. */
  database: number;
  /** Name of the group that Sentinels watch. */
  group: string | null;
  sentinelPassword: string | null;
}

const PARAMETERS = ["sentinel", "sentinel_password", "cluster", "node", "ca"];
const REDIS_PORT = 6379;
const SENTINEL_PORT = 26379;

/**
 * The address in a URL: `redis://user:password@host:6379/0`, `rediss://` with TLS (`?ca=<file>`); `?sentinel=<group>` and `?cluster=true`
 * take further hosts as `&node=host:port`. Throws `invalid_settings`, without the URL, which holds the password.
 */
export function readRedisUrl(text: string): RedisAddress {
  const url = new URL(text);
  const query = url.searchParams;
  refuseUnknownParameters(query);
  const group = query.get("sentinel");
  const isCluster = query.get("cluster") === "true";
  if (query.has("cluster") && !isCluster) throw invalid("`cluster` can only be `true`.");
  if (group !== null && isCluster) throw invalid("`sentinel` and `cluster` exclude each other.");
  const kind = group !== null ? "sentinel" : isCluster ? "cluster" : "single";
  const nodes = query.getAll("node");
  if (nodes.length > 0 && kind === "single")
    throw invalid("`node` goes with `sentinel=<group>` or `cluster=true`.");
  const tls = url.protocol === "rediss:";
  if (query.has("ca") && !tls) throw invalid("`ca` goes with rediss://.");
  const port = kind === "sentinel" ? SENTINEL_PORT : REDIS_PORT;
  const database = readDatabase(url.pathname);
  if (isCluster && database !== 0) throw invalid("a Cluster has only the database 0.");
  return {
    kind,
    nodes: [url.host, ...nodes].map((node) => readNode(node, port)),
    tls,
    ca: query.get("ca"),
    username: textOrNull(url.username),
    password: textOrNull(url.password),
    database,
    group,
    sentinelPassword: query.get("sentinel_password"),
  };
}

function readNode(text: string, defaultPort: number): { host: string; port: number } {
  const url = URL.parse(`redis://${text}`);
  if (url === null || url.hostname === "") throw invalid("a host is missing or is not valid.");
  return {
    // The brackets of an IPv6 address belong to the URL.
    host: url.hostname.replace(/^\[(.*)\]$/, "$1"),
    port: url.port === "" ? defaultPort : Number(url.port),
  };
}

function readDatabase(path: string): number {
  const number = path.replace(/^\//, "");
  if (!/^\d*$/.test(number)) throw invalid("what follows the host must be a database's number.");
  return Number(number);
}

function textOrNull(encoded: string): string | null {
  return encoded === "" ? null : decodeURIComponent(encoded);
}

function refuseUnknownParameters(query: URLSearchParams): void {
  for (const name of query.keys()) {
    if (!PARAMETERS.includes(name))
      throw invalid(`there is no parameter ${name}.${didYouMean(name, PARAMETERS)}`);
  }
}

function invalid(reason: string): StratalError {
  return new StratalError(
    "invalid_settings",
    `REDIS_URL is not valid: ${reason} Write redis://user:password@host:6379/0, or see "Redis" in docs/guides/production.md for Sentinel and Cluster.`,
  );
}
