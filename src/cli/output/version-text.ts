/** How versions of jobs are shown. */
import type { Schemas } from "../../client/client.ts";
import { jobTasksTable, warningsText } from "./job-text.ts";
import { fieldsText, tableText } from "./table.ts";
import type { Terminal } from "./terminal.ts";
import { momentText } from "./time-text.ts";

type Version = Schemas["JobVersion"];
type Page = Pick<Terminal, "paint" | "width">;

/** Enough of a hash to see which versions say the same. */
const HASH_LENGTH = 12;

/** A list of versions. */
export function versionsTable(versions: readonly Version[], page: Page): string {
  return tableText(
    versions,
    [
      { title: "VERSION", text: (version) => String(version.number) },
      {
        title: "",
        text: (version) => (version.latest ? "latest" : ""),
        paint: (text) => page.paint("green", text),
      },
      { title: "SAVED", text: (version) => momentText(version.created_at) },
      { title: "FORMAT", text: (version) => version.source_format },
      { title: "CONTENT", text: (version) => version.content_hash.slice(0, HASH_LENGTH) },
      { title: "WARNINGS", text: ({ warnings }) => String(warnings.length || "") },
      { title: "BY", text: (version) => version.created_by, flexible: true },
    ],
    page,
  );
}

/** Everything about one version but its document. */
export function versionDetailText(
  name: string,
  version: Schemas["JobVersionDetail"],
  page: Page,
): string {
  const fields = fieldsText(
    [
      ["job", name],
      ["version", `${version.number}${version.latest ? " (latest)" : ""}`],
      ["id", version.id],
      ["format", version.source_format],
      ["content", version.content_hash],
      ["saved", momentText(version.created_at)],
      ["by", version.created_by],
    ],
    page,
  );
  const warnings =
    version.warnings.length === 0 ? [] : ["", warningsText(version.warnings, "", page.paint)];
  return [fields, "", jobTasksTable(version.tasks, page), ...warnings].join("\n");
}
