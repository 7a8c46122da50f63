import { expect, test } from "vitest";
import type { Schemas } from "../client/client.ts";
import { paintNothing } from "./output/terminal.ts";
import { workersTable } from "./worker-control.ts";

function worker(name: string, tags: string[]): Schemas["Worker"] {
  return {
    id: `id-of-${name}`,
    name,
    hostname: "host",
    pid: 1,
    version: "0.1.0",
    status: "active",
    queues: ["default", "gpu"],
    tags,
    isolation: "process",
    process_slots: 2,
    inline_slots: 64,
    running_tasks: 1,
    started_at: "2026-11-26T16:00:00.000Z",
    heartbeat_at: "2026-11-26T16:00:00.000Z",
    lease_expires_at: "2026-11-26T16:00:30.000Z",
    drained_at: null,
    drained_by: null,
  };
}

test("shows the tags that somebody gave a worker, not those that it found by itself", () => {
  const found = ["lang:bash", "isolation:process", "limits:memory"];
  const now = Date.parse("2026-11-26T16:00:05.000Z");
  const table = workersTable(
    [worker("render", [...found, "big", "zone:eu"]), worker("plain", found)],
    { paint: paintNothing, width: 200 },
    now,
  );
  const [head, render, plain] = table.split("\n").map((line) => line.split(/ {2,}/));
  expect(head).toContain("TAGS");
  expect(render).toEqual([
    "render",
    "active",
    "-",
    "1",
    "default,gpu",
    "big,zone:eu",
    "5.0s",
    "id-of-render",
  ]);
  expect(plain?.[5]).toBe("-");
});
