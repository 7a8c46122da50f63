import { expect, test } from "vitest";
import { unreachableText } from "./unreachable-text.ts";

const failed = (code: string, message: string): Error =>
  Object.assign(new Error(message), { code });

test("names the database and its server, says what to do, and keeps the password to itself", () => {
  const refused = failed("ECONNREFUSED", "connect ECONNREFUSED 10.0.0.5:6543");
  expect(unreachableText("postgres://app:hidden@10.0.0.5:6543/jobs", refused)).toBe(
    "The database jobs at 10.0.0.5:6543 cannot be reached: connect ECONNREFUSED 10.0.0.5:6543. " +
      "Nothing listens there: start PostgreSQL, or check host and port in DATABASE_URL.",
  );
});

test("a password with a plain slash or @ is found out by the name that it makes of the host", () => {
  const unknown = failed("ENOTFOUND", "getaddrinfo ENOTFOUND half");
  const text = unreachableText("postgres://app:se@half/rest@db.example.com/jobs", unknown);
  expect(text).toContain("at half:5432 cannot be reached");
  expect(text).toContain("%40 for @, %2F for /");
  expect(text).not.toContain("rest");
});

test.each([
  ["28P01", 'password authentication failed for user "app"', "Check user and password"],
  ["3D000", 'database "jobs" does not exist', "Create it"],
])("says what to do about SQLSTATE %s", (code, message, hint) => {
  expect(unreachableText("postgres://app@db/jobs", failed(code, message))).toContain(
    `${message}. ${hint}`,
  );
});

test("a reason of several addresses is told as a whole, others as they are", () => {
  const both = new AggregateError([
    failed("ECONNREFUSED", "connect ECONNREFUSED ::1:5432"),
    failed("ECONNREFUSED", "connect ECONNREFUSED 127.0.0.1:5432"),
  ]);
  expect(unreachableText("postgres://localhost/jobs", both)).toMatch(
    /::1:5432, connect ECONNREFUSED 127\.0\.0\.1:5432\. Nothing listens there/,
  );
  expect(unreachableText("postgres:///jobs?host=/run/postgresql", new Error("odd"))).toBe(
    "The database cannot be reached: odd",
  );
});
