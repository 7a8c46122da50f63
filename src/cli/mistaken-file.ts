import { stat } from "node:fs/promises";
import { CliError } from "./cli-error.ts";

/** Looks for a job; if there is none and the name is that of a file, the error says how a file is named. */
export async function withMistakenFile<T>(name: string, find: () => Promise<T>): Promise<T> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof CliError) || error.code !== "not_found") throw error;
    const info = await stat(name).catch(() => null);
    const hint =
      info === null
        ? "`stratal job list` shows the jobs; `stratal run <file>` runs a document."
        : `There is a ${info.isDirectory() ? "directory" : "file"} of that name; a document ends in .yaml, .yml or .json` +
          (info.isDirectory() ? "." : `, or write ./${name}`);
    throw new CliError(error.message, hint, { code: error.code, cause: error });
  }
}
