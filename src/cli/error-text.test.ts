import { describe, expect, test } from "vitest";
import { ApiError, ConnectionError } from "../client/client.ts";
import { StratalError } from "../base/errors.ts";
import { CliError, DocumentError } from "./cli-error.ts";
import { errorText } from "./error-text.ts";
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
    expect(text(error)).toContain("STRATAL_TOKEN");
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
