import { RE2JS } from "@bufbuild/re2";

/** Tells whether a path, relative and with `/`, is meant by a pattern. */
export type PathTest = (path: string) => boolean;

const WILDCARD = /[*?[{]/;
const SPECIAL = /[\\^$.|+()[\]{}]/;

/**
 * The test of a pattern: `*`, `?` and `[a-z]` stay within one name, `**` goes through directories, `{a,b}` are alternatives. A pattern
 * that spells out a directory means all files below it. It is matched in linear time, whatever it looks like.
 */
export function globTest(pattern: string): PathTest {
  const below = WILDCARD.test(pattern.split("/").at(-1)!) ? "" : "(?:/.*)?";
  const compiled = RE2JS.compile(`(?s)^(?:${translate(pattern)})${below}$`);
  return (path) => compiled.test(path);
}

/** The directory that all matches lie in, as far as the pattern spells it out; empty for none. */
export function fixedPrefix(pattern: string): string {
  const parts = pattern.split("/");
  const first = parts.findIndex((part) => WILDCARD.test(part));
  return parts.slice(0, first === -1 ? parts.length - 1 : first).join("/");
}

function translate(pattern: string): string {
  let regex = "";
  let depth = 0;
  for (let at = 0; at < pattern.length; at += 1) {
    const rest = pattern.slice(at);
    const stars = /^\*\*+(\/?)/.exec(rest);
    const set = /^\[(!?)([^\]/]+)\]/.exec(rest);
    if (stars !== null) {
      regex += stars[1] === "/" ? "(?:.*/)?" : ".*";
      at += stars[0].length - 1;
    } else if (set !== null) {
      regex += `[${set[1] === "" ? "" : "^/"}${set[2]!.replace(/[\\^[\]]/g, "\\$&")}]`;
      at += set[0].length - 1;
    } else if (rest[0] === "{" && closes(rest)) {
      depth += 1;
      regex += "(?:";
    } else if (rest[0] === "}" && depth > 0) {
      depth -= 1;
      regex += ")";
    } else if (rest[0] === "," && depth > 0) regex += "|";
    else regex += characterOf(rest[0]!);
  }
  return regex;
}

function characterOf(character: string): string {
  if (character === "*") return "[^/]*";
  if (character === "?") return "[^/]";
  return SPECIAL.test(character) ? `\\${character}` : character;
}

/** Whether the brace at the beginning has its end. */
function closes(text: string): boolean {
  let depth = 0;
  for (const character of text) {
    if (character === "{") depth += 1;
    if (character === "}") depth -= 1;
    if (depth === 0) return true;
  }
  return false;
}
