import { randomBytes } from "node:crypto";
import { chmod, mkdtemp, readFile, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openKeyring } from "./keyring.ts";

const address = {
  projectId: "00000000-0000-7000-8000-000000000001",
  dataKeyId: "00000000-0000-7000-8000-00000000000b",
};

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "stratal-keyring-"));
});

afterEach(async () => {
  await rm(directory, { recursive: true, force: true });
});

function newKey(): string {
  return randomBytes(32).toString("base64");
}

describe("openKeyring", () => {
  it("creates a key that only its owner can read, and reads the same one at the next start", async () => {
    const generateFile = join(directory, "data", "master.key");
    const first = await openKeyring({ generateFile });
    expect((await stat(generateFile)).mode & 0o777).toBe(0o600);
    expect(first.createdFile).toBe(generateFile);
    const second = await openKeyring({ generateFile });
    expect(second.currentKeyId).toBe(first.currentKeyId);
    expect(second.createdFile).toBeNull();
  });

  it("lets one of several starts at once create the key, and all read it", async () => {
    const generateFile = join(directory, "master.key");
    const keyrings = await Promise.all(
      Array.from({ length: 12 }, () => openKeyring({ generateFile })),
    );
    expect(new Set(keyrings.map((keyring) => keyring.currentKeyId)).size).toBe(1);
    expect(keyrings.filter((keyring) => keyring.createdFile !== null)).toHaveLength(1);
    expect(await readdir(directory)).toEqual(["master.key"]);
  });

  it("takes the same key as a text and from a file", async () => {
    const masterKey = newKey();
    const masterKeyFile = join(directory, "key");
    await writeFile(masterKeyFile, `${masterKey}\n`, { mode: 0o600 });
    const fromText = await openKeyring({ masterKey });
    const fromFile = await openKeyring({ masterKeyFile });
    expect(fromFile.currentKeyId).toBe(fromText.currentKeyId);
    expect(fromText.currentKeyId).toMatch(/^local:[0-9a-f]{16}$/);
  });

  it.each<[string, Buffer]>([
    ["zeros", Buffer.alloc(32)],
    ["one repeated byte", Buffer.alloc(32, 0xa5)],
    ["a password", Buffer.from("change-me-change-me-change-me-32")],
    ["a count", Buffer.from(Array.from({ length: 32 }, (_, index) => index))],
    ["a short repetition", Buffer.from("\xff\x00\x13".repeat(11), "latin1").subarray(0, 32)],
    ["16 bytes", randomBytes(16)],
    ["31 bytes", randomBytes(31)],
    ["33 bytes", randomBytes(33)],
    ["64 bytes", randomBytes(64)],
    ["nothing", Buffer.alloc(0)],
  ])("refuses %s as a key and does not repeat it in the message", async (_, bytes) => {
    const masterKey = bytes.toString("base64");
    const refusal = await openKeyring({ masterKey }).catch((error: unknown) => error);
    expect(refusal).toMatchObject({ code: "invalid_settings" });
    if (masterKey !== "") expect((refusal as Error).message).not.toContain(masterKey);
  });

  it("refuses no random key", async () => {
    for (let count = 0; count < 2_000; count += 1) await openKeyring({ masterKey: newKey() });
  });

  it("refuses a file that is missing, empty or writable by others, and two keys at once", async () => {
    const masterKeyFile = join(directory, "key");
    await expect(openKeyring({ masterKeyFile })).rejects.toThrow(masterKeyFile);
    await writeFile(masterKeyFile, "");
    await chmod(masterKeyFile, 0o600);
    await expect(openKeyring({ masterKeyFile })).rejects.toThrow("not 32 bytes");
    await writeFile(masterKeyFile, newKey());
    await chmod(masterKeyFile, 0o620);
    await expect(openKeyring({ masterKeyFile })).rejects.toThrow("chmod 600");
    await expect(openKeyring({ masterKeyFile, masterKey: newKey() })).rejects.toThrow("twice");
    await expect(openKeyring({})).rejects.toThrow("openssl rand -base64 32");
  });

  it("warns of a file that others can read", async () => {
    const masterKeyFile = join(directory, "key");
    await writeFile(masterKeyFile, newKey());
    const warnings: string[] = [];
    const warn = (message: string): void => void warnings.push(message);
    await chmod(masterKeyFile, 0o644);
    await openKeyring({ masterKeyFile, warn });
    await chmod(masterKeyFile, 0o600);
    await openKeyring({ masterKeyFile, warn });
    expect(warnings).toEqual([expect.stringContaining(`chmod 600 ${masterKeyFile}`)]);
    expect(warnings[0]).not.toContain(await readFile(masterKeyFile, "utf8"));
  });
});

describe("a keyring", () => {
  it("unwraps what it wrapped, at the same address only", async () => {
    const keyring = await openKeyring({ masterKey: newKey() });
    const dataKey = randomBytes(32);
    const wrapped = await keyring.wrap(dataKey, address);
    expect(wrapped.wrapped.includes(dataKey)).toBe(false);
    expect(await keyring.unwrap(wrapped, address)).toEqual(dataKey);
    const id = "00000000-0000-7000-8000-0000000000ff";
    await expect(keyring.unwrap(wrapped, { ...address, projectId: id })).rejects.toThrow(id);
    await expect(keyring.unwrap(wrapped, { ...address, dataKeyId: id })).rejects.toThrow(id);
  });

  it("refuses a wrapped key that was changed or cut", async () => {
    const keyring = await openKeyring({ masterKey: newKey() });
    const { kekId, wrapped } = await keyring.wrap(randomBytes(32), address);
    for (let at = 0; at < wrapped.length; at += 1) {
      const bytes = Buffer.from(wrapped);
      bytes[at]! ^= 1;
      await expect(keyring.unwrap({ kekId, wrapped: bytes }, address)).rejects.toMatchObject({
        code: "decryption_failed",
      });
      const cut = { kekId, wrapped: wrapped.subarray(0, at) };
      await expect(keyring.unwrap(cut, address)).rejects.toMatchObject({
        code: "decryption_failed",
      });
    }
  });

  it("names both keys when a key was wrapped by another", async () => {
    const [one, two] = [
      await openKeyring({ masterKey: newKey() }),
      await openKeyring({ masterKey: newKey() }),
    ];
    const wrapped = await one.wrap(randomBytes(32), address);
    const refusal = two.unwrap(wrapped, address);
    await expect(refusal).rejects.toThrow(one.currentKeyId);
    await expect(refusal).rejects.toThrow(two.currentKeyId);
    await expect(
      two.unwrap({ ...wrapped, kekId: two.currentKeyId }, address),
    ).rejects.toMatchObject({
      code: "decryption_failed",
    });
  });

  it("wraps 32 bytes and nothing else", async () => {
    const keyring = await openKeyring({ masterKey: newKey() });
    await expect(keyring.wrap(randomBytes(16), address)).rejects.toThrow("32 bytes");
  });
});
