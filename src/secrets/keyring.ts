/**
 * The master key: reads or creates it, and wraps the data keys of projects with it. Does not own where data keys are stored.
 *
 * 1. The key is 32 random bytes as base64, and lives in a KeyObject: no Buffer of ours holds it after the start.
 * 2. A generated key is complete before it has its name, so of several processes that start at once one wins and all read the same key.
 */
import { createHash, createSecretKey, randomBytes, type KeyObject } from "node:crypto";
import { link, mkdir, open, rm, stat, readFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { StratalError, messageOf } from "../base/errors.ts";
import { KEY_BYTES, dataKeyContext, seal, unseal, type DataKeyAddress } from "./seal.ts";

/** Standard base64 of 32 bytes, with or without its padding. */
const BASE64_KEY = /^[A-Za-z0-9+/]{43}=?$/;
const HOW_TO_MAKE_ONE = "A new key comes from `openssl rand -base64 32`.";
/** 32 random bytes have 30 different values on average. */
const MIN_DISTINCT_BYTES = 12;
const WRAP_FORMAT = 1;
const WRAPPED_BYTES = 1 + 12 + 16 + KEY_BYTES;

/** Where the master key comes from: its text, or a file; `generateFile` is created if it does not exist. */
export interface KeyringOptions {
  masterKey?: string | undefined;
  masterKeyFile?: string | undefined;
  generateFile?: string | undefined;
  /** Takes what an administrator should mend. */
  warn?: ((message: string) => void) | undefined;
}

/** Wraps and unwraps data keys. Asynchronous, because the key may live in another service. */
export interface Keyring {
  /** Short hash of the master key; tells keys apart and says nothing about them. */
  readonly currentKeyId: string;
  /** The file that was created by this start, if any. */
  readonly createdFile: string | null;
  wrap(dataKey: Uint8Array, address: DataKeyAddress): Promise<WrappedKey>;
  /** Throws if the key was wrapped by another master key, for another address, or was changed. */
  unwrap(wrapped: WrappedKey, address: DataKeyAddress): Promise<Buffer>;
}

/** A data key as it is stored. */
export interface WrappedKey {
  kekId: string;
  wrapped: Buffer;
}

/** Opens the master key of this process; throws `invalid_settings` with what to do if there is none that can be used. */
export async function openKeyring(options: KeyringOptions): Promise<Keyring> {
  const { masterKey, masterKeyFile, generateFile, warn = () => undefined } = options;
  if (masterKey !== undefined && masterKeyFile !== undefined)
    throw unusable("It is given twice, as a text and as a file; remove one of the two settings.");
  if (masterKey !== undefined) return localKeyring(parseKey(masterKey, "the setting"), null);
  if (masterKeyFile !== undefined)
    return localKeyring(await readKeyFile(masterKeyFile, warn), null);
  if (generateFile === undefined)
    throw unusable(`There is none; give one as a text or as a file. ${HOW_TO_MAKE_ONE}`);
  const created = await createKeyFile(generateFile);
  const key = await readKeyFile(generateFile, warn);
  return localKeyring(key, created ? resolve(generateFile) : null);
}

function localKeyring(key: KeyObject, createdFile: string | null): Keyring {
  const currentKeyId = keyIdOf(key);
  return {
    currentKeyId,
    createdFile,
    async wrap(dataKey, address) {
      if (dataKey.length !== KEY_BYTES) throw new Error(`a data key has ${KEY_BYTES} bytes`);
      const { iv, tag, ciphertext } = seal(key, dataKey, dataKeyContext(address));
      const wrapped = Buffer.concat([Buffer.of(WRAP_FORMAT), iv, tag, ciphertext]);
      return { kekId: currentKeyId, wrapped };
    },
    async unwrap({ kekId, wrapped }, address) {
      if (kekId !== currentKeyId) throw wrongKey(kekId, currentKeyId);
      if (wrapped.length !== WRAPPED_BYTES || wrapped[0] !== WRAP_FORMAT)
        throw damaged(address, new Error("not in a known format"));
      const sealed = {
        iv: wrapped.subarray(1, 13),
        tag: wrapped.subarray(13, 29),
        ciphertext: wrapped.subarray(29),
      };
      try {
        return unseal(key, sealed, dataKeyContext(address));
      } catch (error) {
        throw damaged(address, error);
      }
    },
  };
}

/** The first 64 bits of a hash with a label of its own; 256 random bits cannot be guessed from it. */
function keyIdOf(key: KeyObject): string {
  const bytes = key.export();
  const hash = createHash("sha256").update("stratal-kek-id-v1\0").update(bytes).digest("hex");
  bytes.fill(0);
  return `local:${hash.slice(0, 16)}`;
}

function parseKey(text: string, origin: string): KeyObject {
  const trimmed = text.trim();
  const bytes = BASE64_KEY.test(trimmed) ? Buffer.from(trimmed, "base64") : null;
  if (bytes === null)
    throw unusable(
      `The text from ${origin} is not ${KEY_BYTES} bytes as base64 (44 characters). ${HOW_TO_MAKE_ONE}`,
    );
  try {
    if (!looksRandom(bytes))
      throw unusable(
        `The key from ${origin} is a text or a pattern, not random bytes. ${HOW_TO_MAKE_ONE}`,
      );
    return createSecretKey(bytes);
  } finally {
    bytes.fill(0);
  }
}

/** False for what people type: passwords, repetitions, counting. A random key fails with a probability below 10^-13. */
function looksRandom(bytes: Buffer): boolean {
  const steps = new Set(bytes.map((byte, index) => byte - (bytes[index - 1] ?? 0)));
  const printable = bytes.every((byte) => byte >= 0x20 && byte < 0x7f);
  return (
    !printable && new Set(bytes).size >= MIN_DISTINCT_BYTES && steps.size >= MIN_DISTINCT_BYTES
  );
}

async function readKeyFile(path: string, warn: (message: string) => void): Promise<KeyObject> {
  let bytes: Buffer;
  try {
    const { mode } = await stat(path);
    // Readable by others is what mounted secrets are; writable by others lets them choose the key.
    if ((mode & 0o022) !== 0)
      throw unusable(`Others may write to the file ${path}; run \`chmod 600 ${path}\`.`);
    if ((mode & 0o044) !== 0)
      warn(
        `Others may read the master key in ${path}; run \`chmod 600 ${path}\` if it can be done.`,
      );
    bytes = await readFile(path);
  } catch (error) {
    if (error instanceof StratalError) throw error;
    throw unusable(`The file ${path} cannot be read: ${messageOf(error)}`, error);
  }
  try {
    return parseKey(bytes.toString("latin1"), `the file ${path}`);
  } finally {
    bytes.fill(0);
  }
}

/** Creates the file with a new key unless it exists; true if it did. */
async function createKeyFile(path: string): Promise<boolean> {
  if (await exists(path)) return false;
  const draft = `${path}.${process.pid}.${randomBytes(6).toString("hex")}`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await writeDraft(draft);
    // Unlike rename, link refuses to replace a file that another process created meanwhile.
    await link(draft, path);
    await syncFolder(dirname(path));
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === "EEXIST") return false;
    throw unusable(`The file ${path} cannot be created: ${messageOf(error)}`, error);
  } finally {
    await rm(draft, { force: true });
  }
}

async function writeDraft(path: string): Promise<void> {
  const bytes = randomBytes(KEY_BYTES);
  const file = await open(path, "wx", 0o600);
  try {
    await file.writeFile(`${bytes.toString("base64")}\n`);
    await file.sync();
  } finally {
    bytes.fill(0);
    await file.close();
  }
}

/** A key that a power cut takes away takes every secret with it. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

function unusable(reason: string, cause?: unknown): StratalError {
  return new StratalError("invalid_settings", `The master key cannot be used. ${reason}`, {
    cause,
  });
}

function wrongKey(kekId: string, currentKeyId: string): StratalError {
  return new StratalError(
    "decryption_failed",
    `This secret is encrypted with the master key ${kekId}, and this process has ${currentKeyId}. Every server and worker of a database needs the same master key.`,
  );
}

function damaged({ projectId, dataKeyId }: DataKeyAddress, cause: unknown): StratalError {
  return new StratalError(
    "decryption_failed",
    `The data key ${dataKeyId} of project ${projectId} does not open: it was changed, or belongs to another project.`,
    { cause },
  );
}
