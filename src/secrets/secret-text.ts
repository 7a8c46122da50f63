/** What may be the name and the value of a secret. */
import { StratalError } from "../base/errors.ts";

/** Shorter values cannot be masked: they occur everywhere. */
export const MIN_VALUE_LENGTH = 3;
/** Longest value, as UTF-8. */
export const MAX_VALUE_BYTES = 65_536;
const MAX_NAME_LENGTH = 255;
/** Control and format characters, line separators, halves of surrogate pairs, and what has no meaning yet. */
const UNPRINTABLE = /[\p{C}\p{Zl}\p{Zp}]/u;
const UNSTORABLE = /\p{Surrogate}|\0/u;

/** Throws `invalid_request` unless `name` can name a secret. */
export function checkSecretName(name: string): void {
  const refuse = (reason: string): never => refuseField("name", `The name of a secret ${reason}`);
  if (name.trim() === "") refuse("must not be empty.");
  if (name.length > MAX_NAME_LENGTH)
    refuse(`has at most ${MAX_NAME_LENGTH} characters; this one has ${name.length}.`);
  if (UNPRINTABLE.test(name)) refuse("has printable characters only: no line breaks, no tabs.");
}

/** Throws `invalid_request` unless `value` can be stored, and masked where it is printed. Never tells the value. */
export function checkSecretValue(value: string): void {
  const refuse = (reason: string): never => refuseField("value", `The value of a secret ${reason}`);
  if (value.trim().length < MIN_VALUE_LENGTH)
    refuse(
      `has at least ${MIN_VALUE_LENGTH} characters besides white space around it: a shorter one cannot be hidden in logs.`,
    );
  const bytes = Buffer.byteLength(value);
  if (bytes > MAX_VALUE_BYTES)
    refuse(`has at most ${MAX_VALUE_BYTES} bytes; this one has ${bytes}.`);
  if (UNSTORABLE.test(value))
    refuse(
      "must not contain NUL or half of a surrogate pair; encode binary values, e.g. as base64.",
    );
}

function refuseField(path: string, message: string): never {
  throw new StratalError("invalid_request", message, { errors: [{ path, message }] });
}
