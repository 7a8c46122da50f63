import { describe, expect, it } from "vitest";
import { maskPatterns } from "./mask-patterns.ts";

const VALUE = `a b/c+d&e='f"<g>\\h$i\`é😀`;

describe("maskPatterns", () => {
  it.each([
    ["JSON", `a b/c+d&e='f\\"<g>\\\\h$i\`é😀`],
    ["JSON in JSON", `a b/c+d&e='f\\\\\\"<g>\\\\\\\\h$i\`é😀`],
    ["JSON of Python", `a b/c+d&e='f\\"<g>\\\\h$i\`\\u00e9\\ud83d\\ude00`],
    ["JSON of PHP", `a b\\/c+d&e='f\\"<g>\\\\h$i\`\\u00e9\\ud83d\\ude00`],
    ["JSON of Go", `a b/c+d\\u0026e='f\\"\\u003cg\\u003e\\\\h$i\`é😀`],
    ["encodeURIComponent", encodeURIComponent(VALUE)],
    ["encodeURI", encodeURI(VALUE)],
    ["an HTML form", new URLSearchParams([["", VALUE]]).toString().slice(1)],
    ["quote of Python", "a%20b/c%2Bd%26e%3D%27f%22%3Cg%3E%5Ch%24i%60%C3%A9%F0%9F%98%80"],
    ["quote_plus of Python", "a+b%2Fc%2Bd%26e%3D%27f%22%3Cg%3E%5Ch%24i%60%C3%A9%F0%9F%98%80"],
    ["small hex digits", "a%20b%2fc%2bd%26e%3d%27f%22%3cg%3e%5ch%24i%60%c3%a9%f0%9f%98%80"],
    ["HTML", `a b/c+d&amp;e=&#39;f&quot;&lt;g&gt;\\h$i\`é😀`],
    ["XML", `a b/c+d&amp;e=&apos;f&quot;&lt;g&gt;\\h$i\`é😀`],
    ["single quotes of a shell", `a b/c+d&e='\\''f"<g>\\h$i\`é😀`],
    ["double quotes of a shell", `a b/c+d&e='f\\"<g>\\\\h\\$i\\\`é😀`],
    ["printf %q", `a\\ b/c+d\\&e=\\'f\\"\\<g\\>\\\\h\\$i\\\`é😀`],
    ["shlex.quote of Python", `a b/c+d&e='"'"'f"<g>\\h$i\`é😀`],
    ["addslashes of PHP", `a b/c+d&e=\\'f\\"<g>\\\\h$i\`é😀`],
    ["SQL", `a b/c+d&e=''f"<g>\\h$i\`é😀`],
    ["hex", Buffer.from(VALUE).toString("hex")],
    ["base64", Buffer.from(VALUE).toString("base64")],
    ["base64url", Buffer.from(VALUE).toString("base64url")],
  ])("knows how a secret looks in %s", (_, form) => {
    expect(maskPatterns([VALUE]).some((pattern) => form.includes(pattern))).toBe(true);
    expect(maskPatterns([VALUE])).toContain(form.replace(/=*$/, (end) => (end === "" ? "" : end)));
  });

  it("knows the value without the white space around it, and with other line ends", () => {
    expect(maskPatterns([" padded\n"])).toContain("padded");
    expect(maskPatterns(["one\ntwo"])).toContain("one\r\ntwo");
    expect(maskPatterns(["one\r\ntwo"])).toContain("one\ntwo");
  });

  it("knows the texts inside a secret that is JSON", () => {
    const account = JSON.stringify({
      user: "robot",
      private_key: "line number one\nline number two\n",
    });
    const patterns = maskPatterns([account]);
    expect(patterns).toContain("line number one\nline number two\n");
    expect(patterns).toContain("line number two");
    expect(patterns).not.toContain("robot");
  });

  it("knows the lines that base64 and openssl print", () => {
    const value = "0123456789".repeat(20);
    const whole = Buffer.from(value).toString("base64");
    const patterns = maskPatterns([value]);
    for (const width of [64, 76]) expect(patterns).toContain(whole.slice(width, 2 * width));
  });

  it("hides no short text that is not a secret itself", () => {
    const patterns = maskPatterns(["pin", "one\ntwo\nthe third line"]);
    expect(patterns).toContain("pin");
    expect(patterns).not.toContain("one");
    expect(patterns.every((pattern) => pattern.length >= 3)).toBe(true);
  });

  it("leaves out the rare forms of a long secret", () => {
    const value = `${"long 'secret' & ".repeat(4_096)}`;
    const units = maskPatterns([value]).reduce((sum, pattern) => sum + pattern.length, 0);
    expect(units).toBeLessThan(40 * value.length);
    expect(maskPatterns([value])).toContain(value);
    expect(maskPatterns([value])).toContain(JSON.stringify(value).slice(1, -1));
  });
});
