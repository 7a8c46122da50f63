import { z } from "zod";
import type { JsonObject, JsonValue } from "../../base/json.ts";
import { writeCsv } from "../format/csv-report.ts";
import { formatGoTime } from "../format/go-time-layout.ts";
import { writeJson } from "../format/json-report.ts";
import type { Entry, Report } from "../format/report.ts";
import { writeTable } from "../format/table-report.ts";
import { writeText } from "../format/text-report.ts";
import { isXmlName, writeXml } from "../format/xml-report.ts";
import { parseJsonContainer } from "../json-text.ts";
import { booleanValue, choiceValue, jsonParameter, textValue } from "../parameter-values.ts";
import type { TaskContext, TaskType } from "../task-type.ts";

const FIELD_PREFIX = "field_";
const formats = ["text", "json", "table", "csv", "xml"] as const;

/** Ways to write a delimiter that is hard to type. */
const delimiterNames: ReadonlyMap<string, string> = new Map([
  ["", ","],
  ["\\t", "\t"],
  ["tab", "\t"],
]);

/** The delimiter that a text stands for; null if none. */
function delimiterOf(text: string): string | null {
  const character = delimiterNames.get(text) ?? text;
  return [...character].length === 1 && !/["\r\n]/.test(character) ? character : null;
}

const parameterObject = z.looseObject({
  output_format: choiceValue(formats, undefined).describe(
    "`text`, `json`, `table`, `csv` or `xml`; text if absent.",
  ),
  format: choiceValue(formats, undefined).describe(
    "Another spelling of `output_format`, which wins if both are given.",
  ),
  title: textValue().optional().describe("A heading."),
  message: textValue().optional().describe("A text below the heading."),
  content: textValue().optional().describe("Another spelling of `message`, which wins."),
  data: jsonParameter().describe(
    "Any JSON, or its text; a list of objects becomes rows whose columns are the objects' keys.",
  ),
  include_timestamp: booleanValue(false).describe("Adds the time of formatting, in UTC."),
  timestamp_format: textValue()
    .optional()
    .describe(
      "Layout of the timestamp in Go's notation, such as `2006-01-02 15:04:05`, or the name of one of Go's layouts; `RFC3339` if absent.",
    ),
  include_metadata: booleanValue(false).describe(
    "Adds `run_id`, `job_name`, `task_name` and `attempt`.",
  ),
  pretty: booleanValue(false).describe("Indents json and xml."),
  separator: textValue()
    .optional()
    .describe("Text only: what stands between a name and its value; `: ` if absent."),
  delimiter: textValue()
    .default(",")
    .describe("Csv only: the character between cells, `,` if absent; `tab` for a tab."),
  root_element: textValue()
    .default("output")
    .describe("Xml only: name of the outermost element; `output` if absent."),
  uppercase: booleanValue(false).describe("Text only: the whole text in capitals."),
});

/** What belongs to one format is checked for that one only: jobs carry the parameters of formats that they do not use. */
const parameters = parameterObject.superRefine((given, context) => {
  const format = formatOf(given);
  if (format === "csv" && delimiterOf(given.delimiter) === null) {
    const message = 'must be one character, and neither " nor a line break';
    context.addIssue({ code: "custom", path: ["delimiter"], message });
  }
  if (format === "xml" && !isXmlName(given.root_element)) {
    const message =
      "is not a name that XML allows: letters, digits, _ . and -, beginning with a letter or _, not with xml";
    context.addIssue({ code: "custom", path: ["root_element"], message });
  }
});

type FormatOutputParameters = z.output<typeof parameters>;

/** Formats fields and data for people and for other programs. A reference that could not be resolved stays as written. */
export const formatOutput: TaskType<FormatOutputParameters> = {
  name: "format_output",
  description: "Formats fields, a message and data as text, json, a table, csv or xml.",
  parameters,
  parameterPrefixes: {
    [FIELD_PREFIX]: "A field: the rest of the name is its name, the value any JSON.",
  },
  run(given, context) {
    const format = formatOf(given);
    const report = reportOf(given, context);
    const output = write(format, report, given);
    if (output !== "") context.log("stdout", output);
    const fields: JsonObject = Object.fromEntries(report.fields);
    return Promise.resolve({ status: "completed", output, outputs: { format, fields } });
  },
};

function formatOf(
  given: Pick<z.output<typeof parameterObject>, "format" | "output_format">,
): (typeof formats)[number] {
  return given.output_format ?? given.format ?? "text";
}

function write(
  format: (typeof formats)[number],
  report: Report,
  given: FormatOutputParameters,
): string {
  switch (format) {
    case "text":
      return writeText(report, {
        separator: given.separator ?? ": ",
        uppercase: given.uppercase,
      });
    case "json":
      return writeJson(report, given.pretty);
    case "table":
      return writeTable(report);
    case "csv":
      return writeCsv(report, delimiterOf(given.delimiter)!);
    case "xml":
      return writeXml(report, { rootElement: given.root_element, pretty: given.pretty });
  }
}

function reportOf(given: FormatOutputParameters, context: TaskContext): Report {
  const message = given.message ?? given.content;
  const data = typeof given.data === "string" ? dataFromText(given.data) : given.data;
  return {
    ...(given.title === undefined ? {} : { title: given.title }),
    ...(message === undefined ? {} : { message }),
    fields: fieldsOf(given),
    ...(data === undefined ? {} : { data }),
    ...(given.include_timestamp
      ? { timestamp: formatGoTime(context.now(), given.timestamp_format || "RFC3339") }
      : {}),
    metadata: given.include_metadata ? metadataOf(context) : [],
  };
}

/** References are filled in as text, so data that another task made arrives as the text of its JSON. */
function dataFromText(text: string): JsonValue {
  return parseJsonContainer(text) ?? text;
}

function fieldsOf(given: Record<string, unknown>): Entry[] {
  return Object.entries(given)
    .filter(([name]) => name.startsWith(FIELD_PREFIX) && name !== FIELD_PREFIX)
    .map(([name, value]) => [name.slice(FIELD_PREFIX.length), value as JsonValue]); // parameters are JSON
}

function metadataOf(context: TaskContext): Entry[] {
  return [
    ["run_id", context.run.id],
    ["job_name", context.run.jobName],
    ["task_name", context.task.name],
    ["attempt", context.task.attempt],
  ];
}
