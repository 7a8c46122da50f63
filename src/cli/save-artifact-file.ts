import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { access, rename, rm } from "node:fs/promises";
import { basename } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { ReadableStream } from "node:stream/web";
import type { Schemas, StratalClient } from "../client/client.ts";
import { CliError } from "./cli-error.ts";

/**
 * Downloads an artifact to `output`, to a new file of its own name, or for `-` to standard output. Answers the file, null for standard
 * output. A file appears under its name only when it is complete and its hash is right.
 */
export async function saveArtifactFile(
  client: StratalClient,
  artifact: Schemas["Artifact"],
  output: string | null,
): Promise<string | null> {
  const content = await openContent(client, artifact.id);
  if (output === "-") {
    await pipeline(checked(content, artifact.sha256), process.stdout, { end: false });
    return null;
  }
  const file = output ?? (await ownName(artifact.path));
  const part = `${file}.part`;
  try {
    await pipeline(checked(content, artifact.sha256), createWriteStream(part));
    await rename(part, file);
    return file;
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}

async function openContent(client: StratalClient, id: string): Promise<Readable> {
  const { response } = await client.http.GET("/api/v1/artifacts/{id}/download", {
    params: { path: { id } },
    parseAs: "stream",
    // Without the client's limit of time, which is for answers, not for gigabytes.
    fetch: (request) => globalThis.fetch(request),
  });
  if (response.body === null) throw new CliError("The server sent no content.");
  // The same class, declared by two libraries of types.
  return Readable.fromWeb(response.body as ReadableStream<Uint8Array>);
}

/** What an artifact is called is the task's choice: it must not replace a file that nobody named. */
async function ownName(path: string): Promise<string> {
  const name = basename(path)
    .replace(/[\u0000-\u001f\u007f/\\]/g, "_")
    .replace(/^[.-]+/, "_");
  const exists = await access(name).then(
    () => true,
    () => false,
  );
  if (exists) throw new CliError(`${name} exists already.`, "Choose another file with --output.");
  return name;
}

/** Passes the content on; fails at its end if it is not what the server said it is. */
async function* checked(content: Readable, sha256: string): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  for await (const chunk of content) {
    // A stream of bytes gives nothing else.
    const bytes = chunk as Buffer;
    hash.update(bytes);
    yield bytes;
  }
  if (hash.digest("hex") !== sha256)
    throw new CliError(
      "The content does not have the hash that the server gave for it.",
      "Try again.",
    );
}
