import { describe, expect, it } from "vitest";
import { changedInputs, inputFields } from "./input-fields.ts";

const declared = {
  target: { type: "string" },
  count: { type: "integer" },
  note: { type: "string" },
};
const fields = inputFields({ target: "eu", count: 3, extra: { a: [1] } }, declared);

function edited(name: string, text: string) {
  return fields.map((field) => (field.name === name ? { ...field, text } : field));
}

describe("inputs to edit", () => {
  it("has a field for what the run has and for what the job declares", () => {
    expect(fields).toEqual([
      { name: "target", isText: true, text: "eu" },
      { name: "count", isText: false, text: "3" },
      { name: "note", isText: true, text: "" },
      { name: "extra", isText: false, text: '{"a":[1]}' },
    ]);
  });

  it("sends only what was changed", () => {
    expect(changedInputs(fields, fields)).toEqual({ inputs: {}, errors: {} });
    expect(changedInputs(fields, edited("target", "3")).inputs).toEqual({ target: "3" });
    expect(changedInputs(fields, edited("count", "4")).inputs).toEqual({ count: 4 });
  });

  it("says what is wrong with a value", () => {
    const { inputs, errors } = changedInputs(fields, edited("count", "four"));
    expect(inputs).toEqual({});
    expect(errors["count"]).toMatch(/not JSON/);
  });
});
