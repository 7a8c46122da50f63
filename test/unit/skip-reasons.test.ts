import { expect, it } from "vitest";
import type { Schemas } from "../../src/client/client.ts";
import { skipText } from "../../src/cli/output/task-words.ts";
import { skipReasons } from "../../src/engine/states.ts";
import { skipReasonText } from "../../web/src/status/status-language.ts";

it.each(Object.keys(skipReasons))("the command line and the page have words for %s", (reason) => {
  // Only what is read of it.
  const task = { skip_reason: reason } as Schemas["TaskRun"];
  expect(skipText(task)).toBe(`because ${skipReasonText(reason)}`);
  expect(skipReasonText(reason)).not.toBe(reason);
});
