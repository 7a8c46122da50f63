import { readFile, stat } from "node:fs/promises";
import { extname } from "node:path";
import { text } from "node:stream/consumers";
import { ApiError, documentBody, type Schemas, type StratalClient } from "../client/client.ts";
import { CliError, DocumentError } from "./cli-error.ts";

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

/** Reads a job document; `-` is standard input. */
export async function readJobDocument(path: string): Promise<JobDocument> {
  if (path === "-") {
    const content = await text(process.stdin);
    return { source: "<stdin>", text: content, format: looksLikeJson(content) ? "json" : "yaml" };
  }
  const info = await stat(path).catch((cause: unknown) => {
    throw new CliError(
      `There is no file ${path}.`,
      "A saved job is named without a path and without .yaml or .json; `stratal job list` shows them.",
      { cause },
    );
  });
  if (info.isDirectory()) throw new CliError(`${path} is a folder, not a job document.`);
  const content = await readFile(path, "utf8");
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
      if (!(error instanceof ApiError) || error.code !== "job_name_taken") throw error;
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

/** Creates the document's job; fails if there is one of that name and the document is strict. */
export async function createJobFromDocument(
  client: StratalClient,
  document: JobDocument,
): Promise<Schemas["SavedJob"]> {
  return await aboutDocument(document, () =>
    client.post("/api/v1/jobs", documentBody(document.text, document.format)),
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
  const { jobs } = await client.get("/api/v1/jobs", { params: { query: { name } } });
  if (jobs[0] === undefined) return await client.post("/api/v1/jobs", body);
  return await client.put("/api/v1/jobs/{id}", { params: { path: { id: jobs[0].id } }, ...body });
}

async function aboutDocument<T>(document: JobDocument, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof ApiError && error.status === 400)
      throw new DocumentError(document.source, error);
    throw error;
  }
}

function looksLikeJson(content: string): boolean {
  return content.trimStart().startsWith("{");
}
