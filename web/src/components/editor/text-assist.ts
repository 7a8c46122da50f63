/** What the text pane knows of the language: completion, documentation under the pointer, marks at what is wrong. */
import {
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
} from "@codemirror/autocomplete";
import { lintGutter, setDiagnostics, type Diagnostic } from "@codemirror/lint";
import type { Extension } from "@codemirror/state";
import { hoverTooltip, type EditorView } from "@codemirror/view";
import { completeExpression } from "../../document/complete-expression.ts";
import type { JobModel } from "../../document/job-model.ts";
import { splicesBetween } from "../../document/line-diff.ts";
import type { Problem } from "../../document/quick-fix.ts";
import { cursorPlace } from "../../schema/cursor-place.ts";
import { fieldsAt, type FieldSpec } from "../../schema/field-spec.ts";

/** What completion reads when it is asked: it changes while the editor lives. */
export interface Knowledge {
  schema: Record<string, unknown> | null;
  model: JobModel | null;
  /** Names only. */
  secrets: readonly string[];
}

const bareKeys = /^(if|while|until|match)$/;

/** Completion and documentation of job documents. */
export function textAssist(knowledge: () => Knowledge): Extension {
  return [
    autocompletion({ override: [(context) => completions(context, knowledge())] }),
    hoverTooltip((view, offset) => documentation(view, offset, knowledge())),
    lintGutter(),
  ];
}

/** Marks the problems in the text. */
export function markProblems(view: EditorView, problems: readonly Problem[]): void {
  const length = view.state.doc.length;
  const diagnostics = problems
    .filter(({ from }) => from <= length)
    .map(({ from, to, severity, message, fix }): Diagnostic => ({
      from,
      to: Math.min(to, length),
      severity,
      message,
      actions:
        fix === null
          ? []
          : [
              {
                name: fix.label,
                apply: (target) => target.dispatch({ changes: changesOf(target, fix) }),
              },
            ],
    }));
  view.dispatch(setDiagnostics(view.state, diagnostics));
}

function changesOf(view: EditorView, fix: NonNullable<Problem["fix"]>) {
  const text = view.state.doc.toString();
  return splicesBetween(text, fix.apply(text));
}

function completions(context: CompletionContext, known: Knowledge): CompletionResult | null {
  const text = context.state.doc.toString();
  const place = cursorPlace(text, context.pos);
  const expression = expressionBefore(
    text,
    context.pos,
    place.writes === "value" ? place.key : null,
  );
  if (expression !== null && known.model !== null) {
    const path = taskPathAt(known.model, text, context.pos);
    const words = completeExpression(expression, known.model, path, known.secrets);
    if (words === null) return null;
    return {
      from: context.pos - expression.length + words.from,
      options: words.words.map(({ label, detail }) => ({ label, detail, type: "variable" })),
      validFor: /^\w*$/,
    };
  }
  if (known.schema === null) return null;
  const mode = /^\s*["']?stratal["']?\s*:/m.test(text) ? "strict" : "legacy";
  const fields = fieldsAt(known.schema, mode, place.path);
  const options =
    place.writes === "key"
      ? (fields ?? []).map(keyCompletion)
      : valueCompletions(
          fields?.find(({ key }) => key === place.key),
          known.model,
          place.key,
        );
  if (
    options.length === 0 ||
    (!context.explicit && place.from === context.pos && place.writes === "key")
  )
    return null;
  return { from: place.from, options, validFor: /^[\w-]*$/ };
}

/** The expression up to the cursor: behind an open `${{`, or the text of a key that takes a bare one. */
function expressionBefore(text: string, offset: number, key: string | null): string | null {
  const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset);
  const open = line.lastIndexOf("${{");
  if (open !== -1 && !line.slice(open).includes("}}")) return line.slice(open + 3);
  if (key === null || !bareKeys.test(key)) return null;
  return new RegExp(`${key}["']?\\s*:\\s*["']?([^]*)$`).exec(line)?.[1] ?? null;
}

/** The task that the cursor is in, by the names of the lines above: the model may be of an older text. */
function taskPathAt(model: JobModel, text: string, offset: number): (string | number)[] | null {
  const names = [...text.slice(0, offset).matchAll(/\bname\s*:\s*["']?([\w.-]+)/g)];
  const name = names.at(-1)?.[1];
  const index = model.lists[0]?.tasks.findIndex((task) => task.name === name) ?? -1;
  return index === -1 ? null : ["tasks", index];
}

function keyCompletion(field: FieldSpec): Completion {
  const opens = ["section", "section_map", "text_map"].includes(field.kind) && field.short === null;
  return {
    label: field.key,
    apply: opens ? `${field.key}:` : `${field.key}: `,
    detail: field.default === undefined ? "" : `default ${shown(field.default)}`,
    info: () => documentationOf(field),
    type: "property",
    boost: field.required ? 1 : 0,
  };
}

function valueCompletions(
  field: FieldSpec | undefined,
  model: JobModel | null,
  key: string | null,
): Completion[] {
  if (key === "depends_on" || key === "task")
    return (model?.lists[0]?.tasks ?? []).map(({ name }) => ({ label: name, type: "variable" }));
  if (field?.kind === "flag") return ["true", "false"].map((label) => ({ label, type: "keyword" }));
  return (field?.options ?? []).map((label) => ({ label, type: "enum" }));
}

function documentation(view: EditorView, offset: number, { schema }: Knowledge) {
  if (schema === null) return null;
  const text = view.state.doc.toString();
  const line = view.state.doc.lineAt(offset);
  const word = [...line.text.matchAll(/["']?([A-Za-z_][\w-]*)["']?\s*:/g)].find(
    ({ index, 0: matched }) =>
      line.from + index <= offset && offset <= line.from + index + matched.length,
  );
  if (word === undefined) return null;
  const from = line.from + word.index;
  const place = cursorPlace(text, from);
  const mode = /^\s*["']?stratal["']?\s*:/m.test(text) ? "strict" : "legacy";
  const field = fieldsAt(schema, mode, place.path)?.find(({ key }) => key === word[1]);
  if (field === undefined) return null;
  return {
    pos: from,
    end: from + word[0].length - 1,
    create: () => ({ dom: documentationOf(field) }),
  };
}

/** Plain text in elements: nothing of a document is ever read as HTML. */
function documentationOf(field: FieldSpec): HTMLElement {
  const dom = document.createElement("div");
  dom.className = "px-3 py-2";
  const lines = [
    field.doc,
    field.typeText === "" ? "" : `Takes ${field.typeText}.`,
    field.default === undefined ? "" : `Default: ${shown(field.default)}`,
  ];
  for (const text of lines.filter((each) => each !== "")) {
    const line = dom.appendChild(document.createElement("p"));
    line.textContent = text;
    if (text !== field.doc) line.className = "mt-1 text-xs text-ink-faint";
  }
  return dom;
}

function shown(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
