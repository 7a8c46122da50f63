import type { ChildProcess } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { Processes } from "../processes.ts";
import type { TaskRecord } from "../side.ts";
import { pollUntil } from "../wait.ts";

/** As on Stratal's side. */
const WATCH_PAUSE_MS = 25;

/** What the worker's process answers, see worker-records.ts. */
interface Answer {
  count: number;
  records: TaskRecord[];
}

/** A peer's worker in a process of its own, which keeps a record of each task until it is asked. */
export class WorkerProcess {
  readonly pid: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, pid: number) {
    this.#child = child;
    this.pid = pid;
  }

  /** Starts the file beside this one; answers once it says that it is ready. */
  static async start(
    processes: Processes,
    file: string,
    args: readonly string[],
  ): Promise<WorkerProcess> {
    const path = fileURLToPath(new URL(file, import.meta.url));
    const child = processes.start(process.execPath, [...process.execArgv, path, ...args], {
      stdio: ["ignore", "inherit", "inherit", "ipc"],
    });
    await nextAnswer(child, file);
    return new WorkerProcess(child, child.pid!);
  }

  /** Waits until so many tasks have ended since the records were last taken. */
  async untilEnded(what: string, count: number): Promise<void> {
    await pollUntil(`${what} ends`, WATCH_PAUSE_MS, async () =>
      (await this.#ask("count")).count >= count ? true : null,
    );
  }

  /** What has ended since the last time. */
  async takeRecords(): Promise<TaskRecord[]> {
    return (await this.#ask("records")).records;
  }

  #ask(question: "count" | "records"): Promise<Answer> {
    const answer = nextAnswer(this.#child, question);
    this.#child.send(question);
    return answer;
  }
}

function nextAnswer(child: ChildProcess, what: string): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const ended = (): void => {
      reject(new Error(`A peer's worker has ended (${what}).`));
    };
    child.once("close", ended);
    child.once("message", (message) => {
      child.off("close", ended);
      // From worker-records.ts, which sends nothing else.
      resolve(message as Answer);
    });
  });
}
