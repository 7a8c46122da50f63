import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { recordingContext } from "../../../test/support/task-context.ts";
import type { JsonObject } from "../../base/json.ts";
import { isXmlName } from "../format/xml-report.ts";
import { runTaskType } from "../run-task-type.ts";
import { parseCsv, parseXml } from "../../../test/support/document-parsers.ts";
import { formatOutput } from "./format-output.ts";

async function format(parameters: JsonObject): Promise<string> {
  const outcome = await runTaskType(formatOutput, parameters, recordingContext());
  if (outcome.status !== "completed") throw new Error(JSON.stringify(outcome));
  return outcome.output ?? "";
}

async function refusal(parameters: JsonObject): Promise<string> {
  const outcome = await runTaskType(formatOutput, parameters, recordingContext());
  if (outcome.status !== "failed") throw new Error(`not refused: ${JSON.stringify(outcome)}`);
  expect(outcome.error.kind).toBe("validation");
  return outcome.error.message;
}

const rows: JsonObject[] = [
  { name: "Ann", city: "Köln" },
  { name: "李", age: 7 },
];

describe("format_output as text", () => {
  it("writes title, message, fields in document order, data, timestamp and metadata", async () => {
    const output = await format({
      title: "Report",
      content: "All is well",
      field_2: "second",
      field_10: "tenth",
      field_1: 1,
      data: ["x", { a: 1, b: null }],
      include_timestamp: "true",
      timestamp_format: "02/01/2006 15h04",
      include_metadata: 1,
    });
    expect(output).toBe(
      [
        "Report",
        "All is well",
        "2: second",
        "10: tenth",
        "1: 1",
        "x",
        "",
        "a: 1",
        "b: ",
        "timestamp: 29/02/2024 13h05",
        "run_id: run-1",
        "job_name: report",
        "task_name: show",
        "attempt: 2",
      ].join("\n"),
    );
  });

  it("takes a separator, capitals, and leaves unresolved references as they are", async () => {
    const parameters = { field_total: "${missing.output}", separator: " = ", uppercase: "TRUE" };
    expect(await format(parameters)).toBe("TOTAL = ${MISSING.OUTPUT}");
    expect(await format({ field_total: "${missing.output}" })).toBe("total: ${missing.output}");
  });

  it("is empty when there is nothing to say", async () => {
    expect(await format({})).toBe("");
  });
});

describe("format_output as json", () => {
  it("puts fields beside title and data, in document order", async () => {
    const parameters = { format: "JSON", title: "t", field_b: "x", field_2: [1], data: rows };
    expect(await format(parameters)).toBe(
      `{"title":"t","b":"x","2":[1],"data":${JSON.stringify(rows)}}`,
    );
  });

  it("is the data itself when there is nothing else, also from the text of it", async () => {
    const data = JSON.stringify(rows);
    expect(await format({ output_format: "json", data, pretty: true })).toBe(
      JSON.stringify(rows, null, 2),
    );
  });

  it("parses back to what was given, pretty or not", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue()),
        fc.boolean(),
        async (fields, pretty) => {
          const given = Object.entries(fields).map(([name, value]) => [`field_${name}`, value]);
          const output = await format({ ...Object.fromEntries(given), format: "json", pretty });
          expect(JSON.parse(output)).toEqual(JSON.parse(JSON.stringify(fields)));
        },
      ),
    );
  });
});

describe("format_output as a table", () => {
  it("aligns wide characters and fills missing cells", async () => {
    expect(await format({ output_format: "table", data: rows })).toBe(
      [
        "+------+------+-----+",
        "| name | city | age |",
        "+------+------+-----+",
        "| Ann  | Köln |     |",
        "| 李   |      | 7   |",
        "+------+------+-----+",
      ].join("\n"),
    );
  });

  it("draws lines between rows when a cell has several lines, and shows control characters", async () => {
    const parameters = { format: "table", title: "T", field_a: "1\r\n22", field_b: "\u001b[31m👍🏽" };
    expect(await format(parameters)).toBe(
      [
        "T",
        "+-------+---------+",
        "| Field | Value   |",
        "+-------+---------+",
        "| a     | 1       |",
        "|       | 22      |",
        "+-------+---------+",
        "| b     | ␛[31m👍🏽 |",
        "+-------+---------+",
      ].join("\n"),
    );
  });
});

describe("format_output as csv", () => {
  it("writes one row of fields", async () => {
    const parameters = { format: "csv", field_a: 'say "hi"', field_b: "x,y", field_c: "l1\nl2" };
    expect(await format(parameters)).toBe('a,b,c\r\n"say ""hi""","x,y","l1\nl2"');
  });

  it("writes one row per item and repeats the fields in front", async () => {
    const parameters = { format: "csv", field_run: "7", data: rows, delimiter: ";" };
    expect(await format(parameters)).toBe("run;name;city;age\r\n7;Ann;Köln;\r\n7;李;;7");
  });

  it("quotes a row that would otherwise be an empty line", async () => {
    expect(await format({ format: "csv", data: ["a", ""] })).toBe('value\r\na\r\n""');
  });

  it("takes a tab by name and refuses a delimiter that could not be read back", async () => {
    expect(await format({ format: "csv", data: rows, delimiter: "tab" })).toContain("name\tcity");
    expect(await refusal({ format: "csv", delimiter: '"' })).toContain("delimiter: must be one");
    expect(await refusal({ format: "csv", delimiter: "ab" })).toContain("delimiter: must be one");
  });

  it("reads back as what was given, whatever the cells and the delimiter", async () => {
    const csvUnit = fc.constantFrom("a", " ", ",", ";", "|", "\t", "x", '"', "\r", "\n", "ß");
    const table = fc
      .uniqueArray(fc.string({ minLength: 1, unit: csvUnit }), { minLength: 1, maxLength: 4 })
      .chain((columns) =>
        fc.record({
          columns: fc.constant(columns),
          cells: fc.array(
            fc.array(fc.string({ unit: csvUnit }), {
              minLength: columns.length,
              maxLength: columns.length,
            }),
            { minLength: 1, maxLength: 5 },
          ),
        }),
      );
    await fc.assert(
      fc.asyncProperty(
        table,
        fc.constantFrom(",", ";", "|", "tab", "x"),
        async ({ columns, cells }, delimiter) => {
          // Object keys that look like numbers change their places; they are compared by name.
          const data = cells.map((row) =>
            Object.fromEntries(row.map((cell, index) => [columns[index]!, cell])),
          );
          const output = await format({ format: "csv", data, delimiter });
          const [head, ...body] = parseCsv(output, delimiter === "tab" ? "\t" : delimiter);
          const read = body.map((row) =>
            Object.fromEntries(row.map((cell, index) => [head![index]!, cell])),
          );
          expect(read).toEqual(data);
        },
      ),
    );
  });
});

describe("format_output as xml", () => {
  it("writes elements for fields, items for lists, and escapes", async () => {
    const output = await format({
      format: "xml",
      root_element: "report",
      field_note: "a < b & c > d\r\u0000",
      field_größe: 3,
      "field_2 x": null,
      data: [{ a: [1, "x"] }],
      include_timestamp: true,
      include_metadata: "yes",
      pretty: true,
    });
    expect(output).toBe(
      [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<report>",
        "  <note>a &lt; b &amp; c &gt; d&#13;\ufffd</note>",
        "  <größe>3</größe>",
        '  <_2_x name="2 x"/>',
        "  <data>",
        "    <item>",
        "      <a>",
        "        <item>1</item>",
        "        <item>x</item>",
        "      </a>",
        "    </item>",
        "  </data>",
        "  <timestamp>2024-02-29T13:05:06Z</timestamp>",
        "  <metadata>",
        "    <run_id>run-1</run_id>",
        "    <job_name>report</job_name>",
        "    <task_name>show</task_name>",
        "    <attempt>2</attempt>",
        "  </metadata>",
        "</report>",
      ].join("\n"),
    );
  });

  it("does not mind parameters of a format that it is not asked for", async () => {
    expect(await format({ format: "json", root_element: "my root", delimiter: "ab" })).toBe("{}");
  });

  it("refuses a root element that is not a name", async () => {
    for (const root_element of ["1a", "a b", "xmlish", "a:b", "<x>"]) {
      expect(await refusal({ format: "xml", root_element })).toContain(
        "root_element: is not a name",
      );
    }
  });

  it("is well-formed and reads back as what was given", async () => {
    const allowed = fc
      .string({ unit: "binary" })
      .filter((text) => !/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.test(text));
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc.tuple(
            allowed.filter((name) => name !== ""),
            allowed,
          ),
          { maxLength: 6 },
        ),
        fc.boolean(),
        async (pairs, pretty) => {
          const fields = new Map(pairs);
          const given = [...fields].map(([name, value]) => [`field_${name}`, value]);
          const output = await format({ ...Object.fromEntries(given), format: "xml", pretty });
          const root = parseXml(output);
          const read = root.children.map((child) => [child.name, child.attribute, child.text]);
          expect(read).toEqual(
            [...fields].map(([name, value]) => [
              isXmlName(name) ? name : expect.any(String),
              isXmlName(name) ? null : name,
              value,
            ]),
          );
        },
      ),
    );
  });
});

describe("format_output", () => {
  it("refuses an unknown format and names the nearest", async () => {
    expect(await refusal({ output_format: "jsn" })).toContain('Did you mean "json"?');
  });

  it("logs what it returns, and gives format and fields as outputs", async () => {
    const context = recordingContext();
    const outcome = await runTaskType(formatOutput, { field_a: [1] }, context);
    expect(outcome).toEqual({
      status: "completed",
      output: "a: [1]",
      outputs: { format: "text", fields: { a: [1] } },
    });
    expect(context.lines).toEqual([{ stream: "stdout", text: "a: [1]" }]);
  });
});
