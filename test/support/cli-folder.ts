import { chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startCli, type CliOptions, type CliProcess, type Finished } from "./cli.ts";

/** A folder of documents, and the program that is run in it against a server. */
export class CliFolder {
  readonly path: string;
  /** The server's address. */
  url = "";

  private constructor(path: string) {
    this.path = path;
  }

  static async create(name: string): Promise<CliFolder> {
    const path = await mkdtemp(join(tmpdir(), `stratal-${name}-`));
    // As root, the embedded PostgreSQL runs under another uid, which must be able to enter.
    await chmod(path, 0o755);
    return new CliFolder(path);
  }

  /** Starts `stratal …`. */
  start(args: readonly string[], options: CliOptions = {}): CliProcess {
    const env = { STRATAL_SERVER_URL: this.url, ...options.env };
    return startCli(args, { cwd: this.path, ...options, env });
  }

  /** Runs `stratal …` to its end. */
  run(args: readonly string[], options: CliOptions = {}): Promise<Finished> {
    return this.start(args, options).finished;
  }

  /** Writes a document, and answers with its name, by which the program finds it. */
  async write(name: string, text: string): Promise<string> {
    await writeFile(join(this.path, name), text);
    return name;
  }

  async remove(): Promise<void> {
    await rm(this.path, { recursive: true, force: true });
  }
}
