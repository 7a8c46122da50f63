import { describe, expect, it } from "vitest";
import { LoginAttempts, MAX_FAILURES, WINDOW_MS } from "./login-attempts.ts";

const token = (id: number) => `stratal_pat_${String(id).padStart(32, "0")}_secret`;

describe("login attempts", () => {
  it("make whoever failed five times wait until the first of them is a quarter of an hour old", () => {
    const attempts = new LoginAttempts();
    for (let count = 0; count < MAX_FAILURES; count += 1) {
      expect(attempts.waitMs("a", token(1), count)).toBe(0);
      attempts.failed("a", token(1), count);
    }
    expect(attempts.waitMs("a", token(1), 10)).toBe(WINDOW_MS - 10);
    expect(attempts.waitMs("b", token(1), 10)).toBe(0);
    expect(attempts.waitMs("a", token(1), WINDOW_MS)).toBe(0);
  });

  it("make an address wait that tries ever other tokens", () => {
    const attempts = new LoginAttempts();
    for (let count = 0; count < 50; count += 1) attempts.failed("a", `${"x".repeat(count)}`, count);
    expect(attempts.waitMs("a", token(7), 60)).toBeGreaterThan(0);
    expect(attempts.waitMs("b", token(7), 60)).toBe(0);
  });
});
