import { StratalError } from "../base/errors.ts";
import type { JsonValue } from "../base/json.ts";
import { DocumentSyntaxError, MAX_DOCUMENT_BYTES } from "./document-limits.ts";
import { Problems } from "./problems.ts";
import { readJson } from "./read-json.ts";
import { readYaml } from "./read-yaml.ts";
import { SourceMap } from "./source-map.ts";

export type DocumentFormat = "yaml" | "json";

/** A document's values, with the means to say where each stands. */
export interface SourceDocument {
  value: JsonValue;
  format: DocumentFormat;
  source: SourceMap;
  problems: Problems;
}

/**
 * Reads YAML or JSON text. Without `format`, text that starts with `{` or `[` is tried as JSON first, then as YAML. Throws
 * StratalError: `body_too_large`, `invalid_json`, `invalid_yaml`, or `invalid_definition` for what is well-formed but refused.
 */
export function readDocument(text: string, format?: DocumentFormat): SourceDocument {
  if (text.length > MAX_DOCUMENT_BYTES || Buffer.byteLength(text) > MAX_DOCUMENT_BYTES) {
    throw new StratalError("body_too_large", "A job document is at most 1 MiB of text.");
  }
  const body = text.startsWith("\ufeff") ? text.slice(1) : text;
  if (format !== undefined) return readAs(body, format);
  if (!/^\s*[[{]/.test(body)) return readAs(body, "yaml");
  try {
    return readAs(body, "json");
  } catch (error) {
    if (!(error instanceof StratalError) || error.code !== "invalid_json") throw error;
    // `{name: x}` is a YAML flow map; `{"name": x}` is meant to be JSON, so JSON's complaint is the useful one.
    if (/^\s*(?:\[\s*)?\{\s*"/.test(body)) throw error;
    return readAs(body, "yaml");
  }
}

function readAs(text: string, format: DocumentFormat): SourceDocument {
  const source = new SourceMap(text);
  const problems = new Problems(source);
  const value = withSyntaxErrors(source, format, () =>
    format === "json" ? readJson(text, source, problems) : readYaml(text, source, problems),
  );
  problems.throwIfAny("invalid_definition");
  return { value, format, source, problems };
}

function withSyntaxErrors(
  source: SourceMap,
  format: DocumentFormat,
  read: () => JsonValue,
): JsonValue {
  try {
    return read();
  } catch (error) {
    const code = format === "json" ? "invalid_json" : "invalid_yaml";
    if (error instanceof DocumentSyntaxError) {
      const { line, column } = source.positionAt(error.offset);
      const message = `${error.message} (line ${line}, column ${column}).`;
      const errors = [{ path: "", message: `${error.message}.`, line, column }];
      throw new StratalError(code, message, { errors, cause: error });
    }
    // The depth checks run before anything recurses; this is the net below them.
    if (error instanceof RangeError) {
      throw new StratalError(code, "The document is nested too deeply.", { cause: error });
    }
    throw error;
  }
}
