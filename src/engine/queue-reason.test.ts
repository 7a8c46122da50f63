import { expect, it } from "vitest";
import { queueReason } from "./queue-reason.ts";

const task = { status: "queued", queue: "default", tags: ["lang:ruby", "gpu"] } as const;
const offer = (tags: string[], queues = ["default"]) => ({ queues, tags });

it.each([
  [[], "no worker is running"],
  [[offer(["lang:ruby", "gpu"], ["other"])], "no worker takes the queue default"],
  [[offer(["gpu"])], "no worker offers lang:ruby"],
  [[offer(["gpu"]), offer(["lang:ruby"])], "no single worker offers all of lang:ruby, gpu"],
  [
    [{ ...offer(["gpu", "lang:ruby"]), isDrained: true }, offer(["gpu"])],
    "the workers for it are drained",
  ],
])("says what is missing: %j", (offers, message) => {
  expect(queueReason(task, "running", offers)).toEqual({ reason: "no_worker", message });
});

it("has nothing to say when a worker can take the task, or the task is not queued", () => {
  expect(queueReason(task, "running", [offer(["x", "gpu", "lang:ruby"])])).toBeNull();
  expect(queueReason({ ...task, status: "pending" }, "running", [])).toBeNull();
});

it("names the pause of the run first", () => {
  expect(queueReason(task, "paused", [])?.reason).toBe("paused");
});
