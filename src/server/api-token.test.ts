import fc from "fast-check";
import { expect, it } from "vitest";
import { newId } from "../base/ids.ts";
import { hashOfApiToken, idOfApiToken, isSameHash, newApiToken } from "./api-token.ts";

it("names the row of a token in the token", () => {
  const id = newId();
  expect(idOfApiToken(newApiToken(id))).toBe(id);
  expect(newApiToken(id)).not.toBe(newApiToken(id));
});

it("notices every changed character without asking the database", () => {
  const token = newApiToken(newId());
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.constantFrom(..."0aAzZ_"), (at, character) => {
      fc.pre(token[at] !== character);
      expect(idOfApiToken(token.slice(0, at) + character + token.slice(at + 1))).toBeNull();
    }),
  );
});

it("tells hashes apart", () => {
  expect(isSameHash(hashOfApiToken("a"), hashOfApiToken("a"))).toBe(true);
  expect(isSameHash(hashOfApiToken("a"), hashOfApiToken("b"))).toBe(false);
});
