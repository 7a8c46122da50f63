/**
 * The server's policy allows style elements only with the nonce of this page. Libraries that add such elements (Radix's scroll
 * lock, CodeMirror) are given it: CodeMirror by `EditorView.cspNonce.of(styleNonce())`.
 */
export function styleNonce(): string {
  return document.querySelector<HTMLMetaElement>("meta[property=csp-nonce]")?.nonce ?? "";
}

/** Gives the nonce to react-style-singleton, which reads it where webpack would have put it. */
export function provideStyleNonce(): void {
  Object.assign(globalThis, { __webpack_nonce__: styleNonce() });
}
