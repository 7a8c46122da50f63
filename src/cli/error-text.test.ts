import { describe, expect, test } from "vitest";
import { ApiError, ConnectionError } from "../client/client.ts";
import { StratalError } from "../base/errors.ts";
import { CliError, DocumentError, HalfDoneError } from "./cli-error.ts";
import { errorJson, errorText } from "./error-text.ts";
import { paintNothing } from "./output/terminal.ts";

const text = (error: unknown): string => errorText(error, paintNothing);

describe("errorText", () => {
  test("shows each mistake of a document as file:line:column, ready to be clicked", () => {
    const error = new ApiError("The job definition is not valid", {
      status: 400,
      code: "invalid_definition",
      errors: [
        {
          path: "tasks[0].retyr",
          message: 'Unknown key. Did you mean "retry"?',
          line: 4,
          column: 5,
        },
        { path: "name", message: "is required" },
      ],
    });
    expect(text(new DocumentError("jobs/a.yaml", error))).toBe(
      [
        "error: jobs/a.yaml is not a valid job document (2 mistakes).",
        '  jobs/a.yaml:4:5 tasks[0].retyr: Unknown key. Did you mean "retry"?',
        "  jobs/a.yaml name: is required",
      ].join("\n"),
    );
  });

  test("shows the places of other answers without a file", () => {
    const error = new ApiError("The run's inputs are not valid", {
      status: 400,
      code: "invalid_inputs",
      errors: [{ path: "inputs.count", message: "must be a whole number; found text" }],
    });
    expect(text(error)).toContain("\n  inputs.count: must be a whole number; found text");
  });

  test("says how to start a server when none answers", () => {
    const error = new ConnectionError("http://127.0.0.1:8080", new Error("ECONNREFUSED"));
    expect(text(error)).toContain("The server at http://127.0.0.1:8080 cannot be reached");
    expect(text(error)).toContain("stratal up");
  });

  test("says how to pass a token when the server wants one", () => {
    const error = new ApiError("Authentication is required", {
      status: 401,
      code: "unauthenticated",
    });
    const [first, second] = text(error).split("\n");
    expect(first).toContain("STRATAL_TOKEN");
    expect(second).toBe("The server says: Authentication is required");
  });

  test.each([
    [{ code: "ERR_SSL_WRONG_VERSION_NUMBER" }, "0A00010B:SSL routines", "speak plain http?"],
    [{}, "bad port", "web clients refuse it"],
  ])("explains a riddle of a failed connection (%j)", (fields, message, words) => {
    const cause = Object.assign(new Error(message), fields);
    const fetchFailed = new TypeError("fetch failed", { cause });
    const error = new ConnectionError("https://127.0.0.1:25", fetchFailed);
    expect(text(error)).toContain(words);
    expect(text(error)).not.toContain(message);
  });

  test("says what was done before the error", () => {
    const refused = new ApiError("count is missing", { status: 400, code: "invalid_inputs" });
    const error = new HalfDoneError("Job x was saved as version 1; no run was started.", refused);
    expect(text(error)).toBe(
      "error: count is missing\nJob x was saved as version 1; no run was started.",
    );
    expect(errorJson(error)).toMatchObject({
      code: "invalid_inputs",
      note: expect.stringContaining("saved") as string,
    });
  });

  test("names the request after an internal error", () => {
    const details = { status: 500, code: "internal_error", requestId: "r-1" };
    expect(text(new ApiError("Internal error", details))).toContain("r-1");
  });

  test("shows settings that are wrong", () => {
    const error = new StratalError("invalid_settings", "One setting is not valid.", {
      errors: [{ path: "STRATAL_PROT", message: 'Unknown. Did you mean "STRATAL_PORT"?' }],
    });
    expect(text(error)).toBe(
      'error: One setting is not valid.\n  STRATAL_PROT: Unknown. Did you mean "STRATAL_PORT"?',
    );
  });

  test("shows a stack only for what nobody foresaw", () => {
    expect(text(new CliError("No such job.", "Look again."))).toBe(
      "error: No such job.\nLook again.",
    );
    expect(text(new TypeError("x is undefined"))).toMatch(/TypeError: x is undefined\n +at /);
  });

  test("keeps control characters of an answer away from the terminal", () => {
    const error = new ApiError("bad \x1b]0;title\x07 name", {
      status: 400,
      code: "invalid_request",
    });
    expect(text(error)).toBe("error: bad  name");
  });
});

describe("errorJson", () => {
  test("lets a program tell what is missing from a server that is not there", () => {
    const missing = new CliError("There is no run.", "Look.", { code: "not_found" });
    expect(errorJson(missing)).toEqual({
      code: "not_found",
      message: "There is no run.",
      hint: "Look.",
    });
    expect(errorJson(new ConnectionError("http://h", new Error("refused")))).toMatchObject({
      code: "connection_failed",
      message: "The server at http://h cannot be reached: refused",
    });
    expect(errorJson(new TypeError("x is undefined"))).toEqual({
      code: "unexpected_error",
      message: "x is undefined",
    });
  });

  test("has the fields of the API's problem and the document's name", () => {
    const errors = [{ path: "name", message: "is required", line: 1 }];
    const details = { status: 400, code: "invalid_definition", errors, requestId: "r-1" };
    const error = new DocumentError("a.yaml", new ApiError("Not valid", details));
    expect(errorJson(error)).toEqual({
      code: "invalid_definition",
      message: "Not valid",
      status: 400,
      document: "a.yaml",
      errors,
      request_id: "r-1",
    });
  });
});
