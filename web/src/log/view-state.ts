/** What a reader chose to see of a log. The page that shows the viewer keeps it in its address. */
import { oneOf, textOf } from "../lib/search-params.ts";

export const levelFilters = ["all", "error", "warn", "info", "debug"] as const;
export type LevelFilter = (typeof levelFilters)[number];
export const streamFilters = ["all", "stdout", "stderr", "system"] as const;
export type StreamFilter = (typeof streamFilters)[number];
export const timeFormats = ["off", "relative", "absolute"] as const;
export type TimeFormat = (typeof timeFormats)[number];
export const textSizes = ["small", "medium", "large"] as const;
export type TextSize = (typeof textSizes)[number];
/** Lines around each match when only matches are shown. */
export const contexts = ["0", "2", "5", "20"] as const;

/** All of it. */
export interface LogViewState {
  query: string;
  matchCase: boolean;
  /** Only lines that match, with `context` lines around each. */
  onlyMatches: boolean;
  context: (typeof contexts)[number];
  /** `warn` means warnings and errors. */
  level: LevelFilter;
  stream: StreamFilter;
  /** Lines as people count them: `123` or `123-130`; `error` is the first error. */
  line: string | null;
  wrap: boolean;
  times: TimeFormat;
  size: TextSize;
}

const storageKey = "stratal.log";
const standard: LogViewState = {
  query: "",
  matchCase: false,
  onlyMatches: false,
  context: "0",
  level: "all",
  stream: "all",
  line: null,
  wrap: false,
  times: "absolute",
  size: "medium",
};

type Raw = Record<string, unknown>;

/** The state without anything in the address: what this reader chose last of wrap, times and size. */
export function defaultLogViewState(): LogViewState {
  return { ...standard, ...optionsOf(stored()) };
}

/** The state that an address names. */
export function parseLogViewState(raw: Raw): LogViewState {
  const line = textOf(raw, "line");
  return {
    ...defaultLogViewState(),
    ...optionsOf(raw),
    query: textOf(raw, "q") ?? "",
    matchCase: raw["case"] === "1",
    onlyMatches: raw["only"] === "1",
    context: oneOf(raw, "context", contexts) ?? standard.context,
    level: oneOf(raw, "level", levelFilters) ?? standard.level,
    stream: oneOf(raw, "stream", streamFilters) ?? standard.stream,
    line: line !== undefined && /^(?:error|\d{1,10}(?:-\d{1,10})?)$/.test(line) ? line : null,
  };
}

/** Search parameters for a state; those that need not be said are undefined. */
export function logViewSearch(state: LogViewState) {
  const usual = defaultLogViewState();
  const unusual = <Key extends keyof LogViewState>(key: Key) =>
    state[key] === usual[key] ? undefined : state[key];
  return {
    q: state.query === "" ? undefined : state.query,
    case: state.matchCase ? "1" : undefined,
    only: state.onlyMatches ? "1" : undefined,
    context: unusual("context"),
    level: unusual("level"),
    stream: unusual("stream"),
    line: state.line ?? undefined,
    wrap: state.wrap === usual.wrap ? undefined : state.wrap ? "1" : "0",
    times: unusual("times"),
    size: unusual("size"),
  };
}

/** Remembers wrap, times and size for this browser. */
export function keepLogOptions({ wrap, times, size }: LogViewState): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify({ wrap: wrap ? "1" : "0", times, size }));
  } catch {
    // A browser that stores nothing still shows what was chosen.
  }
}

function optionsOf(raw: Raw): Partial<LogViewState> {
  const wrap = oneOf(raw, "wrap", ["0", "1"]);
  const times = oneOf(raw, "times", timeFormats);
  const size = oneOf(raw, "size", textSizes);
  return {
    ...(wrap === undefined ? {} : { wrap: wrap === "1" }),
    ...(times === undefined ? {} : { times }),
    ...(size === undefined ? {} : { size }),
  };
}

function stored(): Raw {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(storageKey) ?? "{}");
    return typeof parsed === "object" && parsed !== null ? { ...parsed } : {};
  } catch {
    return {};
  }
}
