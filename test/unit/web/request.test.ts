import { afterEach, describe, expect, test, vi } from "vitest";
import { ApiError, DisconnectedError, get, getHealth } from "../../../web/src/api/request.ts";

const fetched = vi.fn<typeof fetch>();
vi.stubGlobal("fetch", fetched);
afterEach(() => fetched.mockReset());

describe("requests of the page", () => {
  test("fill the path and the query", async () => {
    fetched.mockResolvedValue(Response.json({ jobs: [] }));
    await get("/api/v1/jobs", { query: { limit: 100, name: "a&b" } });
    await get("/api/v1/job-runs/{id}", { path: { id: "a/b" } }).catch(() => undefined);
    expect(fetched.mock.calls.map(([address]) => address)).toEqual([
      "/api/v1/jobs?limit=100&name=a%26b",
      "/api/v1/job-runs/a%2Fb",
    ]);
  });

  test("say once what the server said of an input", async () => {
    const errors = [
      { path: "inputs.a", message: "This input is required." },
      { path: "inputs.b", message: "This input is required." },
    ];
    const detail = "inputs.a: This input is required. (and 1 more)";
    fetched.mockResolvedValue(
      Response.json(
        { detail, errors, code: "invalid_inputs" },
        { status: 400, headers: { "x-request-id": "r-1" } },
      ),
    );
    const error = await get("/api/v1/jobs", {}).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ApiError);
    expect(error).toMatchObject({
      message: `${detail} inputs.b: This input is required.`,
      status: 400,
      code: "invalid_inputs",
      requestId: "r-1",
    });
  });

  test("name an unreachable server as such", async () => {
    fetched.mockRejectedValue(new TypeError("fetch failed"));
    await expect(get("/api/v1/jobs", {})).rejects.toBeInstanceOf(DisconnectedError);
  });
});

describe("health", () => {
  test("is read from a refusal, too: the database is down, the server is not", async () => {
    const answer = { status: "unhealthy", database: { status: "down" } };
    fetched.mockResolvedValue(Response.json(answer, { status: 503 }));
    expect(await getHealth(new AbortController().signal)).toEqual(answer);
  });

  test("is not read from a proxy's error page", async () => {
    fetched.mockResolvedValue(new Response("<h1>Bad gateway</h1>", { status: 502 }));
    await expect(getHealth(new AbortController().signal)).rejects.toMatchObject({ status: 502 });
  });
});
