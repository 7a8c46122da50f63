import { mkdtemp, readFile, rm } from "node:fs/promises";
import { writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { cutLog, openLog } from "./server-log.ts";

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "stratal-log-"));
  path = join(folder, "server.log");
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it("cuts a long log that a server goes on writing to, and keeps what was in it", async () => {
  const log = await openLog(path);
  writeSync(log.fd, "old line\n");
  await cutLog(path, 100);
  expect(await readFile(path, "utf8")).toBe("old line\n");
  await cutLog(path, 5);
  writeSync(log.fd, "new line\n");
  expect(await readFile(path, "utf8")).toBe("new line\n");
  expect(await readFile(`${path}.1`, "utf8")).toBe("old line\n");
  await log.close();
});

it("reports what was written since it was opened only", async () => {
  const first = await openLog(path);
  writeSync(first.fd, "an earlier start\n");
  await first.close();
  const second = await openLog(path);
  writeSync(second.fd, "FATAL: this start\n");
  expect(await second.excerpt()).toBe("FATAL: this start");
  await second.close();
});
