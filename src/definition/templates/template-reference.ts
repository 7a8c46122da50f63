/** A version of a template. */
export interface TemplateReference {
  name: string;
  version: number;
}

const WHOLE = /^([A-Za-z_][A-Za-z0-9_.-]{0,62})@([1-9][0-9]{0,8})$/;
const ANYWHERE = /(?<![A-Za-z0-9_.-])([A-Za-z_][A-Za-z0-9_.-]{0,62})@([1-9][0-9]{0,8})(?!\w)/g;
/** Most versions that one document may name. */
const MAX_REFERENCES = 1_000;

/** Reads `name@version`; null for any other text. */
export function parseReference(text: string): TemplateReference | null {
  const match = WHOLE.exec(text);
  return match === null ? null : { name: match[1]!, version: Number(match[2]) };
}

/** Everything in the text of a document that looks like a template's version, without reading the document. */
export function referencesInText(text: string): TemplateReference[] {
  const found = new Map<string, TemplateReference>();
  for (const [whole, name, version] of text.matchAll(ANYWHERE)) {
    if (found.size === MAX_REFERENCES) break;
    found.set(whole, { name: name!, version: Number(version) });
  }
  return [...found.values()];
}
