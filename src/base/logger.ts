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

/** A logger on stderr, so that stdout stays free for results: JSON, or `pretty`, a line of text for each message. */
export function createLogger(options: { level: LogLevel; pretty: boolean; name: string }): Logger {
  const base = { name: options.name, level: options.level, redact: REDACTED };
  return options.pretty
    ? pino({
        ...base,
        transport: {
          target: "pino-pretty",
          options: {
            destination: 2,
            ignore: "pid,hostname,name",
            translateTime: "SYS:HH:MM:ss",
            singleLine: true,
            // Its own guess looks at standard output, which may be a file while this is read, or the other way round.
            colorize: process.stderr.isTTY,
          },
        },
      })
    : pino(base, pino.destination({ fd: 2, sync: false }));
}
