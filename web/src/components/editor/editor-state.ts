/** How texts are edited: CodeMirror with the app's colours, and with the nonce that its styles need. */
import { indentWithTab } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { HighlightStyle, indentUnit, syntaxHighlighting } from "@codemirror/language";
import { EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { basicSetup } from "codemirror";
import { styleNonce } from "../../lib/style-nonce.ts";

/** Colours are tokens of styles.css, so that every theme has its own. */
const look = EditorView.theme({
  "&": { height: "100%", fontSize: "0.8125rem", color: "var(--ink)", background: "var(--surface)" },
  "&.cm-focused": { outline: "none" },
  ".cm-scroller": { fontFamily: "var(--font-mono)", lineHeight: "1.55" },
  ".cm-content": { caretColor: "var(--accent)", padding: "0.5rem 0" },
  ".cm-cursor": { borderLeftColor: "var(--accent)", borderLeftWidth: "2px" },
  ".cm-gutters": {
    background: "var(--surface)",
    color: "var(--ink-faint)",
    border: "none",
    paddingLeft: "0.25rem",
  },
  ".cm-activeLine": { background: "color-mix(in srgb, var(--accent-wash) 45%, transparent)" },
  ".cm-activeLineGutter": { background: "transparent", color: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground":
    { background: "var(--selected)" },
  ".cm-foldPlaceholder": { background: "var(--sunken)", border: "none", color: "var(--ink-soft)" },
  ".cm-matchingBracket": { background: "var(--accent-wash) !important", outline: "none" },
  ".cm-searchMatch": { background: "var(--warn-wash)" },
  ".cm-searchMatch-selected": { outline: "1px solid var(--warn-fill)" },
  ".cm-panels": {
    background: "var(--sunken)",
    color: "var(--ink)",
    borderColor: "var(--line) !important",
  },
  ".cm-panel.cm-search": { padding: "0.5rem", fontFamily: "var(--font-sans)" },
  ".cm-textfield, .cm-button": {
    background: "var(--surface)",
    color: "var(--ink)",
    border: "1px solid var(--line-strong)",
    borderRadius: "6px",
    backgroundImage: "none",
  },
  ".cm-tooltip": {
    background: "var(--raised)",
    color: "var(--ink)",
    border: "1px solid var(--line)",
    borderRadius: "8px",
    boxShadow: "var(--shadow-raised)",
    fontFamily: "var(--font-sans)",
    fontSize: "0.8125rem",
    maxWidth: "26rem",
    overflow: "hidden",
  },
  ".cm-tooltip.cm-tooltip-autocomplete > ul": { fontFamily: "var(--font-mono)" },
  ".cm-tooltip.cm-tooltip-autocomplete > ul > li": { padding: "0.125rem 0.5rem" },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    background: "var(--accent-wash)",
    color: "var(--ink)",
  },
  ".cm-completionDetail": { color: "var(--ink-faint)", fontStyle: "normal" },
  ".cm-completionInfo": { padding: "0.5rem 0.75rem", color: "var(--ink-soft)" },
  ".cm-diagnostic": { padding: "0.375rem 0.75rem" },
  ".cm-diagnostic-error": { borderLeftColor: "var(--bad-fill)" },
  ".cm-diagnostic-warning": { borderLeftColor: "var(--warn-fill)" },
  ".cm-diagnosticAction": { background: "var(--accent)", color: "var(--on-accent)" },
});

const colours = HighlightStyle.define([
  { tag: [tags.propertyName, tags.definition(tags.propertyName)], color: "var(--accent)" },
  { tag: [tags.string, tags.special(tags.string)], color: "var(--good)" },
  { tag: [tags.number, tags.bool, tags.null, tags.atom], color: "var(--busy)" },
  { tag: [tags.comment, tags.lineComment], color: "var(--ink-faint)", fontStyle: "italic" },
  { tag: [tags.keyword, tags.labelName, tags.typeName], color: "var(--retry)" },
  { tag: [tags.punctuation, tags.separator, tags.bracket], color: "var(--ink-soft)" },
  { tag: [tags.variableName, tags.meta], color: "var(--wait)" },
]);

/** What every editor of the app shares. */
export const sharedSetup: Extension = [
  basicSetup,
  keymap.of([indentWithTab]),
  indentUnit.of("  "),
  EditorState.tabSize.of(2),
  look,
  syntaxHighlighting(colours),
];

/** The state of a document's editor; it keeps the line breaks of the author. */
export function editorState(text: string, extensions: Extension): EditorState {
  return EditorState.create({
    doc: text,
    extensions: [
      sharedSetup,
      EditorView.cspNonce.of(styleNonce()),
      yaml(),
      text.includes("\r\n") ? EditorState.lineSeparator.of("\r\n") : [],
      EditorView.contentAttributes.of({ "aria-label": "Job document", tabindex: "0" }),
      extensions,
    ],
  });
}
