import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { SkeletonAnswer, SkeletonChange } from "../graph/skeleton-answer.ts";
import { testColumns, testNode, testSkeleton } from "../graph/test-skeleton.ts";
import { RunFeed } from "./run-feed.ts";

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A server whose answers and channel the test holds in its hands. */
function source(answer: SkeletonAnswer) {
  const state = { answer, reads: 0, heard: true, left: false, after: -1 };
  let change: (change: SkeletonChange) => void = () => undefined;
  let reset: () => void = () => undefined;
  const feed = new RunFeed({
    read: () => {
      state.reads += 1;
      return Promise.resolve(state.answer);
    },
    subscribe: (after, onChange, onReset) => {
      state.after = after;
      change = onChange;
      reset = onReset;
      return { isHeard: () => state.heard, leave: () => void (state.left = true) };
    },
  });
  return {
    feed,
    state,
    change: (each: SkeletonChange) => change(each),
    reset: () => reset(),
  };
}

const first = testSkeleton([testNode("build")], [{ seq: 0, node: 0, state: "queued" }]);

function running(rev: number): SkeletonChange {
  return { rev, tasks: testColumns([{ seq: 0, node: 0, state: "running", attempt: rev }]) };
}

describe("the feed of a run", () => {
  it("draws many changes at once, at most four times a second", async () => {
    const { feed, state, change } = source(first);
    feed.start();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.after).toBe(first.rev);
    const drawn: number[] = [];
    feed.subscribe(() => drawn.push(feed.view().skeleton!.attempt(0)));
    for (let rev = 2; rev < 50; rev++) change(running(rev));
    await vi.advanceTimersByTimeAsync(1_000);
    expect(drawn).toEqual([49]);
    feed.stop();
  });

  it("reads the run again when the channel says so, or cannot be heard", async () => {
    const { feed, state, reset } = source(first);
    feed.start();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(state.reads).toBe(1);
    reset();
    await vi.advanceTimersByTimeAsync(0);
    expect(state.reads).toBe(2);
    state.heard = false;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(state.reads).toBe(4);
    feed.stop();
  });

  it("leaves a run alone that has ended", async () => {
    const ended = { ...first, run: { ...first.run, finished_at: "2026-01-01T00:01:00.000Z" } };
    const { feed, state } = source(ended);
    state.heard = false;
    feed.start();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(state.reads).toBe(1);
    feed.stop();
  });

  it("does not go back to an answer older than what it knows", async () => {
    const { feed, state, change, reset } = source(first);
    feed.start();
    await vi.advanceTimersByTimeAsync(0);
    change(running(7));
    state.answer = { ...first, rev: 5 };
    reset();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(feed.view().skeleton!.rev).toBe(7);
    feed.stop();
  });

  it("says nothing after it was stopped", async () => {
    const { feed, state, change } = source(first);
    feed.start();
    await vi.advanceTimersByTimeAsync(0);
    let told = 0;
    feed.subscribe(() => (told += 1));
    change(running(2));
    feed.stop();
    await vi.advanceTimersByTimeAsync(60_000);
    expect([told, state.left, state.reads]).toEqual([0, true, 1]);
  });
});
