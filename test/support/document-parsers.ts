/** Small strict parsers, written apart from the writers they check. */

/** Records of a CSV text as RFC 4180 has it; throws where the text breaks its rules. */
export function parseCsv(text: string, delimiter: string): string[][] {
  const records: string[][] = [[]];
  for (let at = 0; ;) {
    let cell = "";
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += 1) {
        if (at >= text.length) throw new Error("quote without end");
        if (text[at] === '"') at += 1;
        cell += text[at]!;
      }
      at += 1;
    } else {
      while (at < text.length && text[at] !== delimiter && text[at] !== "\r") {
        if (text[at] === '"' || text[at] === "\n") throw new Error(`bare ${text[at]} at ${at}`);
        cell += text[at]!;
        at += 1;
      }
    }
    records.at(-1)!.push(cell);
    if (at >= text.length) return records;
    if (text[at] === delimiter) at += 1;
    else if (text.startsWith("\r\n", at)) {
      at += 2;
      records.push([]);
    } else throw new Error(`unexpected character at ${at}`);
  }
}

export interface XmlElement {
  name: string;
  /** The value of its `name` attribute. */
  attribute: string | null;
  children: XmlElement[];
  text: string;
}

const TOKEN = /<([^\s/<>]+)(?: name="([^"<]*)")?(\/?)>|<\/([^\s<>]+)>|([^<]+)/y;
const ENTITIES: Readonly<Record<string, string>> = {
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
  "&quot;": '"',
};

/** The root element of a document of elements, `name` attributes and text; throws when it is not well-formed. */
export function parseXml(document: string): XmlElement {
  const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
  if (!document.startsWith(declaration)) throw new Error("no declaration");
  const top: XmlElement = { name: "", attribute: null, children: [], text: "" };
  const open = [top];
  // A parser turns line breaks into line feeds before it does anything else.
  const text = document.slice(declaration.length).replace(/\r\n?/g, "\n").trimStart();
  for (TOKEN.lastIndex = 0; TOKEN.lastIndex < text.length;) {
    const at = TOKEN.lastIndex;
    const token = TOKEN.exec(text);
    if (token === null) throw new Error(`not well-formed at ${at}`);
    const [, name, attribute, selfClosing, closing, characters] = token;
    if (characters !== undefined) open.at(-1)!.text += unescape(characters);
    else if (closing !== undefined) {
      if (open.pop()!.name !== closing) throw new Error(`unexpected </${closing}>`);
    } else {
      const value = attribute === undefined ? null : unescape(attribute.replace(/[\t\n\r]/g, " "));
      const element = { name: name!, attribute: value, children: [], text: "" };
      open.at(-1)!.children.push(element);
      if (selfClosing === "") open.push(element);
    }
  }
  if (open.length !== 1 || top.children.length !== 1) throw new Error("not one root element");
  return top.children[0]!;
}

function unescape(text: string): string {
  return text.replace(/&[^;]*;?/g, (entity) => {
    const code = /^&#(\d+);$/.exec(entity)?.[1];
    const character = code === undefined ? ENTITIES[entity] : String.fromCodePoint(Number(code));
    if (character === undefined) throw new Error(`unknown entity ${entity}`);
    return character;
  });
}
