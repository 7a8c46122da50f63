import { describe, type Value } from "../value.ts";
import type { Call } from "./call.ts";
import { charactersOf } from "./characters.ts";
import { formatText } from "./format-text.ts";
import { define, type ExpressionFunction } from "./function.ts";
import { stringOf } from "./conversions.ts";
import { TextSearch } from "../text-search.ts";

export const textFunctions: readonly ExpressionFunction[] = [
  define(
    "contains(text, part)",
    "bool",
    "True if the text has the part in it.",
    ['"abc".contains("b")', true],
    (call) => searchOf(call).first() !== -1,
  ),
  define(
    "startsWith(text, prefix)",
    "bool",
    "True if the text starts with the prefix.",
    ['"abc".startsWith("ab")', true],
    (call) => call.text(0).startsWith(call.text(1)),
  ),
  define(
    "endsWith(text, suffix)",
    "bool",
    "True if the text ends with the suffix.",
    ['"abc".endsWith("bc")', true],
    (call) => call.text(0).endsWith(call.text(1)),
  ),
  define(
    "matches(text, pattern)",
    "bool",
    "True if the regular expression (RE2, without `\\p` classes) is found anywhere in the text; `^` and `$` tie it to the ends.",
    ['"v1.2".matches("^v[0-9.]+$")', true],
    matches,
  ),
  define(
    "regex(text, pattern)",
    "bool",
    "The same as `matches`.",
    ['regex("v1.2", "[0-9]")', true],
    matches,
  ),
  define(
    "lowerAscii(text)",
    "text",
    "The text with A to Z made small.",
    ['"ÄBC".lowerAscii()', "Äbc"],
    (call) => call.newText(call.text(0).replace(/[A-Z]+/g, (part) => part.toLowerCase())),
  ),
  define(
    "upperAscii(text)",
    "text",
    "The text with a to z made large.",
    ['"abc".upperAscii()', "ABC"],
    (call) => call.newText(call.text(0).replace(/[a-z]+/g, (part) => part.toUpperCase())),
  ),
  define(
    "trim(text)",
    "text",
    "The text without spaces and line ends around it.",
    ['" a ".trim()', "a"],
    (call) => trimmed(call.text(0)),
  ),
  define(
    "replace(text, old, new, limit?)",
    "text",
    "The text with `old` replaced, everywhere or `limit` times.",
    ['"a-b-c".replace("-", "+")', "a+b+c"],
    replace,
  ),
  define(
    "split(text, separator, limit?)",
    "list",
    "The parts between the separators; with a limit the last part keeps the rest.",
    ['"a,b,c".split(",")', ["a", "b", "c"]],
    split,
  ),
  define(
    "substring(text, start, end?)",
    "text",
    "The characters from `start`, counted from 0, up to but without `end`.",
    ['"abcd".substring(1, 3)', "bc"],
    substring,
  ),
  define(
    "charAt(text, index)",
    "text",
    "The character at an index, counted from 0; nothing right behind the last.",
    ['"abc".charAt(1)', "b"],
    charAt,
  ),
  define(
    "indexOf(text, part, start?)",
    "number",
    "The index of the first such part, -1 if there is none.",
    ['"abcb".indexOf("b")', 1],
    indexOf,
  ),
  define(
    "lastIndexOf(text, part, start?)",
    "number",
    "The index of the last such part that does not start behind `start`, -1 if there is none.",
    ['"abcb".lastIndexOf("b")', 3],
    lastIndexOf,
  ),
  define(
    "join(list, separator?)",
    "text",
    "The items as texts, with the separator between them.",
    ['["a", 1].join("-")', "a-1"],
    join,
  ),
  define(
    "format(template, values)",
    "text",
    "The template with `%s`, `%d`, `%f`, `%.2f`, `%e`, `%x`, `%X`, `%o`, `%b` filled in from the list; `%%` is a percent sign.",
    ['"%s: %.1f".format(["load", 0.25])', "load: 0.3"],
    (call) => call.newText(formatText(call)),
  ),
];

/** A search of the first argument for the second. */
function searchOf(call: Call): TextSearch {
  const [text, part] = [call.text(0), call.text(1)];
  call.spend((text.length + part.length) >> 2);
  return new TextSearch(text, part);
}

function matches(call: Call): Value {
  return call.evaluation.patterns.test(call.text(1), call.text(0), call.site);
}

function replace(call: Call): Value {
  const [text, old, replacement] = [call.text(0), call.text(1), call.text(2)];
  const limit = call.has(3) ? call.integer(3) : -1;
  const pieces = splitAtMost(call, limit < 0 ? Infinity : limit);
  call.spend(pieces.length);
  call.checkTextLength(text.length + (pieces.length - 1) * (replacement.length - old.length));
  return call.newText(pieces.join(replacement));
}

function split(call: Call): Value {
  const limit = call.has(2) ? call.integer(2) : -1;
  if (limit === 0) return [];
  const parts = splitAtMost(call, limit < 0 ? Infinity : limit - 1);
  call.checkLength(parts.length);
  call.spend(parts.length);
  return parts;
}

/** Cuts the first argument at the second, so many times. An empty separator cuts between all characters. */
function splitAtMost(call: Call, cuts: number): string[] {
  if (call.text(1) !== "") return searchOf(call).split(cuts);
  const characters = [...call.text(0)];
  if (characters.length - 1 <= cuts) return characters;
  return [...characters.slice(0, cuts), characters.slice(cuts).join("")];
}

function substring(call: Call): Value {
  const characters = charactersOf(call.text(0), call);
  const start = call.integer(1);
  const end = call.has(2) ? call.integer(2) : characters.length;
  if (start < 0 || end < start || end > characters.length)
    call.fail(`${start} to ${end} is not inside the text's 0 to ${characters.length}.`);
  return characters.slice(start, end);
}

function charAt(call: Call): Value {
  const characters = charactersOf(call.text(0), call);
  const index = call.integer(1);
  if (index < 0 || index > characters.length)
    call.fail(`the index ${index} is not inside the text's 0 to ${characters.length}.`);
  return characters.slice(index, index + 1);
}

function indexOf(call: Call): Value {
  const text = call.text(0);
  const characters = charactersOf(text, call);
  const start = call.has(2) ? call.integer(2) : 0;
  if (start < 0 || start > characters.length)
    call.fail(`the index ${start} is not inside the text's 0 to ${characters.length}.`);
  return characterIndex(text, searchOf(call).first(characters.slice(0, start).length));
}

function lastIndexOf(call: Call): Value {
  const text = call.text(0);
  if (!call.has(2)) return characterIndex(text, searchOf(call).last());
  const characters = charactersOf(text, call);
  const start = call.integer(2);
  if (start < 0 || start > characters.length)
    call.fail(`the index ${start} is not inside the text's 0 to ${characters.length}.`);
  const end = characters.slice(0, start).length + call.text(1).length;
  call.spend((text.length + call.text(1).length) >> 2);
  return characterIndex(text, new TextSearch(text.slice(0, end), call.text(1)).last());
}

const WHITE_SPACE = /\p{White_Space}/u;

/** Unicode's white space is not quite JavaScript's. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && WHITE_SPACE.test(text[start]!)) start += 1;
  while (end > start && WHITE_SPACE.test(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}

/** The index in characters of an index in UTF-16 units. */
function characterIndex(text: string, unitIndex: number): bigint {
  if (unitIndex <= 0) return BigInt(unitIndex);
  return BigInt(charactersOf(text.slice(0, unitIndex)).length);
}

function join(call: Call): Value {
  const separator = call.has(1) ? call.text(1) : "";
  let length = 0;
  const texts = call.list(0).map((item) => {
    const text = stringOf(item);
    if (text === null) return call.fail(`${describe(item)} has no text; use toJson first.`);
    length += text.length + separator.length;
    call.checkTextLength(length - separator.length);
    call.spend(text.length >> 5);
    return text;
  });
  return call.newText(texts.join(separator));
}
