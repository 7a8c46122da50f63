/**
 * Reads the text of a $STRATAL_OUTPUT file (workflow-language.md §5.5): one JSON object, or lines `key=value`,
 * `key:json=<json>` and `key<<END … END`; the last one of a key wins. Pure.
 */
import { messageOf } from "../../base/errors.ts";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { InvalidOutput, REFUSED_KEYS, storableJson } from "../capture/storable-json.ts";
import { storableText } from "../capture/storable-text.ts";

const KEY = /^[A-Za-z_][\w.-]{0,254}$/;

/** The outputs in a file's text; throws InvalidOutput. */
export function parseOutputFile(text: string): JsonObject {
  const trimmed = text.replace(/^\ufeff/, "").trim();
  return trimmed.startsWith("{") ? parseObject(trimmed) : parseLines(text);
}

function parseObject(text: string): JsonObject {
  const value = parseJson(text, "");
  if (value === null || typeof value !== "object" || Array.isArray(value)) {
    throw new InvalidOutput("expected one JSON object"); // text that starts with { gives nothing else
  }
  return value;
}

function parseLines(text: string): JsonObject {
  const lines = text.replace(/^\ufeff/, "").split(/\r?\n/);
  const outputs = new Map<string, JsonValue>();
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index]!;
    const where = `line ${index + 1}: `;
    if (line.trim() === "") continue;
    const { key, operator, rest } = splitLine(line, where);
    if (operator === "=") outputs.set(key, storableText(rest));
    else if (operator === ":json=") outputs.set(key, parseJson(rest, where));
    else {
      const end = findEnd(lines, index, rest, key, where);
      outputs.set(key, storableText(lines.slice(index + 1, end).join("\n")));
      index = end;
    }
  }
  return Object.fromEntries(outputs);
}

interface OutputLine {
  key: string;
  operator: "=" | ":json=" | "<<";
  rest: string;
}

/** The operator that comes first decides: the value of `a=b<<c` is `b<<c`. */
function splitLine(line: string, where: string): OutputLine {
  const match = /:json=|=|<</.exec(line);
  if (match === null) {
    throw new InvalidOutput(
      `${where}expected key=value, key:json=<json> or key<<END, found ${quoted(line)}`,
    );
  }
  const key = line.slice(0, match.index);
  if (!KEY.test(key) || REFUSED_KEYS.has(key)) {
    throw new InvalidOutput(
      `${where}${quoted(key)} is not a name for an output; use letters, digits, "_", "-" and ".", ` +
        'without spaces around the "="',
    );
  }
  const operator = match[0] as OutputLine["operator"]; // the alternatives of the pattern
  return { key, operator, rest: line.slice(match.index + operator.length) };
}

function findEnd(
  lines: readonly string[],
  start: number,
  word: string,
  key: string,
  where: string,
): number {
  if (word.trim() === "") throw new InvalidOutput(`${where}${key}<< needs a word that ends it`);
  const end = lines.indexOf(word, start + 1);
  if (end === -1) {
    throw new InvalidOutput(`${where}no line ${quoted(word)} ends the value of ${key}`);
  }
  return end;
}

function parseJson(text: string, where: string): JsonValue {
  let value: JsonValue;
  try {
    value = JSON.parse(text) as JsonValue; // JSON.parse returns nothing else
  } catch (error) {
    throw new InvalidOutput(`${where}not valid JSON: ${messageOf(error)}`, { cause: error });
  }
  return storableJson(value, where);
}

function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}
