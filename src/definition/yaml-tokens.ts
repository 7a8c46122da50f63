import { Lexer, Parser, type CST } from "yaml";
import { DocumentSyntaxError, MAX_DEPTH, tooDeep } from "./document-limits.ts";

/** Characters that YAML forbids; three of them are also control marks between the library's lexer and parser. */
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/;
/** Marks that the lexer puts between lexemes: they stand for no text. */
const MARKS: ReadonlySet<string> = new Set(["\u0002", "\u0018", "\u001f"]);
/** A CST level is a map or list; a pair's key and value add none. */
const MAX_TOKEN_DEPTH = MAX_DEPTH + 1;

/**
 * Syntax tokens of a YAML text whose nesting is known to be safe. The library's parser keeps its own stack, but its composer
 * recurses: 20 000 open brackets would end in a stack overflow, so depth is measured before composing.
 */
export function parseYamlTokens(text: string): CST.Token[] {
  const forbidden = FORBIDDEN.exec(text);
  if (forbidden !== null) {
    const code = forbidden[0].charCodeAt(0).toString(16).padStart(4, "0");
    throw new DocumentSyntaxError(
      `The control character U+${code} is not allowed`,
      forbidden.index,
    );
  }
  const parser = new Parser();
  const guard = new LexemeGuard();
  const tokens: CST.Token[] = [];
  for (const lexeme of new Lexer().lex(text)) {
    guard.see(lexeme);
    tokens.push(...parser.next(lexeme));
  }
  tokens.push(...parser.end());
  checkDepth(tokens);
  return tokens;
}

/** Stops floods that would take the parser seconds: brackets, `- - - -` on one line, `,,,,`. */
class LexemeGuard {
  #offset = 0;
  #flowDepth = 0;
  #indicatorsInLine = 0;
  #afterMark = false;
  #valueBeforeComma = true;

  see(lexeme: string): void {
    if (MARKS.has(lexeme)) {
      this.#afterMark = lexeme === "\u001f";
      return;
    }
    if (this.#afterMark) this.#valueBeforeComma = true;
    else this.#indicator(lexeme);
    this.#afterMark = false;
    this.#offset += lexeme.length;
    if (Math.max(this.#flowDepth, this.#indicatorsInLine) > MAX_DEPTH) throw tooDeep(this.#offset);
  }

  #indicator(lexeme: string): void {
    if (lexeme === "[" || lexeme === "{") {
      this.#flowDepth += 1;
      this.#valueBeforeComma = false;
    } else if (lexeme === "]" || lexeme === "}") {
      this.#flowDepth = Math.max(0, this.#flowDepth - 1);
      this.#valueBeforeComma = true;
    } else if (lexeme === ",") {
      if (this.#flowDepth > 0 && !this.#valueBeforeComma) {
        throw new DocumentSyntaxError("There is no value before this comma", this.#offset);
      }
      this.#valueBeforeComma = false;
    } else if (lexeme === "\n" || lexeme === "\r\n") {
      this.#indicatorsInLine = 0;
    } else if (lexeme === "-" || lexeme === "?" || lexeme === ":") {
      if (this.#flowDepth === 0) this.#indicatorsInLine += 1;
    } else if (!/^[ \t#]/.test(lexeme)) {
      this.#valueBeforeComma = true;
    }
  }
}

/** Measures nesting with a stack of its own. */
function checkDepth(tokens: readonly CST.Token[]): void {
  const open: { token: CST.Token; depth: number }[] = tokens.map((token) => ({ token, depth: 0 }));
  for (let entry = open.pop(); entry !== undefined; entry = open.pop()) {
    const { token, depth } = entry;
    if (depth > MAX_TOKEN_DEPTH) throw tooDeep(token.offset);
    if (token.type === "document" && token.value !== undefined)
      open.push({ token: token.value, depth });
    if (!("items" in token)) continue;
    for (const item of token.items) {
      if (item.key !== undefined && item.key !== null)
        open.push({ token: item.key, depth: depth + 1 });
      if (item.value !== undefined) open.push({ token: item.value, depth: depth + 1 });
    }
  }
}
