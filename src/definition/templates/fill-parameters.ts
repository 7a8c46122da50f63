/**
 * Puts the parameters of a task template into its texts.
 *
 * 1. A text that is only `${{ params.x }}` becomes the value with its type; amid other text the value's text is put in.
 * 2. In larger expressions and in conditions `params.x` becomes the value in CEL, or the expression that the caller gave.
 * 3. Code is never changed.
 */
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { ExpressionError } from "../expression/expression-error.ts";
import { toText } from "../expression/result.ts";
import { hasExpression, parseTemplate, singleExpression } from "../expression/template.ts";
import type { ParseContext } from "../section.ts";
import type { SourcePath } from "../source-map.ts";
import { isCode } from "../values.ts";

/** What parameters are replaced with, and who hears of what cannot be replaced. */
export interface Filling {
  /** Called for each place that a parameter is put in. */
  valueOf: (name: string) => JsonValue;
  fail: (message: string) => void;
  /** Called with the length of each text of the template. */
  spend: (length: number) => void;
}

const CONDITIONS: ReadonlySet<string | number> = new Set(["if", "while", "until", "match"]);
/** Maps whose keys are the author's own, so that `if` in them is no condition. */
const FREE_MAPS: ReadonlySet<string | number> = new Set(["parameters", "env", "files", "inputs"]);
const BARE = /^\s*params\.([A-Za-z_]\w*)\s*$/;
/** Texts and comments of CEL, to be passed over, and reads of parameters. */
const TOKENS =
  /[rR][bB]?"[^"\n]*"|[rR][bB]?'[^'\n]*'|"""[\s\S]*?"""|'''[\s\S]*?'''|"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\/\/[^\n]*|(?<![\w.])params\b(?:\.([A-Za-z_]\w*))?/g;

/** A copy of a value with its parameters filled in. */
export function fillParameters(value: JsonValue, filling: Filling, path: SourcePath): JsonValue {
  if (typeof value === "string") {
    filling.spend(value.length);
    return fillText(value, filling, path);
  }
  if (Array.isArray(value))
    return value.map((item, index) => fillParameters(item, filling, [...path, index]));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, item]) => [
      key,
      fillParameters(item, filling, [...path, key]),
    ]),
  );
}

function fillText(text: string, filling: Filling, path: SourcePath): JsonValue {
  if (isCode(path)) return text;
  if (!hasExpression(text)) return isCondition(path) ? fillSource(text, filling) : text;
  const parts = partsOf(text);
  // Whoever compiles the text later says what is wrong with it.
  if (parts === null) return text;
  const single = singleExpression(parts);
  const name = single === null ? undefined : BARE.exec(single.text)?.[1];
  if (name !== undefined) return filling.valueOf(name);
  const pieces: string[] = [];
  for (const part of parts)
    addPiece(
      pieces,
      part.kind === "text" ? part.text.replaceAll("${{", "$${{") : fillPart(part.text, filling),
    );
  return pieces.join("");
}

function fillPart(source: string, filling: Filling): string {
  const name = BARE.exec(source)?.[1];
  return name === undefined
    ? `\${{${fillSource(source, filling)}}}`
    : toText(filling.valueOf(name));
}

/**
 * Adds a piece to a text. Two pieces must not make a mark of an expression, or of an escape, that neither has. Only the last piece is looked
 * at: to look at the whole text each time would take quadratic time.
 */
function addPiece(pieces: string[], piece: string): void {
  if (piece === "") return;
  const last = pieces.at(-1) ?? "";
  const opening = piece.startsWith("{") || piece.startsWith("${{") ? openingAt(last) : last.length;
  if (opening < last.length) {
    pieces.pop();
    if (opening > 0) pieces.push(last.slice(0, opening));
    addPiece(pieces, `\${{ ${JSON.stringify(last.slice(opening))} }}`);
  }
  pieces.push(piece);
}

/** Where the `$`, `$$` … or `${` starts that a text ends with; the text's length if it ends with none. */
function openingAt(text: string): number {
  let at = text.endsWith("${") ? text.length - 1 : text.length;
  while (text[at - 1] === "$") at -= 1;
  return at;
}

function isCondition(path: SourcePath): boolean {
  return CONDITIONS.has(path[path.length - 1]!) && !path.some((step) => FREE_MAPS.has(step));
}

function fillSource(source: string, filling: Filling): string {
  return source.replaceAll(TOKENS, (token: string, name: string | undefined) => {
    if (!/^params\b/.test(token)) return token;
    if (name === undefined) {
      filling.fail("A template reads its parameters as `params.<name>` only.");
      return token;
    }
    return toSource(filling.valueOf(name), name, filling);
  });
}

/** A value as CEL. */
function toSource(value: JsonValue, name: string, filling: Filling): string {
  if (typeof value === "string") return textToSource(value, name, filling);
  if (Array.isArray(value))
    return `[${value.map((item) => toSource(item, name, filling)).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).map(
      ([key, item]) => `${JSON.stringify(key)}: ${toSource(item, name, filling)}`,
    );
    return `{${entries.join(", ")}}`;
  }
  return typeof value === "number" && value < 0 ? `(${value})` : String(value);
}

function textToSource(text: string, name: string, filling: Filling): string {
  if (!hasExpression(text)) return JSON.stringify(text);
  const parts = partsOf(text) ?? [];
  const single = singleExpression(parts);
  if (single !== null) return `(${single.text})`;
  if (parts.every((part) => part.kind === "text"))
    return JSON.stringify(parts.map((part) => part.text).join(""));
  filling.fail(
    `The template uses \`params.${name}\` in an expression, so its value must be fixed or exactly one \`\${{ }}\`, without text around it.`,
  );
  return "null";
}

function partsOf(text: string): ReturnType<typeof parseTemplate> | null {
  try {
    return parseTemplate(text);
  } catch (error) {
    if (error instanceof ExpressionError) return null;
    throw error;
  }
}

/** Reports reads of parameters that a template does not declare. */
export function checkParameterReads(
  body: JsonObject,
  path: SourcePath,
  inputs: Readonly<Record<string, unknown>>,
  context: ParseContext,
): void {
  const names = Object.keys(inputs);
  const reported = new Set<string>();
  const report = (message: string): void => {
    if (!reported.has(message)) context.problems.error(path, message);
    reported.add(message);
  };
  const valueOf = (name: string): JsonValue => {
    const hint = names.includes(name) ? null : context.problems.suggest(name, names);
    if (hint !== null)
      report(
        `The task reads \`params.${name}\`, but \`inputs\` declares no such parameter.${hint}`,
      );
    return null;
  };
  fillParameters(body, { valueOf, fail: report, spend: () => undefined }, path);
}
