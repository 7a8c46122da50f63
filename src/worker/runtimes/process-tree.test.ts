import { spawn, type ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { afterEach, expect, it } from "vitest";
import { systemClock } from "../../base/clock.ts";
import { until } from "../../../test/support/processes.ts";
import { noteBirth } from "./process-births.ts";
import { groupIsAlive, killTree, MARKER_VARIABLE, signalGroup } from "./process-tree.ts";

let child: ChildProcess | null = null;

afterEach(async () => {
  if (child === null) return;
  const ended = once(child, "exit");
  child.kill("SIGKILL");
  await ended;
  child = null;
});

/** The first line that a program prints. */
async function firstLine(code: string): Promise<string> {
  child = spawn("sh", ["-c", code], { stdio: ["ignore", "pipe", "inherit"] });
  const [chunk] = (await once(child.stdout!, "data")) as [Buffer];
  return chunk.toString().trim();
}

it("takes a group of zombies for dead, although it can be signalled", async () => {
  // The parent never waits for its child, so the child stays a zombie in a group of its own.
  const group = Number(await firstLine("setsid true & echo $!; exec sleep 60"));
  await until("the group exists", () => signalGroup(group, 0));
  await until("the group is dead", async () => !(await groupIsAlive(group)));
  expect(signalGroup(group, 0)).toBe(true);
});

it("takes a group with a running member for alive", async () => {
  const group = Number(await firstLine("setsid sleep 60 & echo $!; exec sleep 60"));
  await until("the group exists", () => signalGroup(group, 0));
  expect(await groupIsAlive(group)).toBe(true);
  signalGroup(group, "SIGKILL");
});

it("kills what left the group long before the end, as well as what is young", async () => {
  const marker = randomUUID();
  const birth = noteBirth();
  child = spawn("sh", ["-c", "setsid sleep 60 & echo $!; exec sleep 60"], {
    detached: true,
    env: { PATH: process.env.PATH, [MARKER_VARIABLE]: marker },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [chunk] = (await once(child.stdout!, "data")) as [Buffer];
  const escaped = Number(chunk.toString());
  await until("it has a group of its own", () => signalGroup(escaped, 0));
  const ended = once(child, "exit");
  const group = child.pid ?? null;
  expect(await killTree({ group, marker, birth }, systemClock)).toBe(0);
  expect(await groupIsAlive(escaped)).toBe(false);
  await ended;
  child = null;
});

it("leaves alone what has another marker", async () => {
  const group = Number(await firstLine("setsid sleep 60 & echo $!; exec sleep 60"));
  await until("the group exists", () => signalGroup(group, 0));
  const birth = { lastPid: null, era: 0 };
  expect(await killTree({ group: null, marker: randomUUID(), birth }, systemClock)).toBe(0);
  expect(await groupIsAlive(group)).toBe(true);
  signalGroup(group, "SIGKILL");
});
