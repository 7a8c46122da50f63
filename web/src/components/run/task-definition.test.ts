import { describe, expect, it } from "vitest";
import { failureHint } from "./failure-hints.ts";
import { definitionParts, taskDefinition } from "./task-definition.ts";

const job = {
  name: "nightly",
  tasks: [
    { name: "build", env: { A: "1" } },
    { name: "regions", body: { kind: "group", tasks: [{ name: "build", env: { A: "2" } }] } },
  ],
};

describe("the definition of a task", () => {
  it("is found by its name and by what is around it", () => {
    expect(taskDefinition(job, ["build"])).toMatchObject({ env: { A: "1" } });
    expect(taskDefinition(job, ["regions", "build"])).toMatchObject({ env: { A: "2" } });
    expect(taskDefinition(job, ["nightly"])).toBeNull();
    expect(taskDefinition(job, ["other"])).toBeNull();
  });

  it("is taken apart into what is read on its own", () => {
    const parts = definitionParts({
      name: "load",
      if: "inputs.go",
      timeout: "5m",
      retry: {},
      secrets: { TOKEN: "api-token" },
      body: { kind: "script", code: "echo 1", env: { A: "1" } },
    });
    expect(parts).toEqual({
      parameters: {},
      env: { A: "1" },
      secrets: { TOKEN: "api-token" },
      code: "echo 1",
      condition: "inputs.go",
      settings: { timeout: "5m" },
    });
  });
});

describe("hints", () => {
  it("are there for known kinds of failures only", () => {
    expect(failureHint("out_of_memory")).toMatch(/memory/);
    expect(failureHint("constructor")).toBeNull();
    expect(failureHint(undefined)).toBeNull();
  });
});
