/**
 * Real pipes for a script's stdout and stderr. Node's own `stdio: "pipe"` gives the child a socket, and opening a socket
 * through its path fails: `echo oops > /dev/stderr` in bash says "No such device or address". A named pipe behaves as the
 * pipe every shell user expects. It lies in the attempt's own directory and is removed with it.
 */
import { closeSync, constants, openSync } from "node:fs";
import { Socket } from "node:net";
import { join } from "node:path";
import type { Readable } from "node:stream";

/** The reading end, and the writing end: a descriptor to hand to the child, or a path that the child opens itself. */
export interface OutputPipe {
  readable: Readable;
  childFd: number;
  path: string;
}

export interface OutputPipePair {
  stdout: OutputPipe;
  stderr: OutputPipe;
}

/** Closes both reading ends and both writing ends: for a script that could not be started. */
export function discardPipes(pair: OutputPipePair): void {
  discard(pair.stdout);
  discard(pair.stderr);
}

/** Closes the worker's copies of the writing ends, so that the pipes end with the script. */
export function closeChildEnds(pair: OutputPipePair): void {
  for (const { childFd } of [pair.stdout, pair.stderr]) closeSync(childFd);
}

function discard(pipe: OutputPipe): void {
  pipe.readable.destroy();
  closeSync(pipe.childFd);
}

/** Opens the named pipes `stdout` and `stderr` of a directory. */
export function openPipes(directory: string): OutputPipePair {
  const stdout = openPipe(join(directory, "stdout"));
  try {
    return { stdout, stderr: openPipe(join(directory, "stderr")) };
  } catch (error) {
    discard(stdout);
    throw error;
  }
}

/** The reading end first and non-blocking: opening either end alone would wait for the other. */
function openPipe(path: string): OutputPipe {
  const readFd = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
  const readable = new Socket({ fd: readFd, readable: true, writable: false });
  const childFd = openSync(path, constants.O_WRONLY);
  return { readable, childFd, path };
}
