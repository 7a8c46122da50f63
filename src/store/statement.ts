/**
 * Runs generated statements (`*.queries.ts`) as named prepared statements: PostgreSQL parses and plans each once per
 * connection. Owns the seam to pgtyped, which would send them unnamed.
 *
 * 1. Only scalar parameters (`:name`, arrays included) are used in our .sql files, so a statement's text never varies.
 * 2. A statement may have a part that not every call needs: the lines from `-- part <name>` to `-- end <name>`, several times. What stays
 *    must be a statement, too.
 */
import { createHash } from "node:crypto";
import { processSQLQueryIR, type PreparedQuery } from "@pgtyped/runtime";
import type { Queryable } from "./database.ts";

interface Compiled {
  name: string;
  text: string;
  parameters: string[];
}

const compiled = new WeakMap<object, Compiled>();

/** The mark in `AS "name!"` and `AS "name?"`: it is for the type generator, and the columns are named without it. */
const NULLABILITY_HINT = /"(\w+)[!?]"/g;

/** A statement without one of its parts. PostgreSQL prepares each part for each call, also one that then finds nothing to do. */
export interface Shortened<P, R> {
  whole: PreparedQuery<P, R>;
  without: string;
}

/** Runs a generated statement and returns its rows. Columns and parameters of a part that is left out are left out, too. */
export async function run<P, R>(
  statement: PreparedQuery<P, R> | Shortened<P, R>,
  parameters: P,
  on: Queryable,
): Promise<R[]> {
  const { name, text, parameters: names } = compile(statement);
  const given = parameters as Record<string, unknown>;
  const values = names.map((key) => given[key]);
  const { rows } = await on.query({ name, text, values });
  return rows as R[];
}

/** Runs a statement that answers at most one row. */
export async function runOne<P, R>(
  statement: PreparedQuery<P, R>,
  parameters: P,
  on: Queryable,
): Promise<R | undefined> {
  return (await run(statement, parameters, on))[0];
}

function compile<P, R>(statement: PreparedQuery<P, R> | Shortened<P, R>): Compiled {
  const known = compiled.get(statement);
  if (known !== undefined) return known;
  const { text, parameters } =
    "whole" in statement
      ? withoutPart(compile(statement.whole), statement.without)
      : textOf(statement);
  const name = `s_${createHash("sha256").update(text).digest("hex").slice(0, 20)}`;
  const entry = { name, text, parameters };
  compiled.set(statement, entry);
  return entry;
}

function textOf<P, R>(statement: PreparedQuery<P, R>): Omit<Compiled, "name"> {
  // pgtyped keeps its intermediate form in a private field and offers no other access to it.
  const { queryIR } = statement as unknown as { queryIR: Parameters<typeof processSQLQueryIR>[0] };
  const parameters = queryIR.params.map((parameter) => parameter.name);
  const probe = Object.fromEntries(parameters.map((key) => [key, key]));
  const { query: generated, bindings } = processSQLQueryIR(queryIR, probe);
  return {
    text: generated.replace(NULLABILITY_HINT, '"$1"'),
    parameters: bindings.map(String),
  };
}

/** The parameters that are left get new numbers: PostgreSQL refuses a gap. */
function withoutPart(
  { text, parameters }: Omit<Compiled, "name">,
  part: string,
): Omit<Compiled, "name"> {
  const left: string[] = [];
  const lines = new RegExp(`^-- part ${part}\n[^]*?^-- end ${part}\n`, "gm");
  const shortened = text.replace(lines, "").replace(/\$(\d+)/g, (_, number: string) => {
    const parameter = parameters[Number(number) - 1]!;
    if (!left.includes(parameter)) left.push(parameter);
    return `$${left.indexOf(parameter) + 1}`;
  });
  return { text: shortened, parameters: left };
}
