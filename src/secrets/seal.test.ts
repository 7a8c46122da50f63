import { createCipheriv, createSecretKey, randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dataKeyContext, seal, secretContext, unseal, type Sealed } from "./seal.ts";

const address = {
  projectId: "00000000-0000-7000-8000-000000000001",
  secretId: "00000000-0000-7000-8000-00000000000a",
  name: "DB_PASSWORD",
  version: 3,
  dataKeyId: "00000000-0000-7000-8000-00000000000b",
};

function newKey() {
  return createSecretKey(randomBytes(32));
}

describe("seal", () => {
  it("opens with the same key and context only to what was sealed", () => {
    const key = newKey();
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.string(), (bytes, name) => {
        const context = secretContext({ ...address, name });
        expect(unseal(key, seal(key, bytes, context), context)).toEqual(Buffer.from(bytes));
      }),
      { numRuns: 2_000 },
    );
  });

  it("refuses any flipped bit", () => {
    const key = newKey();
    const context = secretContext(address);
    const sealed = seal(key, Buffer.from("a value of a secret"), context);
    for (const part of ["iv", "tag", "ciphertext"] as const) {
      for (let bit = 0; bit < sealed[part].length * 8; bit += 1) {
        const bytes = Buffer.from(sealed[part]);
        bytes[bit >> 3]! ^= 1 << (bit & 7);
        expect(() => unseal(key, { ...sealed, [part]: bytes }, context)).toThrow();
      }
    }
  });

  it("refuses a tag or an IV of another length, even one that the cipher itself would take", () => {
    const bytes = randomBytes(32);
    const context = secretContext(address);
    const iv = randomBytes(12);
    const cipher = createCipheriv("aes-256-gcm", bytes, iv, { authTagLength: 4 });
    cipher.setAAD(context);
    const ciphertext = Buffer.concat([cipher.update("value"), cipher.final()]);
    const short: Sealed = { iv, tag: cipher.getAuthTag(), ciphertext };
    const key = createSecretKey(bytes);
    expect(short.tag).toHaveLength(4);
    expect(() => unseal(key, short, context)).toThrow("wrong length");
    const sealed = seal(key, Buffer.from("value"), context);
    for (const length of [0, 4, 8, 12, 15])
      expect(() =>
        unseal(key, { ...sealed, tag: sealed.tag.subarray(0, length) }, context),
      ).toThrow("wrong length");
    expect(() => unseal(key, { ...sealed, iv: randomBytes(16) }, context)).toThrow("wrong length");
  });

  it("refuses a value moved to another project, secret, name, version or key", () => {
    const key = newKey();
    const sealed = seal(key, Buffer.from("value"), secretContext(address));
    const id = "00000000-0000-7000-8000-0000000000ff";
    const moves = [
      { projectId: id },
      { secretId: id },
      { name: "db_password" },
      { version: 4 },
      { dataKeyId: id },
    ];
    for (const move of moves)
      expect(() => unseal(key, sealed, secretContext({ ...address, ...move }))).toThrow();
  });

  it("never gives two addresses one context", () => {
    const name = fc.string();
    fc.assert(
      fc.property(name, fc.nat(), name, fc.nat(), (name1, version1, name2, version2) => {
        const one = secretContext({ ...address, name: name1, version: version1 });
        const two = secretContext({ ...address, name: name2, version: version2 });
        expect(one.equals(two)).toBe(name1 === name2 && version1 === version2);
      }),
      { numRuns: 2_000 },
    );
    expect(secretContext(address).equals(dataKeyContext(address))).toBe(false);
  });

  it("never uses an IV twice", () => {
    const key = newKey();
    const ivs = Array.from({ length: 5_000 }, () =>
      seal(key, Buffer.from("v"), secretContext(address)).iv.toString("hex"),
    );
    expect(new Set(ivs).size).toBe(ivs.length);
  });
});
