import { PassThrough } from "node:stream";
import { describe, expect, test } from "vitest";
import { confirmed } from "./confirm.ts";

function streams(): { input: PassThrough; output: PassThrough } {
  return { input: new PassThrough(), output: new PassThrough() };
}

describe("a question before something is deleted", () => {
  test.each([
    ["y\n", true],
    ["YES\n", true],
    ["n\n", false],
    ["\n", false],
    ["yellow\n", false],
  ])("the answer %j is a yes: %s", async (answer, expected) => {
    const asked = streams();
    const result = confirmed("Delete?", { interactive: true }, asked);
    asked.input.write(answer);
    expect(await result).toBe(expected);
    expect(String(asked.output.read())).toContain("Delete? [y/N]");
  });

  test("the end of the input is a no", async () => {
    const asked = streams();
    const result = confirmed("Delete?", { interactive: true }, asked);
    asked.input.end();
    expect(await result).toBe(false);
  });

  test("a program is not asked", async () => {
    const asked = streams();
    expect(await confirmed("Delete?", { interactive: false }, asked)).toBe(true);
    expect(asked.output.read()).toBeNull();
  });
});
