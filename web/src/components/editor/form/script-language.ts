/** Colours for scripts of any language: comments, texts, numbers and words. It reads no grammar, so it is never wrong about structure. */
import { StreamLanguage, type StreamParser, type StringStream } from "@codemirror/language";

const words: Readonly<Record<string, string>> = {
  bash: "if then else elif fi for in do done while until case esac function return exit export local set echo cd test",
  python:
    "and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield None True False",
  javascript:
    "async await break case catch class const continue default delete do else export extends finally for from function if import in instanceof let new null of return static switch this throw true false try typeof undefined var while yield interface type",
  ruby: "begin break case class def do else elsif end ensure false for if in module next nil not or require rescue return self then true unless until when while yield puts",
  go: "break case chan const continue default defer else fallthrough for func go goto if import interface map nil package range return select struct switch true false type var",
  php: "as break case catch class const continue default do echo else elseif extends false finally for foreach function if implements namespace new null private protected public return static switch throw true try use var while",
  perl: "bless defined delete die do else elsif exists for foreach if last local my next not our package print return sub undef unless until use while",
};

const aliases: Readonly<Record<string, string>> = {
  sh: "bash",
  typescript: "javascript",
  node: "javascript",
};

function parserOf(language: string): StreamParser<{ quote: string | null }> {
  const name = aliases[language] ?? language;
  const keywords = new Set((words[name] ?? "").split(" "));
  const comment = name === "javascript" || name === "go" ? "//" : "#";
  return {
    startState: () => ({ quote: null }),
    token(stream, state) {
      if (state.quote !== null) return insideText(stream, state);
      if (stream.eatSpace()) return null;
      if (stream.match(comment) || (name === "php" && stream.match("//"))) {
        stream.skipToEnd();
        return "comment";
      }
      const quote = stream.eat(/["'`]/);
      if (typeof quote === "string") {
        state.quote = quote;
        return insideText(stream, state);
      }
      if (stream.match(/^\$\{?[A-Za-z_]\w*\}?/)) return "variableName";
      if (stream.match(/^\d[\d_.]*/)) return "number";
      const word = stream.match(/^[A-Za-z_]\w*/);
      if (Array.isArray(word)) return keywords.has(word[0]) ? "keyword" : null;
      stream.next();
      return null;
    },
    languageData: { commentTokens: { line: comment } },
  };
}

function insideText(stream: StringStream, state: { quote: string | null }): string {
  for (let character = stream.next(); typeof character === "string"; character = stream.next()) {
    if (character === "\\") stream.next();
    else if (character === state.quote) {
      state.quote = null;
      break;
    }
  }
  return "string";
}

const known = new Map<string, StreamLanguage<{ quote: string | null }>>();

/** The colouring of a language; of bash for one that is not known. */
export function scriptLanguage(language: string): StreamLanguage<{ quote: string | null }> {
  const name = language === "" ? "bash" : language;
  const found = known.get(name) ?? StreamLanguage.define(parserOf(name));
  known.set(name, found);
  return found;
}
