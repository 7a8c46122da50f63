/**
 * Runs generated statements (`*.queries.ts`) as named prepared statements: PostgreSQL parses and plans each once per
 * connection. Owns the seam to pgtyped, which would send them unnamed.
 *
 * 1. Only scalar parameters (`:name`, arrays included) are used in our .sql files, so a statement's text never varies.
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

/** Runs a generated statement and returns its rows. */
export async function run<P, R>(
  statement: PreparedQuery<P, R>,
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

function compile<P, R>(statement: PreparedQuery<P, R>): Compiled {
  const known = compiled.get(statement);
  if (known !== undefined) return known;
  // pgtyped keeps its intermediate form in a private field and offers no other access to it.
  const { queryIR } = statement as unknown as { queryIR: Parameters<typeof processSQLQueryIR>[0] };
  const parameters = queryIR.params.map((parameter) => parameter.name);
  const probe = Object.fromEntries(parameters.map((key) => [key, key]));
  const { query: generated, bindings } = processSQLQueryIR(queryIR, probe);
  const query = generated.replace(NULLABILITY_HINT, '"$1"');
  const entry = {
    name: `s_${createHash("sha256").update(query).digest("hex").slice(0, 20)}`,
    text: query,
    parameters: bindings.map(String),
  };
  compiled.set(statement, entry);
  return entry;
}
