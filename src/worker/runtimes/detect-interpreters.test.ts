import { chmod, mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { installedInterpreters, testPath } from "../../../test/support/interpreters.ts";
import { detectInterpreters } from "./detect-interpreters.ts";

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "stratal-detect-"));
});
afterEach(() => rm(directory, { recursive: true, force: true }));

async function program(folder: string, name: string, text: string): Promise<void> {
  await mkdir(join(directory, folder), { recursive: true });
  const path = join(directory, folder, name);
  await writeFile(path, text);
  await chmod(path, 0o755);
}

describe("detectInterpreters", () => {
  it("finds what is installed, with real paths, versions and tags", async () => {
    const { interpreters, tags } = await detectInterpreters({ path: testPath });
    expect(interpreters.javascript).toEqual({
      path: process.execPath,
      version: process.versions.node,
    });
    expect(interpreters.typescript?.path).toBe(process.execPath);
    expect(interpreters.bash?.version).toMatch(/^\d+\.\d+/);
    expect(interpreters.sh?.path).toMatch(/\/sh$/);
    for (const interpreter of Object.values(interpreters)) expect(interpreter.path).toMatch(/^\//);
    for (const language of Object.keys(interpreters)) expect(tags).toContain(`lang:${language}`);
  });

  it("reports nothing but Node's languages for an empty PATH", async () => {
    const { tags } = await detectInterpreters({ path: directory });
    expect(tags).toEqual(["lang:javascript", "lang:typescript"]);
  });

  it("counts a broken shim as missing", async () => {
    await program(
      "bin",
      "python3",
      "#!/bin/sh\necho 'pyenv: python3: command not found' >&2\nexit 127\n",
    );
    await program("bin", "ruby", "not a program");
    const { interpreters } = await detectInterpreters({ path: join(directory, "bin") });
    expect(interpreters.python).toBeUndefined();
    expect(interpreters.ruby).toBeUndefined();
  });

  it("finds a working program behind a broken shim", async () => {
    const { perl } = await installedInterpreters();
    expect(perl, "perl is part of every Debian").toBeDefined();
    await program("shims", "perl", "#!/bin/sh\nexit 1\n");
    await mkdir(join(directory, "real"));
    await symlink(perl!.path, join(directory, "real", "perl"));
    const path = `${join(directory, "shims")}:relative:${join(directory, "real")}`;
    expect((await detectInterpreters({ path })).interpreters.perl?.version).toBe(perl!.version);
  });

  it("does not wait for a program that hangs", async () => {
    await program("bin", "php", "#!/bin/sh\nexec sleep 1000\n");
    const path = `${join(directory, "bin")}:/usr/bin:/bin`;
    const { interpreters } = await detectInterpreters({ path, probeTimeoutMs: 300 });
    expect(interpreters.php?.path).not.toBe(join(directory, "bin", "php"));
  });
});
