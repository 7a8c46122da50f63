import { InvalidArgumentError, type Command } from "commander";

const MAX_LIMIT = 500;

/** Which page of a list. */
export interface PageOptions {
  limit: number;
  cursor?: string;
}

/** Adds the options of a list that comes in pages. */
export function pageOptions(command: Command, defaultLimit: number): Command {
  return command
    .option("--limit <number>", `how many, at most ${MAX_LIMIT}`, parseLimit, defaultLimit)
    .option("--cursor <cursor>", "the page after the one that named this cursor");
}

/** What is said under a page that is not the last one. */
export function nextPageText(things: string, nextCursor: string): string {
  return `There are more ${things}: --limit shows up to ${MAX_LIMIT}, --cursor ${nextCursor} shows the next page.`;
}

function parseLimit(text: string): number {
  const limit = Number(text);
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT)
    throw new InvalidArgumentError(`It must be a whole number from 1 to ${MAX_LIMIT}.`);
  return limit;
}
