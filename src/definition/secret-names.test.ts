import { describe, expect, it } from "vitest";
import { parseJobDocument } from "./parse-job.ts";
import { secretNames } from "./secret-names.ts";

function namesIn(document: object): string[] {
  const { definition } = parseJobDocument(JSON.stringify(document), "json");
  return secretNames(definition);
}

describe("secretNames", () => {
  it("finds what tasks declare, inside of groups, handlers and rollbacks, too", () => {
    const names = namesIn({
      stratal: 1,
      name: "declared",
      tasks: [
        { name: "a", run: "true", secrets: { FLAT: "X" } },
        { name: "g", tasks: [{ name: "b", run: "true", secrets: { INNER: "X" } }] },
        { name: "c", run: "true", rollback: { run: "true", secrets: { UNDO: "X" } } },
      ],
      on_failure: [{ name: "tell", run: "true", secrets: { HANDLER: "X" } }],
    });
    expect(names).toEqual(["FLAT", "HANDLER", "INNER", "UNDO"]);
  });

  it("finds what expressions and defaults of inputs name", () => {
    const names = namesIn({
      stratal: 1,
      name: "expressions",
      inputs: { key: { type: "secret", default: "BY_INPUT" } },
      env: { ALL: "${{ secrets.BY_JOB }}" },
      tasks: [{ name: "a", run: "true", env: { T: "${{ secrets.BY_TASK }}" } }],
    });
    expect(names).toEqual(["BY_INPUT", "BY_JOB", "BY_TASK"]);
  });

  it("names each secret once, and none for text that only looks like one", () => {
    const names = namesIn({
      stratal: 1,
      name: "once",
      tasks: [
        { name: "a", run: "echo secrets.NOT", secrets: { ONE: "X" } },
        { name: "b", run: "true", secrets: { ONE: "Y" } },
      ],
    });
    expect(names).toEqual(["ONE"]);
  });
});
