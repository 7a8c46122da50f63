import { describe, expect, it } from "vitest";
import { checkSecretName, checkSecretValue } from "./secret-text.ts";

describe("checkSecretName", () => {
  it.each(["DB_PASSWORD", "_x", "a.b-c", "my secret", "DB/PASS", "größe 😀", "x".repeat(255)])(
    "takes %j",
    (name) => {
      expect(() => {
        checkSecretName(name);
      }).not.toThrow();
    },
  );

  it.each(["", "  ", "a\nb", "a\tb", "a\0", "\u202ename", "\ud800", "x".repeat(256)])(
    "refuses %j",
    (name) => {
      expect(() => {
        checkSecretName(name);
      }).toThrow(expect.objectContaining({ code: "invalid_request" }) as Error);
    },
  );
});

describe("checkSecretValue", () => {
  it.each(["abc", "x".repeat(65_536), "é".repeat(32_768), "one\r\ntwo\tthree\n"])(
    "takes a value like %.20j",
    (value) => {
      expect(() => {
        checkSecretValue(value);
      }).not.toThrow();
    },
  );

  it.each(["", "ab", "  a \n", "abc\0def", "abc\ud800", "x".repeat(65_537), "é".repeat(32_769)])(
    "refuses a value like %.20j without repeating it",
    (value) => {
      let message = "";
      try {
        checkSecretValue(value);
      } catch (error) {
        message = (error as Error).message;
      }
      expect(message).toContain("The value of a secret");
      if (value.trim().length > 2) expect(message).not.toContain(value);
    },
  );
});
