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
