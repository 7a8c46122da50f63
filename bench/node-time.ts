import type { Processes } from "./processes.ts";

/** Milliseconds that Node needs for the arguments, from the start of the process to its end; fails if it fails. */
export function timeOfNode(
  processes: Processes,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
): Promise<number> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = processes.start(process.execPath, args, {
      cwd: processes.directory,
      env: { PATH: process.env["PATH"], HOME: processes.directory, ...env },
      stdio: ["ignore", "ignore", "pipe"],
    });
    let said = "";
    child.stderr?.setEncoding("utf8").on("data", (text: string) => (said += text));
    child.once("error", reject);
    child.once("close", (code) => {
      if (code === 0) resolve(performance.now() - start);
      else reject(new Error(`node ${args.join(" ")} ended with status ${code}: ${said}`));
    });
  });
}
