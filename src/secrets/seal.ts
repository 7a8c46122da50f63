/**
 * Authenticated encryption of secrets and of the keys that encrypt them: AES-256-GCM, a random 96-bit IV per message.
 *
 * 1. The tag is 16 bytes, said to the cipher on both sides: Node takes a 4-byte tag from whoever does not say it.
 * 2. What a ciphertext belongs to is authenticated with it, so a row copied to another project, name or version does not open.
 * 3. No plaintext leaves before the tag is verified.
 */
import { createCipheriv, createDecipheriv, randomBytes, type KeyObject } from "node:crypto";

const ALGORITHM = "aes-256-gcm";
const IV_BYTES = 12;
const TAG_BYTES = 16;
/** Of every key. */
export const KEY_BYTES = 32;

/** An encrypted message. */
export interface Sealed {
  iv: Buffer;
  tag: Buffer;
  ciphertext: Buffer;
}

/** Encrypts `plaintext`, bound to `context`. */
export function seal(key: KeyObject, plaintext: Uint8Array, context: Buffer): Sealed {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  cipher.setAAD(context);
  const ciphertext = Buffer.concat([cipher.update(plaintext), cipher.final()]);
  return { iv, tag: cipher.getAuthTag(), ciphertext };
}

/** Decrypts what `seal` made with the same key and context; throws if anything differs. */
export function unseal(key: KeyObject, { iv, tag, ciphertext }: Sealed, context: Buffer): Buffer {
  if (iv.length !== IV_BYTES || tag.length !== TAG_BYTES)
    throw new Error(`IV or tag of a wrong length: ${iv.length} and ${tag.length} bytes`);
  const decipher = createDecipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES });
  decipher.setAAD(context);
  decipher.setAuthTag(tag);
  const unverified = decipher.update(ciphertext);
  try {
    return Buffer.concat([unverified, decipher.final()]);
  } finally {
    unverified.fill(0);
  }
}

/** Names one version of one secret and the key that encrypts it. */
export interface SecretAddress {
  projectId: string;
  secretId: string;
  name: string;
  version: number;
  dataKeyId: string;
}

/** What a secret's value is bound to. */
export function secretContext(address: SecretAddress): Buffer {
  const { projectId, secretId, name, version, dataKeyId } = address;
  return canonical([
    "stratal-secret-v1",
    projectId.toLowerCase(),
    secretId.toLowerCase(),
    name,
    version,
    dataKeyId.toLowerCase(),
  ]);
}

/** Names a project's data key. */
export interface DataKeyAddress {
  projectId: string;
  dataKeyId: string;
}

/** What a wrapped data key is bound to. */
export function dataKeyContext({ projectId, dataKeyId }: DataKeyAddress): Buffer {
  return canonical(["stratal-dek-v1", projectId.toLowerCase(), dataKeyId.toLowerCase()]);
}

/** JSON without white space has one form for an array of texts and integers, and its quotes keep neighbours apart. */
function canonical(parts: readonly (string | number)[]): Buffer {
  return Buffer.from(JSON.stringify(parts), "utf8");
}
