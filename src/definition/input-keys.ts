import type { KeySpec } from "./key-type.ts";
import { flag, key, text } from "./key-rows.ts";
import { inputTypes } from "./job-definition.ts";
import { textFormats } from "./value-format.ts";

const MAX_LENGTH = 1_048_576;
const MAX_ITEMS = 1_000_000;

/** Keys of one input. */
export const inputKeys: KeySpec[] = [
  key(
    "type",
    {
      kind: "special",
      text: `one of ${inputTypes.join(", ")}`,
      schema: { enum: [...inputTypes] },
    },
    "Type of the value; `enum` if there are `values`.",
    { default: "string" },
  ),
  key("required", flag, "A run without a value is refused.", { default: false }),
  key(
    "default",
    { kind: "json" },
    "Value when none is given; its expressions may read `inputs`, `run` and `job`.",
    { templates: true },
  ),
  key("values", { kind: "json_list" }, "Allowed values of an enum."),
  key("items", { kind: "section", scope: "input" }, "What each item of an array must be."),
  key(
    "schema",
    { kind: "json_map" },
    "JSON Schema of an object or an array, without `$ref` and other keywords that cannot be checked.",
  ),
  key(
    "pattern",
    text(500),
    "Regular expression (RE2 syntax) that a string must contain a match of; anchor it with ^ and $.",
  ),
  key("format", { kind: "choice", values: textFormats }, "Well-known form of a string."),
  key("min", { kind: "number", min: -1e15, max: 1e15 }, "Smallest integer or number."),
  key("max", { kind: "number", min: -1e15, max: 1e15 }, "Largest integer or number."),
  key(
    "min_length",
    { kind: "integer", min: 0, max: MAX_LENGTH },
    "Shortest string, in characters.",
  ),
  key("max_length", { kind: "integer", min: 0, max: MAX_LENGTH }, "Longest string, in characters."),
  key("min_items", { kind: "integer", min: 0, max: MAX_ITEMS }, "Fewest items of an array."),
  key("max_items", { kind: "integer", min: 0, max: MAX_ITEMS }, "Most items of an array."),
  key("sensitive", flag, "Masks the value wherever it is shown.", { default: false }),
  key("title", text(255), "Label for people; kept in the definition."),
  key("description", text(65_536), "What the input means, for people; kept in the definition."),
  key("group", text(255), "Heading that a form shows the input under."),
];
