import { expect, it } from "vitest";
import { maskedInputs } from "./masked-inputs.ts";

it("hides the values of secret and sensitive inputs, and no others", () => {
  const declared = {
    open: { type: "string", required: false },
    token: { type: "secret", required: false },
    salary: { type: "integer", required: false, sensitive: true },
  } as const;
  const given = { open: "a", token: "b", salary: 3, undeclared: "c", toString: "d" };
  expect(maskedInputs(given, declared)).toEqual({
    ...{ open: "a", token: "***", salary: "***", undeclared: "c", toString: "d" },
  });
});
