/**
 * Watches one started script to its end. Owns the order of stopping and killing.
 *
 * 1. When `superviseScript` returns, nothing of the script is alive (what this isolation level can find), and its output has
 *    reached the sink.
 * 2. Every wait has a limit: a process that no signal ends or a pipe that never closes cannot hold a slot.
 * 3. The first of end, timeout and stop request decides; a stopped script is stopped even if it then exits with 0.
 */
import type { Clock } from "../../base/clock.ts";
import { startDeadline } from "../../tasks/deadline.ts";
import type { OutputPump } from "../capture/output-pump.ts";
import type { RunningScript } from "./launch-script.ts";
import type { ProcessExit } from "./process-exit.ts";
import type { ScriptHost, ScriptRequest, ScriptStopReason } from "./script-request.ts";

/** What a script came to. `exit` is null only for a process that could not be killed. */
export interface ScriptEnd {
  exit: ProcessExit | null;
  stopped: ScriptStopReason | null;
  /** True if nothing of the script is alive, and nobody holds its pipes. */
  isQuiet: boolean;
}

/** After a normal end, `exec > >(tee log)` and its like get this long to write what they hold. */
const LEFTOVER_GRACE_MS = 500;
/** After the leader's end, the rest of a group that was told to end gets at most this long of the grace. */
const GROUP_GRACE_MS = 2_000;
const GROUP_POLL_MS = 20;
const KILLED_EXIT_LIMIT_MS = 10_000;
const READ_LIMIT_MS = 2_000;
const SINK_LIMIT_MS = 60_000;
/** Timers overflow beyond this; a longer timeout ends with the worker anyway. */
const LONGEST_TIMER_MS = 2 ** 31 - 1;

/** Waits for the script's end, or brings it about; then kills what is left and reads what was written. */
export async function superviseScript(
  host: ScriptHost,
  request: ScriptRequest,
  script: RunningScript,
  pump: OutputPump,
): Promise<ScriptEnd> {
  const stopped = await endOrStop(request, script);
  if (stopped === null) await pump.ended(LEFTOVER_GRACE_MS);
  else if (stopped !== "lease_lost") await terminate(host, request, script);
  const survivors = await host.isolation.kill(script.tree, host.clock);
  if (survivors > 0) {
    host.warn(`${survivors} processes of attempt ${script.tree.marker} could not be killed.`);
  }
  const exit =
    stopped === null
      ? await script.exited
      : await within(script.exited, KILLED_EXIT_LIMIT_MS, host.clock);
  await pump.finish(READ_LIMIT_MS, SINK_LIMIT_MS);
  return { exit, stopped, isQuiet: survivors === 0 && exit !== null && pump.finished };
}

/** The reason of a stop request, as the abort gives it. */
export function stopReason(signal: AbortSignal): ScriptStopReason {
  const reason: unknown = signal.reason;
  return reason === "timeout" || reason === "lease_lost" || reason === "drain" ? reason : "cancel";
}

/** Null when the script ended by itself. */
async function endOrStop(
  request: ScriptRequest,
  script: RunningScript,
): Promise<ScriptStopReason | null> {
  const deadline = startDeadline(request.signal, Math.min(request.timeoutMs, LONGEST_TIMER_MS));
  try {
    const stop = aborted(deadline.signal).then((): ScriptStopReason =>
      deadline.expired() ? "timeout" : stopReason(request.signal),
    );
    return await Promise.race([script.exited.then(() => null), stop]);
  } finally {
    deadline.clear();
  }
}

/** SIGTERM, and time to end: for the leader all of the grace, for the rest of its group what is left of it. */
async function terminate(
  { isolation, clock }: ScriptHost,
  { cancelGraceMs }: ScriptRequest,
  { tree, exited }: RunningScript,
): Promise<void> {
  isolation.terminate(tree);
  const start = clock.monotonic();
  await within(exited, cancelGraceMs, clock);
  const until = Math.min(start + cancelGraceMs, clock.monotonic() + GROUP_GRACE_MS);
  while (clock.monotonic() < until && (await isolation.isAlive(tree)))
    await clock.sleep(GROUP_POLL_MS);
}

async function within<T>(promise: Promise<T>, limitMs: number, clock: Clock): Promise<T | null> {
  const over = new AbortController();
  try {
    const limit = clock.sleep(Math.min(limitMs, LONGEST_TIMER_MS), over.signal).then(() => null);
    return await Promise.race([promise, limit]);
  } finally {
    over.abort();
  }
}

function aborted(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
}
