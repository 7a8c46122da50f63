import { z } from "zod";
import type { TaskType } from "../task-type.ts";
import { jsonParameter } from "../parameter-values.ts";

const parameters = z.object({
  message: jsonParameter().describe(
    "What to say: a text is logged and returned as it is, any other JSON as compact JSON.",
  ),
});

/** Says its message: for trying things out, for joining references, and for measuring the engine itself. */
export const echo: TaskType<z.output<typeof parameters>> = {
  name: "echo",
  description: "Logs a message and returns it as its output.",
  parameters,
  run({ message }, context) {
    const value = message ?? "";
    const text = typeof value === "string" ? value : JSON.stringify(value);
    if (text !== "") context.log("stdout", text);
    return Promise.resolve({ status: "completed", output: text, outputs: { message: value } });
  },
};
