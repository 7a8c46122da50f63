import { describe, expect, test } from "vitest";
import type { Schemas } from "../../client/client.ts";
import { inTreeOrder, namedTaskRuns, taskPaths } from "./task-paths.ts";

type TaskRun = Schemas["TaskRun"];

function taskRun(id: string, name: string, kind: TaskRun["kind"], parent: string | null): TaskRun {
  // Only what is read of it.
  return { id, name, kind, parent_id: parent } as TaskRun;
}

/** In the order of the API: those inside of a task come after all that were made earlier. */
const tasks = [
  taskRun("1", "regions", "task", null),
  taskRun("2", "publish", "task", null),
  taskRun("3", "regions[eu]", "item", "1"),
  taskRun("4", "regions[us]", "item", "1"),
  taskRun("5", "poll", "task", "3"),
  taskRun("6", "poll", "task", "4"),
  taskRun("7", "poll#0", "iteration", "5"),
];

describe("the task runs of a run", () => {
  test("have paths of the names around them; items and iterations stand for their task", () => {
    expect([...taskPaths(tasks).values()]).toEqual([
      "regions",
      "publish",
      "regions[eu]",
      "regions[us]",
      "regions[eu]/poll",
      "regions[us]/poll",
      "regions[eu]/poll#0",
    ]);
  });

  test("are listed each before those inside of it", () => {
    expect(inTreeOrder(tasks).map(({ id }) => id)).toEqual(["1", "3", "5", "7", "4", "6", "2"]);
  });

  test("stay in the list where the one around them is not in it", () => {
    expect(inTreeOrder(tasks.slice(4)).map(({ id }) => id)).toEqual(["5", "7", "6"]);
  });

  test("are found by path, by id, and by a name that several may have", () => {
    const found = (text: string): string[] => namedTaskRuns(tasks, text).map(({ id }) => id);
    expect(found("regions[us]/poll")).toEqual(["6"]);
    expect(found("7")).toEqual(["7"]);
    expect(found("poll")).toEqual(["5", "6"]);
    expect(found("nothing")).toEqual([]);
  });
});
