/** How templates are shown. */
import type { Schemas } from "../../client/client.ts";
import { plainText } from "./safe-text.ts";
import { fieldsText, tableText } from "./table.ts";
import type { Paint, Terminal } from "./terminal.ts";
import { momentText } from "./time-text.ts";

type Template = Schemas["Template"];
type Page = Pick<Terminal, "paint" | "width">;

/** A list of templates. */
export function templatesTable(templates: readonly Template[], page: Page): string {
  return tableText(
    templates,
    [
      { title: "NAME", text: (template) => template.name },
      { title: "VERSION", text: (template) => String(template.version) },
      { title: "KIND", text: (template) => template.kind },
      { title: "SAVED", text: (template) => momentText(template.created_at) },
      { title: "BY", text: (template) => template.created_by },
      { title: "DESCRIPTION", text: (template) => template.description, flexible: true },
    ],
    page,
  );
}

/** Everything about one version, its document last. */
export function templateDetailText(template: Schemas["TemplateDetail"], page: Page): string {
  const use = template.kind === "task" ? "uses" : "extends";
  const fields = fieldsText(
    [
      ["template", template.name],
      ["version", `${template.version}${template.latest ? " (latest)" : ""}`],
      ["use", `${use}: ${template.name}@${template.version}`],
      ["description", template.description],
      ["parameters", Object.keys(template.inputs).join(", ")],
      ["saved", momentText(template.created_at)],
      ["by", template.created_by],
    ],
    page,
  );
  return [fields, "", plainText(template.source_text).replace(/\n$/, "")].join("\n");
}

/** What is wrong with a preview, one line each. */
export function problemsText(
  problems: readonly Schemas["DocumentWarning"][],
  paint: Paint,
): string {
  return problems
    .map(({ path, message, line, column }) => {
      const place = line === undefined ? [] : [`line ${line}, column ${column}:`];
      const where = path === "" ? place : [...place, `${path}:`];
      return [paint("red", "error:"), ...where, plainText(message)].join(" ");
    })
    .join("\n");
}
