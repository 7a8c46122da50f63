/** The one table of settings: `Settings`, the loader, docs/reference/settings.md and .env.example are made from it. */
import { availableParallelism } from "node:os";
import type { LogLevel } from "../base/logger.ts";
import {
  describeSettingType,
  formatSetting,
  type SettingType,
  type SettingValue,
} from "./setting-type.ts";

/** One setting. */
export interface SettingSpec {
  /** Which commands read it. */
  group: "database" | "server" | "security" | "worker" | "client" | "logging" | "testing";
  env: string;
  type: SettingType;
  /** Null when nothing is set; a function where it depends on the machine, with `defaultText` to describe it. */
  default: SettingValue | null | (() => SettingValue);
  defaultText?: string;
  /** What it does, in one or two sentences. */
  sentence: string;
  /** Its value is never shown, not even in an error. */
  secret: boolean;
}

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const KIB = 1024;
const MIB = KIB * KIB;
const GIB = KIB * MIB;

const logLevels = [
  "fatal",
  "error",
  "warn",
  "info",
  "debug",
  "trace",
  "silent",
] as const satisfies readonly LogLevel[];

const path = { kind: "text", minLength: 1, maxLength: 4096 } as const;
const webUrl = { kind: "url", protocols: ["http:", "https:"] } as const;

/** Every setting by its key in `Settings`. */
export const settingTable = {
  databaseUrl: {
    group: "database",
    env: "DATABASE_URL",
    type: { kind: "url", protocols: ["postgres:", "postgresql:"] },
    default: null,
    sentence:
      "The PostgreSQL database. Special characters in the password are percent-encoded, such as `%40` for `@`.",
    secret: true,
  },
  poolSize: {
    group: "database",
    env: "STRATAL_DATABASE_POOL_SIZE",
    type: { kind: "integer", min: 1, max: 200 },
    default: 10,
    sentence: "Largest number of connections of one process's general pool.",
    secret: false,
  },
  databaseConnectTimeoutMs: {
    group: "database",
    env: "STRATAL_DATABASE_CONNECT_TIMEOUT",
    type: { kind: "duration", minMs: 0, maxMs: HOUR },
    default: MINUTE,
    sentence: "How long a start waits for a database that does not answer yet.",
    secret: false,
  },
  redisUrl: {
    group: "database",
    env: "REDIS_URL",
    type: { kind: "url", protocols: ["redis:", "rediss:"] },
    default: null,
    sentence:
      "Redis or Valkey 7 or newer, the same for every server and worker, for ready tasks and notifications between machines: `redis://user:password@host:6379/0`, or `rediss://` with TLS; Sentinel and Cluster as the guide to production says. Without it PostgreSQL carries them.",
    secret: true,
  },
  dataDir: {
    group: "server",
    env: "STRATAL_DATA_DIR",
    type: path,
    default: ".stratal",
    sentence:
      "Directory for what is kept on this machine: the embedded database, a generated master key (`master.key`) and the administrator's first token (`admin-token`).",
    secret: false,
  },
  host: {
    group: "server",
    env: "STRATAL_HOST",
    type: { kind: "host" },
    default: "127.0.0.1",
    sentence: "Address that the server listens on.",
    secret: false,
  },
  port: {
    group: "server",
    env: "STRATAL_PORT",
    type: { kind: "integer", min: 0, max: 65_535 },
    default: 8080,
    sentence: "Port that the server listens on; 0 takes a free one.",
    secret: false,
  },
  publicUrl: {
    group: "server",
    env: "STRATAL_PUBLIC_URL",
    type: webUrl,
    default: null,
    sentence: "Where users reach the server, if not at the address that it listens on.",
    secret: false,
  },
  artifactsDir: {
    group: "server",
    env: "STRATAL_ARTIFACTS_DIR",
    type: path,
    default: null,
    sentence:
      "Directory for the artifacts of tasks, the same for every server and worker; without it, `artifacts` in the data directory. Workers on another machine need a common volume.",
    secret: false,
  },
  webDir: {
    group: "server",
    env: "STRATAL_WEB_DIR",
    type: path,
    default: null,
    sentence: "Directory of the web UI's files; without it, the ones of this package.",
    secret: false,
  },
  maxBodyBytes: {
    group: "server",
    env: "STRATAL_MAX_BODY_SIZE",
    type: { kind: "size", minBytes: KIB, maxBytes: 64 * MIB },
    default: MIB,
    sentence: "Largest body of a request.",
    secret: false,
  },
  logRetentionMs: {
    group: "server",
    env: "STRATAL_LOG_RETENTION",
    type: { kind: "duration", minMs: DAY, maxMs: 3_650 * DAY },
    default: 30 * DAY,
    sentence:
      "How long logs are kept, from the start of their run; of open runs they always are. They are removed by days.",
    secret: false,
  },
  historyRetentionMs: {
    group: "server",
    env: "STRATAL_HISTORY_RETENTION",
    type: { kind: "duration", minMs: DAY, maxMs: 3_650 * DAY },
    default: 90 * DAY,
    sentence:
      "How long events of runs and single attempts of tasks are kept, from the start of their run; runs and tasks themselves stay.",
    secret: false,
  },
  auth: {
    group: "security",
    env: "STRATAL_AUTH",
    type: { kind: "choice", values: ["auto", "on"] },
    default: "auto",
    sentence:
      "`auto` asks for a token unless the server listens on a loopback address; `on` always asks.",
    secret: false,
  },
  adminToken: {
    group: "security",
    env: "STRATAL_ADMIN_TOKEN",
    type: { kind: "text", minLength: 16, maxLength: 512 },
    default: null,
    sentence:
      "API token of the administrator; without it, the first start of a server that asks for tokens writes one to `admin-token` in the data directory.",
    secret: true,
  },
  allowedHosts: {
    group: "security",
    env: "STRATAL_ALLOWED_HOSTS",
    type: { kind: "list", item: "host", minItems: 0, maxItems: 100 },
    default: [],
    sentence:
      "Host headers, without a port, that a server without login accepts beside the loopback names.",
    secret: false,
  },
  masterKey: {
    group: "security",
    env: "STRATAL_MASTER_KEY",
    type: { kind: "text", minLength: 1, maxLength: 4096 },
    default: null,
    sentence:
      "Key that encrypts secrets, as made by `openssl rand -base64 32`; the same on every server and worker. Without it and `STRATAL_MASTER_KEY_FILE`, the first start makes one: `master.key` in the data directory.",
    secret: true,
  },
  masterKeyFile: {
    group: "security",
    env: "STRATAL_MASTER_KEY_FILE",
    type: path,
    default: null,
    sentence:
      "File that holds the master key, readable by its owner only; excludes `STRATAL_MASTER_KEY`.",
    secret: false,
  },
  maxArtifactBytes: {
    group: "worker",
    env: "STRATAL_MAX_ARTIFACT_SIZE",
    type: { kind: "size", minBytes: KIB, maxBytes: 64 * GIB },
    default: GIB,
    sentence: "Largest artifact that the worker keeps; a task that leaves a larger one fails.",
    secret: false,
  },
  workerName: {
    group: "worker",
    env: "STRATAL_WORKER_NAME",
    type: { kind: "text", minLength: 1, maxLength: 255 },
    default: null,
    sentence: "Name shown for the worker; without it, the machine's host name.",
    secret: false,
  },
  workerQueues: {
    group: "worker",
    env: "STRATAL_WORKER_QUEUES",
    type: { kind: "list", item: "tag", minItems: 1, maxItems: 100 },
    default: ["default"],
    sentence: "Queues that the worker takes tasks from.",
    secret: false,
  },
  workerTags: {
    group: "worker",
    env: "STRATAL_WORKER_TAGS",
    type: { kind: "list", item: "tag", minItems: 0, maxItems: 100 },
    default: [],
    sentence: "Tags of the worker, beside those of the interpreters it finds.",
    secret: false,
  },
  workerProcessSlots: {
    group: "worker",
    env: "STRATAL_WORKER_PROCESS_SLOTS",
    type: { kind: "integer", min: 0, max: 1_000 },
    default: (): number => 2 * availableParallelism(),
    defaultText: "2 × processor cores",
    sentence: "Scripts that the worker runs at once.",
    secret: false,
  },
  workerInlineSlots: {
    group: "worker",
    env: "STRATAL_WORKER_INLINE_SLOTS",
    type: { kind: "integer", min: 0, max: 10_000 },
    default: 64,
    sentence: "Builtin tasks that the worker runs at once.",
    secret: false,
  },
  workerLeaseMs: {
    group: "worker",
    env: "STRATAL_WORKER_LEASE",
    type: { kind: "duration", minMs: SECOND, maxMs: 10 * MINUTE },
    default: 30 * SECOND,
    sentence: "How long a worker may be silent before its tasks run elsewhere.",
    secret: false,
  },
  workerDrainGraceMs: {
    group: "worker",
    env: "STRATAL_WORKER_DRAIN_GRACE",
    type: { kind: "duration", minMs: 0, maxMs: 24 * HOUR },
    default: 30 * SECOND,
    sentence: "How long a stopping worker lets its tasks finish before it hands them back.",
    secret: false,
  },
  workerWorkDir: {
    group: "worker",
    // Not STRATAL_WORK_DIR, which a script gets.
    env: "STRATAL_WORKER_WORK_DIR",
    type: path,
    default: null,
    sentence:
      "Directory for the private directories of scripts; without it, one in the system's temporary directory.",
    secret: false,
  },
  workerIsolation: {
    group: "worker",
    env: "STRATAL_ISOLATION",
    type: { kind: "choice", values: ["auto", "process", "uid", "namespaces"] },
    default: null,
    sentence:
      "Isolation level of scripts; `auto` takes the strongest that the machine allows. A worker that cannot give a level named here does not start. Without it, `auto`, and `process` for `stratal up`.",
    secret: false,
  },
  isolationRequired: {
    group: "worker",
    env: "STRATAL_ISOLATION_REQUIRED",
    type: { kind: "choice", values: ["process", "uid", "namespaces"] },
    default: "process",
    sentence: "Weakest isolation level that the worker starts with; it refuses to start below it.",
    secret: false,
  },
  isolationReadable: {
    group: "worker",
    env: "STRATAL_ISOLATION_READABLE",
    type: { kind: "list", item: "path", minItems: 0, maxItems: 100 },
    default: [],
    sentence:
      "Directories that scripts may read at isolation level `namespaces`, beside `/usr` and parts of `/etc`.",
    secret: false,
  },
  isolationWritable: {
    group: "worker",
    env: "STRATAL_ISOLATION_WRITABLE",
    type: { kind: "list", item: "path", minItems: 0, maxItems: 100 },
    default: [],
    sentence: "Directories that scripts may write to at isolation level `namespaces`.",
    secret: false,
  },
  isolationMaxProcesses: {
    group: "worker",
    env: "STRATAL_ISOLATION_MAX_PROCESSES",
    type: { kind: "integer", min: 16, max: 100_000 },
    default: 256,
    sentence: "Processes and threads of one script, at the isolation levels above `process`.",
    secret: false,
  },
  isolationFirstUid: {
    group: "worker",
    env: "STRATAL_ISOLATION_FIRST_UID",
    type: { kind: "integer", min: 1_000, max: 4_000_000_000 },
    default: 60_600,
    sentence:
      "First of 500 user ids that a worker running as root runs scripts as; nobody else may have them.",
    secret: false,
  },
  warmRuntimes: {
    group: "worker",
    env: "STRATAL_WARM_RUNTIMES",
    type: { kind: "choice", values: ["on", "off"] },
    default: "on",
    sentence:
      "Whether a small resident Python process starts the scripts, and Python scripts as forks of itself; off starts an interpreter for each.",
    secret: false,
  },
  pollIntervalMs: {
    group: "worker",
    env: "STRATAL_POLL_INTERVAL",
    type: { kind: "duration", minMs: 10, maxMs: MINUTE },
    default: SECOND,
    sentence: "How often an idle worker looks for tasks when no notification arrives.",
    secret: false,
  },
  serverUrl: {
    group: "client",
    env: "STRATAL_SERVER_URL",
    type: webUrl,
    default: "http://127.0.0.1:8080",
    sentence: "Server that the command line talks to; not read from `.env`.",
    secret: false,
  },
  token: {
    group: "client",
    env: "STRATAL_TOKEN",
    type: { kind: "text", minLength: 1, maxLength: 4096 },
    default: null,
    sentence: "API token of the command line; not read from `.env`.",
    secret: true,
  },
  logLevel: {
    group: "logging",
    env: "STRATAL_LOG_LEVEL",
    type: { kind: "choice", values: logLevels },
    default: "info",
    sentence: "Least severe log lines that are written.",
    secret: false,
  },
  logFormat: {
    group: "logging",
    env: "STRATAL_LOG_FORMAT",
    type: { kind: "choice", values: ["auto", "json", "pretty"] },
    default: "auto",
    sentence:
      "Form of log lines; `auto` is `pretty` at a terminal and of `stratal up` and `demo`, `json` elsewhere.",
    secret: false,
  },
  testing: {
    group: "testing",
    env: "STRATAL_TESTING",
    type: { kind: "choice", values: ["on", "off"] },
    default: "off",
    sentence:
      "`on` allows what breaks this process on purpose. Only for a system whose data may be lost.",
    secret: false,
  },
  failpoints: {
    group: "testing",
    env: "STRATAL_FAILPOINTS",
    type: { kind: "text", minLength: 1, maxLength: 4096 },
    default: null,
    sentence:
      "Where this process ends, waits or loses its connection, such as `task.settle=unknown@3`; see docs/chaos.md. Refused unless `STRATAL_TESTING` is `on`.",
    secret: false,
  },
} as const satisfies Record<string, SettingSpec>;

type Table = typeof settingTable;

/** Name of a setting in the code. */
export type SettingKey = keyof Table;

type ValueOf<Type extends SettingType> = Type extends { kind: "integer" | "duration" | "size" }
  ? number
  : Type extends { kind: "choice"; values: readonly (infer Value)[] }
    ? Value
    : Type extends { kind: "list" }
      ? string[]
      : string;

/** All settings of a process, as the table says. */
export type Settings = {
  [Key in SettingKey]:
    ValueOf<Table[Key]["type"]> | (Table[Key]["default"] extends null ? null : never);
};

/** The table as rows, for code that goes through all of them. */
export const settingRows: readonly (readonly [SettingKey, SettingSpec])[] = Object.entries(
  settingTable,
) as [SettingKey, SettingSpec][];

/** What a person needs to know about a setting. */
export interface SettingDescription {
  key: SettingKey;
  group: SettingSpec["group"];
  env: string;
  type: string;
  /** As it would be written; null when nothing is set. */
  default: string | null;
  /** False where the default is described, not written. */
  defaultIsLiteral: boolean;
  sentence: string;
  secret: boolean;
}

/** All settings in the order of the table, the same on every machine. */
export function describeSettings(): SettingDescription[] {
  return settingRows.map(([key, spec]) => ({
    key,
    group: spec.group,
    env: spec.env,
    type: describeSettingType(spec.type),
    default: defaultTextOf(spec),
    defaultIsLiteral: typeof spec.default !== "function",
    sentence: spec.sentence,
    secret: spec.secret,
  }));
}

function defaultTextOf(spec: SettingSpec): string | null {
  if (typeof spec.default === "function") return spec.defaultText ?? "depends on the machine";
  return spec.default === null ? null : formatSetting(spec.type, spec.default);
}
