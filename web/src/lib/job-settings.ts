/** Changes of a job's document from its settings: text edits, so that comments and layout stay. */
import { removeValue, setValue } from "../document/edit-value.ts";
import { valueAt } from "../document/value-at.ts";
import { readText, valueOf } from "../document/parse-text.ts";

/** What the settings show of a document. */
export interface JobSettings {
  name: string;
  description: string;
  enabled: boolean;
  labels: readonly (readonly [name: string, value: string])[];
}

/** The text with these settings; what is not changed is not touched. */
export function withSettings(text: string, before: JobSettings, next: JobSettings): string {
  let changed = text;
  if (next.name !== before.name) changed = setValue(changed, ["name"], next.name);
  if (next.description !== before.description)
    changed = setOrRemove(changed, "description", next.description, next.description === "");
  if (next.enabled !== before.enabled)
    changed = setOrRemove(changed, "enabled", next.enabled, next.enabled);
  return withLabels(changed, before, next);
}

function withLabels(text: string, before: JobSettings, next: JobSettings): string {
  const old = new Map(before.labels);
  const wanted = new Map(next.labels);
  let changed = text;
  for (const name of old.keys())
    if (!wanted.has(name)) changed = removeValue(changed, ["labels", name]);
  for (const [name, value] of wanted)
    if (old.get(name) !== value) changed = setValue(changed, ["labels", name], value);
  return changed;
}

/** A key that says what is so anyway is left out, unless it stands there already. */
function setOrRemove(text: string, key: string, value: unknown, isDefault: boolean): string {
  const read = readText(text);
  const isThere = read.ok && valueAt(valueOf(read), [key]) !== undefined;
  if (isDefault) return isThere ? removeValue(text, [key]) : text;
  return setValue(text, [key], value);
}

/** What is wrong with a list of labels; null if nothing is. */
export function labelProblem(labels: JobSettings["labels"]): string | null {
  const names = labels.map(([name]) => name);
  if (names.includes("")) return "Every label needs a name.";
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  return twice === undefined ? null : `The label ${twice} is there twice.`;
}
