import { createServer } from "node:net";
import { CliError } from "../cli-error.ts";

/** Fails with advice if the port cannot be listened on; 0 is any port. Done first, before anything is started for nothing. */
export async function assertPortFree(host: string, port: number): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const server = createServer();
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(portError(host, port, error));
    });
    server.listen({ host, port, exclusive: true }, () => {
      server.close(() => {
        resolve();
      });
    });
  });
}

/** Why the server cannot listen, in words. */
export function portError(host: string, port: number, error: NodeJS.ErrnoException): CliError {
  const cause = { cause: error };
  if (error.code === "EADDRINUSE")
    return new CliError(
      `Port ${port} on ${host} is in use by another program.`,
      `If that is Stratal, use it: \`stratal health\`. Otherwise choose another port, such as --port ${port + 1}, or set STRATAL_PORT.`,
      cause,
    );
  if (error.code === "EACCES")
    return new CliError(
      `Port ${port} may not be used by this user.`,
      "Ports below 1024 need rights; choose another with --port, or set STRATAL_PORT.",
      cause,
    );
  if (error.code === "EADDRNOTAVAIL" || error.code === "ENOTFOUND")
    return new CliError(
      `${host} is not an address of this machine.`,
      "Choose another with --host, such as 127.0.0.1.",
      cause,
    );
  return new CliError(`Cannot listen on ${host}:${port}: ${error.message}`, null, cause);
}
