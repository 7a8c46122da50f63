import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { text } from "node:stream/consumers";
import { ApiError, documentBody, type Schemas, type StratalClient } from "../client/client.ts";
import { CliError, DocumentError } from "./cli-error.ts";
import { jobNamed } from "./find-job.ts";

export interface JobDocument {
  /** The file's path, or `<stdin>`. */
  source: string;
  text: string;
  format: "yaml" | "json";
}

const EXTENSIONS = [".yaml", ".yml", ".json"];

/** True if the argument of `run` means a file rather than a saved job: `-`, a path, or the name of a document. */
export function meansFile(argument: string): boolean {
  return argument === "-" || /[/\\]/.test(argument) || EXTENSIONS.includes(extname(argument));
}

/** Reads a job document; `-` is standard input. `missingHint` is what to say where there is no such file. */
export async function readJobDocument(
  path: string,
  missingHint: string | null = null,
): Promise<JobDocument> {
  if (path === "-") {
    const content = await text(process.stdin);
    if (content.trim() === "") throw new CliError("Standard input is empty: it has no document.");
    return { source: "<stdin>", text: content, format: looksLikeJson(content) ? "json" : "yaml" };
  }
  const info = await stat(path).catch((cause: unknown) => {
    throw new CliError(`There is no file ${path}.`, missingHint, { code: "not_found", cause });
  });
  if (info.isDirectory()) throw new CliError(`${path} is a folder, not a job document.`);
  const content = await readFile(path, "utf8");
  if (content.trim() === "") throw new CliError(`The file ${path} is empty.`);
  return { source: path, text: content, format: extname(path) === ".json" ? "json" : "yaml" };
}

/** Creates the document's job, or gives the job of that name its next version. */
export async function saveJobDocument(
  client: StratalClient,
  document: JobDocument,
): Promise<Schemas["SavedJob"]> {
  return await aboutDocument(document, async () => {
    const { name } = await checkDocument(client, document);
    try {
      return await createOrUpdate(client, document, name);
    } catch (error) {
      // Somebody else has created the job since we looked.
      if (!isNameTaken(error)) throw error;
      return await createOrUpdate(client, document, name);
    }
  });
}

/** What the server says about the document, without saving it. */
export async function validateJobDocument(
  client: StratalClient,
  document: JobDocument,
): Promise<Schemas["CheckedJob"]> {
  return await aboutDocument(document, () => checkDocument(client, document));
}

/**
 * Creates the document's job; fails if there is one of that name. The API itself takes a legacy document of a known name as the job's
 * next version, so the name is looked up first.
 */
export async function createJobFromDocument(
  client: StratalClient,
  document: JobDocument,
): Promise<Schemas["SavedJob"]> {
  return await aboutDocument(document, async () => {
    const { name } = await checkDocument(client, document);
    if ((await jobNamed(client, name)) !== undefined) throw nameTaken(name);
    try {
      return await client.post("/api/v1/jobs", documentBody(document.text, document.format));
    } catch (error) {
      // Somebody else has created the job since we looked.
      throw isNameTaken(error) ? nameTaken(name, error) : error;
    }
  });
}

function isNameTaken(error: unknown): boolean {
  return error instanceof ApiError && error.code === "job_name_taken";
}

function nameTaken(name: string, cause?: unknown): CliError {
  return new CliError(
    `A job named "${name}" exists.`,
    "Use `--update` to save this text as its next version.",
    { code: "job_name_taken", cause },
  );
}

async function checkDocument(
  client: StratalClient,
  document: JobDocument,
): Promise<Schemas["CheckedJob"]> {
  return await client.post("/api/v1/jobs/validate", documentBody(document.text, document.format));
}

async function createOrUpdate(
  client: StratalClient,
  document: JobDocument,
  name: string,
): Promise<Schemas["SavedJob"]> {
  const body = documentBody(document.text, document.format);
  const job = await jobNamed(client, name);
  if (job === undefined) return await client.post("/api/v1/jobs", body);
  return await client.put("/api/v1/jobs/{id}", { params: { path: { id: job.id } }, ...body });
}

/** Does something with a document; a mistake in it is told with the document's name before each line and column. */
export async function aboutDocument<T>(document: JobDocument, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    // Wrong inputs were not written in the document.
    if (error instanceof ApiError && error.status === 400 && error.code !== "invalid_inputs")
      throw new DocumentError(document.source, error);
    throw error;
  }
}

function looksLikeJson(content: string): boolean {
  return content.trimStart().startsWith("{");
}
