/**
 * How grave a line is, by the words in it. The patterns are alternatives of plain words, which the server looks for at full speed and
 * JavaScript understands in the same way: the badge of a line and the filter by level say the same.
 */
import type { Level } from "./log-line.ts";

const alternatives: Record<Level, readonly string[]> = {
  error: [
    "\\bERROR\\b",
    "\\bFATAL\\b",
    "\\bCRITICAL\\b",
    "\\bPANIC\\b",
    "\\bSEVERE\\b",
    "\\bERR!",
    "Error: ",
    "Exception: ",
    "\\berror: ",
    "\\berror\\[",
    "\\bfatal: ",
    "\\bpanic: ",
    "^Traceback \\(most recent call last\\)",
    "level=error",
    "level=fatal",
    '"level":"error"',
    '"level":"fatal"',
    "^::error",
  ],
  warn: [
    "\\bWARN\\b",
    "\\bWARNING\\b",
    "Warning: ",
    "\\bwarning: ",
    "\\bwarn: ",
    "level=warn",
    '"level":"warn',
    "^::warning",
  ],
  info: ["\\bINFO\\b", "\\bNOTICE\\b", "\\binfo: ", "level=info", '"level":"info"', "^::notice"],
  debug: ["\\bDEBUG\\b", "\\bTRACE\\b", "\\bdebug: ", "level=debug", '"level":"debug"', "^::debug"],
};

const patterns = new Map(
  levelsOf().map((level) => [level, new RegExp(patternOfLevel(level))] as const),
);

/** Grave ones first. */
export function levelsOf(): Level[] {
  return ["error", "warn", "info", "debug"];
}

/** The pattern (RE2) of lines of a level. */
export function patternOfLevel(level: Level): string {
  return alternatives[level].join("|");
}

/** The gravest level whose words are in a text. */
export function levelOf(text: string): Level | null {
  for (const [level, pattern] of patterns) if (pattern.test(text)) return level;
  return null;
}
