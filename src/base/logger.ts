import { pino, type Logger as PinoLogger } from "pino";

export type Logger = PinoLogger;
export type LogLevel = "fatal" | "error" | "warn" | "info" | "debug" | "trace" | "silent";

/** Paths whose values never reach a log line. */
const REDACTED = [
  "req.headers.authorization",
  "req.headers.cookie",
  "*.password",
  "*.value",
  "*.token",
];

/** A JSON logger on stderr (so that stdout stays free for results); `pretty` for people at a terminal. */
export function createLogger(options: { level: LogLevel; pretty: boolean; name: string }): Logger {
  const base = { name: options.name, level: options.level, redact: REDACTED };
  return options.pretty
    ? pino({
        ...base,
        transport: {
          target: "pino-pretty",
          options: { destination: 2, ignore: "pid,hostname,name", translateTime: "HH:MM:ss" },
        },
      })
    : pino(base, pino.destination({ fd: 2, sync: false }));
}
