/**
 * How task types read their parameters. Jobs of the Go system write numbers and booleans as strings, and references are
 * always filled in as strings, so every reader accepts the value itself and its text. An empty text means absent where a
 * value other than text is wanted.
 */
import { z } from "zod";
import type { JsonValue } from "../base/json.ts";
import { parseDuration } from "../base/duration.ts";
import { didYouMean } from "../base/did-you-mean.ts";

const TRUE_WORDS: ReadonlySet<string> = new Set(["true", "t", "1", "yes", "y", "on"]);
const FALSE_WORDS: ReadonlySet<string> = new Set(["false", "f", "0", "no", "n", "off"]);

/** A text; numbers and booleans count as their text. */
export function textValue(): z.ZodType<string, string | number | boolean> {
  return z
    .union([z.string(), z.number(), z.boolean()], {
      error: ({ input }) => (input === undefined ? "is required" : "must be a text"),
    })
    .transform((value) => String(value));
}

/** True or false, as a boolean, as 1 or 0, or as a word such as `"true"`; absent counts as `fallback`. */
export function booleanValue(
  fallback: boolean,
): z.ZodType<boolean, boolean | number | string | undefined> {
  return z
    .union([z.boolean(), z.number(), z.string()], { error: "must be true or false" })
    .meta({ default: fallback })
    .optional()
    .transform((value, context) => {
      const word = String(value ?? "")
        .trim()
        .toLowerCase();
      if (word === "") return fallback;
      if (TRUE_WORDS.has(word)) return true;
      if (FALSE_WORDS.has(word)) return false;
      context.addIssue("must be true or false");
      return z.NEVER;
    });
}

/** A whole number from `min` to `max`, as a number or as its digits; absent counts as `fallback`. */
export function integerValue<Fallback extends number | undefined>(bounds: {
  min: number;
  max: number;
  fallback: Fallback;
}): z.ZodType<number | Fallback, number | string | undefined> {
  const message = `must be a whole number from ${bounds.min} to ${bounds.max}`;
  return z
    .union([z.number(), z.string()], { error: message })
    .optional()
    .transform((value, context) => {
      if (value === undefined || (typeof value === "string" && value.trim() === "")) {
        return bounds.fallback;
      }
      const number = Number(value);
      if (Number.isInteger(number) && number >= bounds.min && number <= bounds.max) return number;
      context.addIssue(message);
      return z.NEVER;
    });
}

/** Milliseconds of a duration: seconds as a number or its text (fractions allowed), or text such as `30s` or `500ms`. */
export function durationValue(fallbackMs: number): z.ZodType<number, number | string | undefined> {
  const message = "must be a number of seconds above 0, or a duration such as 30s, 500ms or 1m30s";
  return z
    .union([z.number(), z.string()], { error: message })
    .optional()
    .transform((value, context) => {
      if (value === undefined || (typeof value === "string" && value.trim() === "")) {
        return fallbackMs;
      }
      const seconds = Number(value);
      const ms = Number.isFinite(seconds) ? Math.round(seconds * 1_000) : parseDuration(`${value}`);
      if (ms !== null && ms > 0 && Number.isSafeInteger(ms)) return ms;
      context.addIssue(message);
      return z.NEVER;
    });
}

/** One of the given words, whatever its case; absent counts as `fallback`. */
export function choiceValue<
  const Choice extends string,
  const Fallback extends NoInfer<Choice> | undefined,
>(
  choices: readonly Choice[],
  fallback: Fallback,
): z.ZodType<Choice | Fallback, string | undefined> {
  return z
    .string({ error: `must be one of ${choices.join(", ")}` })
    .meta({ examples: [...choices], ...(fallback === undefined ? {} : { default: fallback }) })
    .optional()
    .transform((value, context) => {
      const word = value?.trim().toLowerCase() ?? "";
      if (word === "") return fallback;
      const choice = choices.find((candidate) => candidate.toLowerCase() === word);
      if (choice !== undefined) return choice;
      context.addIssue(
        `${JSON.stringify(value)} is not one of ${choices.join(", ")}.${didYouMean(word, choices)}`,
      );
      return z.NEVER;
    });
}

/** A map from names to texts, or the text of such a JSON object. */
export function textMapValue(): z.ZodType<
  Record<string, string>,
  Record<string, string | number | boolean> | string
> {
  const map = z.record(z.string(), textValue());
  return readFromText(map, "must be a map from names to texts");
}

/** A map from names to texts or lists of texts, or the text of such a JSON object. */
export function multiMapValue(): z.ZodType<
  Record<string, string[]>,
  Record<string, string | number | boolean | (string | number | boolean)[]> | string
> {
  const values = z.union(
    [z.array(textValue()), textValue().transform((value) => [value])],
    "must be a text or a list of texts",
  );
  return readFromText(
    z.record(z.string(), values),
    "must be a map from names to texts or lists of texts",
  );
}

/** Any JSON. */
export function jsonParameter(): z.ZodType<JsonValue | undefined, JsonValue | undefined> {
  return z.custom<JsonValue>().optional();
}

/** Accepts what `schema` accepts, and a text that holds it as JSON. */
function readFromText<Output, Input>(
  schema: z.ZodType<Output, Input>,
  message: string,
): z.ZodType<Output, Input | string> {
  const text = z.string().transform((value, context): Output => {
    const result = schema.safeParse(value.trim() === "" ? {} : parsedOrNull(value));
    if (result.success) return result.data;
    context.addIssue(message);
    return z.NEVER;
  });
  return z.union([schema, text], { error: message });
}

function parsedOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
