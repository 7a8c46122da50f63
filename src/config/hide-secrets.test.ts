import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { expect, test } from "vitest";

const program = `
  const { readFileSync } = await import("node:fs");
  const { hideSecrets } = await import(${JSON.stringify(new URL("./hide-secrets.ts", import.meta.url).href)});
  const left = hideSecrets();
  const shown = readFileSync("/proc/self/environ", "utf8").split("\\0").filter((entry) => entry !== "");
  console.log(JSON.stringify({ left, shown, env: process.env }));
`;

test.runIf(existsSync("/proc/self/environ"))(
  "secret settings can be read in a process's environment no more, and the rest is as it was",
  () => {
    const PATH = process.env["PATH"]!;
    const plain = { PATH, FIRST: "ä=1", STRATAL_PORT: "9000", NOT_DATABASE_URL: "stays" };
    const { stdout } = spawnSync(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "-e", program],
      {
        env: {
          FIRST: plain.FIRST,
          DATABASE_URL: "postgres://user:nèedle@host/db",
          PATH,
          STRATAL_MASTER_KEY: "needle",
          STRATAL_PORT: plain.STRATAL_PORT,
          NOT_DATABASE_URL: plain.NOT_DATABASE_URL,
          STRATAL_TOKEN: "needle",
        },
        encoding: "utf8",
      },
    );
    const { left, shown, env } = JSON.parse(stdout) as Record<string, string[]>;
    expect(left).toEqual([]);
    expect(env).toEqual(plain);
    expect(shown!.sort()).toEqual(
      Object.entries(plain)
        .map((each) => each.join("="))
        .sort(),
    );
  },
);
