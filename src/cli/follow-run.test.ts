import { expect, test } from "vitest";
import { createClient } from "../client/client.ts";
import { followRun } from "./follow-run.ts";

const RUN = "0198c2d4-0000-7000-8000-000000000000";

function event(message: object): string {
  return `event: log\ndata: ${JSON.stringify(message)}\n\n`;
}

const line = { type: "task", task_run_id: "t", attempt: 1, message: "hi", metadata: {} };
const end = { type: "job", task_run_id: null, attempt: null, metadata: { end: true } };

test("a state that was asked for after a line came is told before that line", async () => {
  let state = 0;
  const client = createClient({
    baseUrl: "http://127.0.0.1:1",
    fetch: (input) => {
      if (!(input instanceof Request))
        return Promise.resolve(new Response(event(line) + event(end)));
      state += 1;
      return Promise.resolve(Response.json({ id: RUN, state }));
    },
  });
  const heard: string[] = [];
  let asked = 0;
  const listener = {
    wantsState: () => {
      asked = state;
      return asked === 0 || !heard.includes("message");
    },
    message: () => void heard.push("message"),
    changes: (_run: unknown, isLast: boolean) => void heard.push(isLast ? "last" : "state"),
  };
  const { signal } = new AbortController();
  expect(await followRun(client, RUN, listener, { signal })).toMatchObject({ id: RUN });
  expect(heard[0]).toBe("state");
  expect(heard.at(-1)).toBe("last");
  expect(state).toBeGreaterThan(asked);
});

/** A run whose first attempt fails: answers by how far its log was read. */
class TriedAgain {
  readonly streams: string[] = [];
  readonly heard: string[] = [];
  readonly #decisions: object[];

  /** What is answered for the run after its first attempt, one after the other. */
  constructor(decisions: object[]) {
    this.#decisions = decisions;
  }

  readonly listener = {
    wantsState: () => false,
    message: ({ task_run_id: id }: { task_run_id: string | null }) =>
      void this.heard.push(id === null ? "end" : "line"),
    changes: ({ attempt }: { attempt: number }, isLast: boolean) =>
      void (isLast && this.heard.push(`last of ${attempt}`)),
  };

  follow() {
    const client = createClient({
      baseUrl: "http://127.0.0.1:1",
      fetch: (input) =>
        Promise.resolve(
          input instanceof Request
            ? Response.json(this.#run())
            : new Response(this.#log(new URL(input).searchParams)),
        ),
    });
    return followRun(client, RUN, this.listener, { signal: new AbortController().signal });
  }

  #log(query: URLSearchParams): string {
    this.streams.push(query.get("after") ?? "start");
    return `id: 1-${this.streams.length}\n${event({ ...line, cursor: `1-${this.streams.length}` })}${event(end)}`;
  }

  #run(): object {
    if (this.streams.length === 0) return { attempt: 1, status: "running", retries_left: 1 };
    // Polling may ask meanwhile; what comes after the log's end is asked for when the end was heard.
    if (!this.heard.includes("end")) return { attempt: 1, status: "failed", retries_left: 1 };
    if (this.streams.length > 1) return { attempt: 2, status: "completed", retries_left: 0 };
    return this.#decisions.length > 1 ? this.#decisions.shift()! : this.#decisions[0]!;
  }
}

const undecided = { attempt: 1, status: "failed", retries_left: 1 };

test("a run that is tried again is followed to the end of its last attempt, and no line comes twice", async () => {
  const again = new TriedAgain([undecided, { attempt: 2, status: "queued", retries_left: 0 }]);
  expect(await again.follow()).toMatchObject({ attempt: 2, status: "completed" });
  expect(again.streams).toEqual(["start", "1-1"]);
  expect(again.heard).toEqual(["line", "end", "last of 1", "line", "end", "last of 2"]);
});

test("a run that was opened again before its end was heard of is followed on", async () => {
  const again = new TriedAgain([{ attempt: 2, status: "running", retries_left: 0 }]);
  expect(await again.follow()).toMatchObject({ attempt: 2, status: "completed" });
  expect(again.heard).toEqual(["line", "end", "line", "end", "last of 2"]);
});

test("a failed run is over when it is decided that it is not tried again", async () => {
  const given = new TriedAgain([undecided, { attempt: 1, status: "failed", retries_left: 0 }]);
  expect(await given.follow()).toMatchObject({ attempt: 1, status: "failed" });
  expect(given.streams).toHaveLength(1);
});
