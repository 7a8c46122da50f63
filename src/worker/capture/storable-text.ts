const UNSTORABLE = /\0|\p{Surrogate}/gu;

/**
 * The text with U+FFFD for what PostgreSQL's text and jsonb cannot hold: NUL characters and lone halves of surrogate pairs
 * (which JSON may spell as `\ud800`).
 */
export function storableText(text: string): string {
  return text.replace(UNSTORABLE, "\ufffd");
}
