import { expect, test } from "vitest";
import { createClient, type Schemas } from "../client/client.ts";
import { PathLookup } from "./path-lookup.ts";

const RUN = "0198c2d4-0000-7000-8000-000000000000";

type Named = Pick<Schemas["TaskRun"], "id" | "name" | "kind" | "parent_id">;

/** A run that gets task runs while it is looked at. */
function growing(tasks: Named[]) {
  const asked: string[] = [];
  const client = createClient({
    baseUrl: "http://127.0.0.1:1",
    fetch: (input) => {
      const query = new URL(input instanceof Request ? input.url : input).searchParams;
      asked.push(query.get("offset")!);
      const from = Number(query.get("offset"));
      const page = tasks.slice(from, from + Number(query.get("limit")));
      const next_cursor = from + page.length < tasks.length ? "more" : null;
      return Promise.resolve(Response.json({ task_runs: page, next_cursor }));
    },
  });
  return { lookup: new PathLookup(client, RUN), asked };
}

const group: Named = { id: "g", name: "regions", kind: "task", parent_id: null };
const item: Named = { id: "i", name: "regions[eu]", kind: "item", parent_id: "g" };
const inner: Named = { id: "t", name: "build", kind: "task", parent_id: "i" };

test("a task run that appeared later is known by its path, and only the new ones are read", async () => {
  const tasks = [group];
  const { lookup, asked } = growing(tasks);
  await lookup.lookUp("g");
  expect(lookup.pathOf("g")).toBe("regions");
  tasks.push(item, inner);
  await lookup.lookUp("t");
  expect(lookup.pathOf("t")).toBe("regions[eu]/build");
  await lookup.lookUp("i");
  await lookup.lookUp(null);
  expect(asked).toEqual(["0", "1"]);
});

test("a run of many task runs is read page by page", async () => {
  const many = Array.from({ length: 1_201 }, (_, n) => ({
    ...item,
    id: String(n),
    name: `regions[${n}]`,
  }));
  const { lookup, asked } = growing([group, ...many]);
  await lookup.lookUp("1200");
  expect(lookup.pathOf("1200")).toBe("regions[1200]");
  expect(asked).toEqual(["0", "500", "1000"]);
});

test("a task run that the run does not have any more is asked for once", async () => {
  const { lookup, asked } = growing([group]);
  await lookup.lookUp("gone");
  await lookup.lookUp("gone");
  expect(lookup.pathOf("gone")).toBeUndefined();
  expect(asked).toEqual(["0"]);
});
