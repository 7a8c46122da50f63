import { describe, expect, it } from "vitest";
import { z } from "zod";
import { recordingContext } from "../../test/support/task-context.ts";
import { describeTaskTypes } from "./describe-task-types.ts";
import { builtinTaskTypes, findTaskType } from "./registry.ts";
import { runTaskType } from "./run-task-type.ts";
import type { TaskType } from "./task-type.ts";

function typeThat(run: TaskType<{ count?: number | undefined }>["run"]): TaskType {
  return {
    name: "probe",
    description: "A task type of this test.",
    parameters: z.object({ count: z.number({ error: "must be a number" }).optional() }),
    parameterPrefixes: { x_: "Anything." },
    run,
  } as TaskType;
}

const completes = typeThat(() => Promise.resolve({ status: "completed", output: "", outputs: {} }));

describe("runTaskType", () => {
  it("warns once about each unknown parameter and offers the nearest known one", async () => {
    const context = recordingContext();
    const parameters = { coutn: 1, zzzzzz: 2, x_a: 3, x_: 4, task_name: "probe" };
    expect(await runTaskType(completes, parameters, context)).toMatchObject({
      status: "completed",
    });
    expect(context.lines.map((line) => line.text)).toEqual([
      'warning: unknown parameter "coutn" ignored. Did you mean "count"?',
      'warning: unknown parameter "zzzzzz" ignored.',
      'warning: unknown parameter "x_" ignored.',
    ]);
  });

  it("lists every bad parameter without repeating its value", async () => {
    const type = findTaskType("http_request")!;
    const parameters = { url: "nowhere", method: "GTE", timeout: "s3cret", verify_tls: "perhaps" };
    const outcome = await runTaskType(type, parameters, recordingContext());
    expect(outcome).toMatchObject({ status: "failed", error: { kind: "validation" } });
    const message = outcome.status === "failed" ? outcome.error.message : "";
    expect(message).toContain("http_request: 4 parameters are not valid:");
    expect(message).toContain("url: is not a complete address");
    expect(message).toContain('Did you mean "GET"?');
    expect(message).toContain("timeout: must be a number of seconds above 0");
    expect(message).toContain("verify_tls: must be true or false");
    expect(message).not.toContain("s3cret");
  });

  it("takes null for an absent parameter", async () => {
    expect(await runTaskType(completes, { count: null }, recordingContext())).toMatchObject({
      status: "completed",
    });
  });

  it("reports what a task type throws as an internal failure", async () => {
    const type = typeThat(() => Promise.reject(new Error("oops")));
    expect(await runTaskType(type, {}, recordingContext())).toEqual({
      status: "failed",
      error: { kind: "internal", message: "probe failed unexpectedly: oops" },
    });
  });

  it.each([
    ["timeout", "timed_out", "timeout"],
    ["cancel", "cancelled", "cancelled"],
    ["lease_lost", "cancelled", "worker_lost"],
  ] as const)("turns an abort for %s into %s", async (reason, status, kind) => {
    const context = recordingContext();
    const type = typeThat((_parameters, { signal }) => {
      return new Promise((_resolve, reject) => {
        signal.addEventListener("abort", () => reject(new Error("stopped")));
        context.stop(reason);
      });
    });
    expect(await runTaskType(type, {}, context)).toMatchObject({ status, error: { kind } });
    // And before it has begun:
    expect(await runTaskType(completes, {}, context)).toMatchObject({ status, error: { kind } });
  });

  it("keeps a result that was complete when the signal came", async () => {
    const context = recordingContext();
    const type = typeThat(() => {
      context.stop("timeout");
      return Promise.resolve({ status: "completed", output: "done", outputs: {} });
    });
    expect(await runTaskType(type, {}, context)).toMatchObject({ status: "completed" });
  });
});

describe("the registry", () => {
  it("knows the builtin types by name", () => {
    expect([...builtinTaskTypes.keys()].sort()).toEqual([
      "echo",
      "format_output",
      "http_request",
      "send_email",
    ]);
    expect(findTaskType("toString")).toBeNull();
  });

  it("describes every parameter of every type", () => {
    for (const { name, description, parameters } of describeTaskTypes()) {
      expect(description, name).toMatch(/^[A-Z].*\.$/);
      const properties = parameters["properties"] as Record<string, { description?: string }>;
      for (const [parameter, schema] of Object.entries(properties)) {
        expect(schema.description, `${name}.${parameter}`).toMatch(/\.$/);
      }
    }
  });

  it("publishes schemas as plain JSON, with prefixes as patterns", () => {
    const types = describeTaskTypes();
    expect(JSON.parse(JSON.stringify(types))).toEqual(types);
    const http = types.find((type) => type.name === "http_request")!;
    expect(http.parameters["required"]).toEqual(["url"]);
    expect(http.parameters).toMatchObject({
      properties: {
        method: { default: "GET", examples: expect.arrayContaining(["GET", "PATCH"]) },
        verify_tls: { default: true },
      },
    });
    expect(http.parameters["patternProperties"]).toHaveProperty("^header_.");
  });
});

describe("echo", () => {
  const echo = findTaskType("echo")!;

  it.each([
    ["hello\nworld", "hello\nworld"],
    [{ a: [1, null] }, '{"a":[1,null]}'],
    [42, "42"],
    [false, "false"],
  ])("logs and returns %j", async (message, text) => {
    const context = recordingContext();
    const outcome = await runTaskType(echo, { message }, context);
    expect(outcome).toEqual({ status: "completed", output: text, outputs: { message } });
    expect(context.lines).toEqual([{ stream: "stdout", text }]);
  });

  it("is empty without a message", async () => {
    const context = recordingContext();
    const outcome = await runTaskType(echo, {}, context);
    expect(outcome).toEqual({ status: "completed", output: "", outputs: { message: "" } });
    expect(context.lines).toEqual([]);
  });
});
