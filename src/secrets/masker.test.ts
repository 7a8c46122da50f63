import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { maskPatterns } from "./mask-patterns.ts";
import { MASK, createMasker, type Masker } from "./masker.ts";

/** What masking means, written down the slow way: every occurrence of every pattern is hidden, overlapping ones by one mask. */
function maskSlowly(text: string, patterns: readonly string[]): string {
  const finds: [number, number][] = [];
  for (const pattern of patterns) {
    for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
      finds.push([at, at + pattern.length]);
    }
  }
  finds.sort((a, b) => a[0] - b[0]);
  let masked = "";
  let hiddenTo = 0;
  let position = 0;
  for (const [start, end] of finds) {
    if (start >= hiddenTo) masked += text.slice(position, start) + MASK;
    hiddenTo = Math.max(hiddenTo, end);
    position = hiddenTo;
  }
  return masked + text.slice(position);
}

function maskInPieces(masker: Masker, text: string, cuts: readonly number[]): string {
  const stream = masker.stream();
  let masked = "";
  let at = 0;
  for (let piece = 0; at < text.length; piece += 1) {
    const length = cuts[piece % cuts.length]!;
    masked += stream.write(text.slice(at, at + length));
    at += length;
  }
  return masked + stream.flush();
}

/** Few different characters, so that secrets overlap, nest and repeat; and those that encodings treat differently. */
const part = fc.constantFrom(
  ..."ab1x'\"\\<>&/+%$`#? \n\t".split(""),
  ..."é€😀".match(/./gu)!,
  "ab",
  "Q=",
  "\r\n",
);
const text = fc.array(part, { maxLength: 8 }).map((parts) => parts.join(""));
const secret = fc
  .array(part, { minLength: 3, maxLength: 24 })
  .map((parts) => parts.join(""))
  .filter((value) => value.trim().length >= 3);
const cuts = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 20 });

const encodings: readonly ((value: string) => string)[] = [
  (value) => value,
  (value) => value.trim(),
  encodeURIComponent,
  (value) => new URLSearchParams([["k", value]]).toString(),
  (value) => JSON.stringify(value),
  (value) => JSON.stringify(JSON.stringify(value)),
  (value) => Buffer.from(value).toString("hex"),
  (value) => Buffer.from(value).toString("hex").toUpperCase(),
  (value) => Buffer.from(value).toString("base64"),
  (value) => Buffer.from(value).toString("base64url"),
  (value) => `'${value.replaceAll("'", "'\\''")}'`,
  (value) =>
    value
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;"),
];

describe("a masker", () => {
  it("hides exactly what belongs to a secret, however the text is cut", { timeout: 60_000 }, () => {
    const scene = fc.array(secret, { minLength: 1, maxLength: 4 }).chain((secrets) => {
      const shown = fc
        .tuple(fc.constantFrom(...secrets), fc.constantFrom(...encodings))
        .map(([value, encode]) => encode(value));
      const beginning = fc.constantFrom(...secrets).map((value) => [...value].slice(0, 5).join(""));
      return fc.record({
        secrets: fc.constant(secrets),
        printed: fc
          .array(fc.oneof(text, shown, beginning), { maxLength: 8 })
          .map((parts) => parts.join("")),
        cuts,
      });
    });
    fc.assert(
      fc.property(scene, ({ secrets, printed, cuts: lengths }) => {
        const masker = createMasker(secrets);
        const expected = maskSlowly(printed, maskPatterns(secrets));
        expect(masker.maskText(printed)).toBe(expected);
        expect(maskInPieces(masker, printed, lengths)).toBe(expected);
      }),
      { numRuns: 2_000 },
    );
  });

  it("hides every encoding of a random secret, between any other text", { timeout: 60_000 }, () => {
    const random = fc
      .string({ unit: "grapheme", minLength: 6, maxLength: 60 })
      .filter((value) => value.trim().length >= 6 && !/[\0*|]|\p{Surrogate}/u.test(value));
    fc.assert(
      fc.property(random, fc.constantFrom(...encodings), cuts, (value, encode, lengths) => {
        const encoded = encode(value);
        const masked = maskInPieces(createMasker([value]), `before ${encoded}|after`, lengths);
        // The secret may itself begin with a space.
        expect(masked).toMatch(/^before[\s\S]*\*\*\*[\s\S]*\|after$/);
        expect(masked).not.toContain(value);
        expect(masked).not.toContain(encoded);
      }),
      { numRuns: 2_000 },
    );
  });

  it("hides a secret that base64 encodes together with what stands before it", () => {
    const value = "correct-horse-battery";
    for (const before of ["", "u", "us", "use", "user:"]) {
      for (const alphabet of ["base64", "base64url"] as const) {
        const encoded = Buffer.from(`${before}${value}\n`).toString(alphabet);
        const masked = createMasker([value]).maskText(encoded);
        const left = masked.split(MASK);
        expect(left).toHaveLength(2);
        // At most the characters that it shares with its neighbours.
        expect(left[1]!.length).toBeLessThanOrEqual(4);
      }
    }
  });

  it("hides each longer line of a secret of several lines", () => {
    const key = "-----BEGIN KEY-----\nMIIEvQIBADANBg\nshort\n-----END KEY-----\n";
    const masker = createMasker([key]);
    expect(masker.maskText(key)).not.toMatch(/KEY|MII|short/);
    expect(masker.maskText("line MIIEvQIBADANBg of it")).toBe("line *** of it");
    expect(masker.maskText("a short text")).toBe("a short text");
  });

  it("hides overlapping secrets by one mask, and neighbours by one each", () => {
    const masker = createMasker(["abcdef", "defghi", "cde"]);
    expect(masker.maskText("-abcdefghi-")).toBe("-***-");
    expect(masker.maskText("-abcdefabcdef-")).toBe("-******-");
    expect(masker.maskText("-abcde-")).toBe("-ab***-");
  });

  it("holds back only what may still become a secret", () => {
    const stream = createMasker(["secret-value"]).stream();
    expect(stream.write("an ordinary line\n")).toBe("an ordinary line\n");
    expect(stream.write("ends like a secr")).toBe("ends like a ");
    expect(stream.write("et-")).toBe("");
    expect(stream.write("ary\n")).toBe("secret-ary\n");
  });

  it("gives out an unfinished secret at the end of the stream, and starts afresh", () => {
    const stream = createMasker(["secret-value"]).stream();
    expect(stream.write("secret-va")).toBe("");
    expect(stream.flush()).toBe("secret-va");
    expect(stream.write("lue")).toBe("lue");
    expect(stream.write("secret-value.")).toBe(`${MASK}.`);
    expect(stream.flush()).toBe("");
  });

  it("keeps streams apart", () => {
    const masker = createMasker(["secret-value"]);
    const stdout = masker.stream();
    const stderr = masker.stream();
    expect(stdout.write("secret-")).toBe("");
    expect(stderr.write("value")).toBe("value");
    expect(stdout.write("value\n")).toBe(`${MASK}\n`);
  });

  it("changes nothing without secrets", () => {
    const masker = createMasker([]);
    const value = { key: ["text"] };
    expect(masker.maskText("text")).toBe("text");
    expect(masker.maskJson(value)).toBe(value);
    expect(masker.stream().write("text")).toBe("text");
  });
});

describe("a masker of JSON", () => {
  it("hides secrets in texts, keys and numbers at any depth", () => {
    const masked = createMasker(["4711-0815", "123456"]).maskJson({
      list: ["pin 4711-0815", { deep: "4711-0815" }],
      "4711-0815": true,
      number: 123456,
      longer: 91234569,
      other: 12345,
      nothing: null,
    });
    expect(masked).toEqual({
      list: ["pin ***", { deep: MASK }],
      [MASK]: true,
      number: MASK,
      longer: MASK,
      other: 12345,
      nothing: null,
    });
  });

  it("keeps entries whose keys differ only in what is hidden", () => {
    const masked = createMasker(["first-one", "second-one"]).maskJson({
      "first-one": 1,
      "second-one": 2,
    });
    expect(masked).toEqual({ [MASK]: 1, [`${MASK} (2)`]: 2 });
  });

  it("leaves no secret in any JSON", () => {
    const value = fc.string({ minLength: 3, maxLength: 12, unit: fc.constantFrom(..."abc12") });
    fc.assert(
      fc.property(value, fc.jsonValue({ maxDepth: 4 }), (hidden, json) => {
        const shown = { [`k${hidden}`]: [json, hidden, { v: `<${hidden}>` }] };
        // fast-check's JSON is JSON; its type is another one.
        const masked = createMasker([hidden]).maskJson(shown as never);
        expect(JSON.stringify(masked)).not.toContain(hidden);
      }),
      { numRuns: 1_000 },
    );
  });
});
