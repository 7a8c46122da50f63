import { PassThrough } from "node:stream";
import { describe, expect, it } from "vitest";
import { systemClock, type Clock } from "../../base/clock.ts";
import type { CapturedLines } from "./line-capture.ts";
import { IDLE_FLUSH_MS, OutputPump, type OutputSink } from "./output-pump.ts";

function open(sink: OutputSink, clock: Clock = systemClock) {
  const stdout = new PassThrough();
  const stderr = new PassThrough();
  const errors: unknown[] = [];
  const onSinkError = (error: unknown): void => void errors.push(error);
  const pump = new OutputPump({
    stdout,
    stderr,
    sink,
    onChunk: () => undefined,
    onSinkError,
    clock,
  });
  return { pump, stdout, stderr, errors };
}

/** A clock that stands still until told; sleeps end when it has reached their end. */
function manualClock() {
  let now = 0;
  let sleepers: { at: number; wake: () => void }[] = [];
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve) => {
        sleepers.push({ at: now + ms, wake: resolve });
        signal?.addEventListener("abort", () => resolve(), { once: true });
      }),
  };
  const advance = async (ms: number): Promise<void> => {
    now += ms;
    const due = sleepers.filter(({ at }) => at <= now);
    sleepers = sleepers.filter(({ at }) => at > now);
    for (const { wake } of due) wake();
    await turn();
  };
  return { clock, advance };
}

/** Lets streams and promises that are ready go on. */
async function turn(): Promise<void> {
  for (let i = 0; i < 3; i += 1) await new Promise((resolve) => setImmediate(resolve));
}

describe("OutputPump", () => {
  it("stops reading both streams while the sink asks for a pause", async () => {
    const taken: CapturedLines[] = [];
    let release = (): void => undefined;
    const { pump, stdout, stderr } = open((batch) => {
      taken.push(batch);
      return new Promise((resolve) => (release = resolve));
    });
    stdout.write("one\n");
    await turn();
    stdout.write("two\n");
    stderr.write("three\n");
    await turn();
    expect(taken.map(({ text }) => text)).toEqual(["one"]);
    expect(stdout.isPaused() && stderr.isPaused()).toBe(true);
    release();
    await turn();
    expect(taken.length).toBeGreaterThan(1);
    stdout.end();
    stderr.end();
    const finishing = pump.finish(1_000, 1_000);
    while (!pump.finished) {
      release();
      await turn();
    }
    await finishing;
    expect(taken.map(({ text }) => text).sort()).toEqual(["one", "three", "two"]);
  });

  it("shows an unfinished line after a while without output, once", async () => {
    const taken: CapturedLines[] = [];
    const { clock, advance } = manualClock();
    const { stdout } = open((batch) => {
      taken.push(batch);
      return null;
    }, clock);
    stdout.write("Continue? ");
    await turn();
    await advance(IDLE_FLUSH_MS - 1);
    expect(taken).toEqual([]);
    await advance(1);
    expect(taken).toMatchObject([{ text: "Continue? ", partial: true }]);
    stdout.write("[y]\n");
    await turn();
    expect(taken).toHaveLength(2);
    expect(taken[1]).toMatchObject({ text: "[y]", partial: false });
  });

  it("goes on after a batch that the sink failed to take, and says so", async () => {
    const taken: string[] = [];
    const { pump, stdout, stderr, errors } = open((batch) => {
      taken.push(batch.text);
      return batch.text === "bad" ? Promise.reject(new Error("no room")) : null;
    });
    stdout.write("bad\n");
    await turn();
    stdout.end("good\n");
    stderr.end();
    await pump.finish(1_000, 1_000);
    expect(taken).toEqual(["bad", "good"]);
    expect(errors).toHaveLength(1);
  });

  it("gives up a pipe that is never closed and a sink that never answers", async () => {
    const open1 = open(() => null);
    await open1.pump.finish(20, 1_000);
    expect(open1.stdout.destroyed).toBe(true);
    const open2 = open(() => new Promise<void>(() => undefined));
    open2.stdout.end("x\n");
    open2.stderr.end();
    await turn();
    await open2.pump.finish(1_000, 20);
    expect(open2.pump.finished).toBe(false);
  });
});
