import type { z } from "zod";
import { didYouMean } from "../base/did-you-mean.ts";

/** Given to every schema that reads requests, so that callers get our words, such as `limit must be at least 1.`, not the validator's. */
export const fieldErrors = { error: fieldMessage } as const;

function fieldMessage(issue: z.core.$ZodRawIssue): string {
  const name = issue.path?.join(".") ?? "";
  const subject = name === "" ? "It" : name;
  return issue.input === undefined ? `${subject} is missing.` : `${subject} ${demand(issue)}`;
}

function demand(issue: z.core.$ZodRawIssue): string {
  switch (issue.code) {
    case "invalid_type":
      return `must be ${kindNames[issue.expected] ?? `of type ${issue.expected}`}.`;
    case "invalid_value":
      return `must be one of ${issue.values.join(", ")}.${didYouMean(String(issue.input), issue.values.map(String))}`;
    case "invalid_format":
      return `must be ${formatNames[issue.format] ?? `a valid ${issue.format}`}.`;
    case "too_small":
      return lowerBound(issue.origin, Number(issue.minimum));
    case "too_big":
      return issue.origin === "string"
        ? `must have at most ${issue.maximum} characters.`
        : `must be at most ${issue.maximum}.`;
    case "unrecognized_keys":
      return `must not have ${issue.keys.map((key) => JSON.stringify(key)).join(", ")}.`;
    default:
      return "is not valid.";
  }
}

function lowerBound(origin: string, minimum: number): string {
  if (origin !== "string") return `must be at least ${minimum}.`;
  return minimum === 1 ? "must not be empty." : `must have at least ${minimum} characters.`;
}

const kindNames: Readonly<Record<string, string>> = {
  string: "text",
  number: "a whole number",
  int: "a whole number",
  boolean: "true or false",
  object: "an object",
  record: "an object",
  array: "a list",
};

const formatNames: Readonly<Record<string, string>> = {
  guid: "a UUID",
  datetime: "a time in UTC such as 2026-01-31T12:00:00Z",
};
