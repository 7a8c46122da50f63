import { z } from "zod";
import { errorCatalogue, type ErrorCode } from "../base/errors.ts";

const codes = Object.keys(errorCatalogue) as [ErrorCode, ...ErrorCode[]];

/** Every error of the API: RFC 9457, plus the `error` field of the Go system. */
export const problem = z
  .object({
    type: z.string().describe("A URI that names the kind of error."),
    title: z.string().describe("Short text, the same for every error of this code."),
    status: z.int().describe("The HTTP status."),
    detail: z.string().describe("What is wrong here, and what to do about it."),
    code: z.enum(codes).describe("The error's code; see the reference of errors."),
    error: z.string().describe("Same text as `detail`, for clients of the Go system."),
    errors: z
      .array(
        z.object({
          path: z.string().describe("Path into the input, such as `tasks[2].name`."),
          message: z.string(),
          line: z.int().optional().describe("Line in the text that was sent, from 1."),
          column: z.int().optional().describe("Column in the line, from 1."),
        }),
      )
      .describe("Each place in the input that is wrong."),
  })
  .meta({ id: "Problem", description: "An error (RFC 9457)." });
export type Problem = z.output<typeof problem>;

/** The answer to an action that changes nothing else worth telling. */
export const messageAnswer = z.object({ message: z.string() }).meta({ id: "Message" });
