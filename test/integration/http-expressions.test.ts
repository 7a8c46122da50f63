import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestServer, type TestServer } from "../support/http-server.ts";

let api: TestServer;
beforeAll(async () => {
  api = await startTestServer();
});
afterAll(() => api.close());

async function evaluate(text: string, values: object = {}): Promise<unknown> {
  const { status, json } = await api.request("POST", "/api/v1/expressions/evaluate", {
    body: { text, values },
  });
  expect(status).toBe(200);
  return json;
}

describe("POST /api/v1/expressions/evaluate", () => {
  it("evaluates an expression, and a text with expressions in it", async () => {
    const values = { inputs: { count: 21 }, tasks: { load: { output: { rows: [1, 2] } } } };
    expect(await evaluate("inputs.count * 2", values)).toMatchObject({
      ...{ value: 42, type: "number", error: null },
    });
    expect(await evaluate("tasks.load.output.rows", values)).toMatchObject({
      ...{ value: [1, 2], type: "list" },
    });
    expect(await evaluate("${{ inputs.count }} rows", values)).toMatchObject({
      ...{ value: "21 rows", type: "string" },
    });
  });

  it("says what is wrong and where", async () => {
    expect(await evaluate("inputs.count +")).toMatchObject({
      ...{ value: null, type: null, error: { kind: "expression_error" } },
    });
    expect(await evaluate("x: ${{ nothing }}")).toMatchObject({
      error: { issues: [{ offset: 7 }] },
    });
    expect(await evaluate("tasks.absent.output")).toMatchObject({
      error: { kind: "expression_error" },
    });
  });

  it("stops an expression that needs too much work", async () => {
    const list = Array.from({ length: 2_000 }, (_, index) => index);
    const text = "inputs.list.all(a, inputs.list.all(b, a + b >= 0))";
    expect(await evaluate(text, { inputs: { list } })).toMatchObject({
      ...{ value: null, error: { kind: "expression_budget" } },
    });
  });

  it("never reads a secret", async () => {
    await api.request("POST", "/api/v1/secrets", { body: { name: "KEY", value: "hidden-value" } });
    const answer = await evaluate("${{ secrets.KEY }}");
    expect(answer).toMatchObject({ value: null, error: { kind: "expression_error" } });
    expect(JSON.stringify(answer)).not.toContain("hidden-value");
  });

  it("refuses what is not a question", async () => {
    const { status } = await api.request("POST", "/api/v1/expressions/evaluate", {
      body: { text: 1 },
    });
    expect(status).toBe(400);
  });
});
