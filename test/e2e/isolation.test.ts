/** What isolation level "process" keeps from scripts, with real processes of the built program. */
import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createClient } from "../../src/client/client.ts";
import { activeWorkers, endOfRun, startRun, taskOf } from "../support/api-runs.ts";
import { startCli, startUp } from "../support/cli.ts";
import { createTestDatabase } from "../support/database.ts";
import { until } from "../support/processes.ts";
import { createStackFolder } from "../support/stack-folder.ts";

test("no process shows a script the secret settings that it was started with", async () => {
  const folder = await createStackFolder();
  const database = await createTestDatabase();
  const mark = randomUUID();
  const env = {
    DATABASE_URL: `${database.url}${database.url.includes("?") ? "&" : "?"}application_name=${mark}`,
    STRATAL_MASTER_KEY: randomBytes(32).toString("base64"),
  };
  const stack = await startUp(folder.dataDir, folder.path, env);
  const other = startCli(["worker"], { cwd: folder.path, env });
  const server = startCli(["server", "--port", "0"], { cwd: folder.path, env });
  try {
    const client = createClient({ baseUrl: stack.url });
    await until(
      "both workers claim",
      async () => (await activeWorkers(client)).length === 2,
      20_000,
    );
    await until("the other server listens", () => /listening/i.test(server.stderr()), 20_000);
    // The script's own variables hold no pattern, and grep's own process is the only one with it in its arguments.
    const id = await startRun(client, {
      name: "looks-around",
      tasks: [
        {
          name: "look",
          run: [
            `tr '\\0' '\\n' < /proc/$PPID/environ | cut -d= -f1`,
            `grep -lsF -e ${mark} -e ${env.STRATAL_MASTER_KEY} /proc/[0-9]*/environ || true`,
          ].join("\n"),
        },
      ],
    });
    const { status, output } = taskOf(await endOfRun(client, id), "look");
    expect(status).toBe("completed");
    expect(output).toContain("PATH");
    expect(output).not.toMatch(/DATABASE_URL|STRATAL_MASTER_KEY|\/proc\//);
    const warning = /runs as root/g;
    const expected = process.getuid?.() === 0 ? 1 : 0;
    expect(other.stderr().match(warning) ?? []).toHaveLength(expected);
    expect(stack.up.stderr().match(warning) ?? []).toHaveLength(expected);
  } finally {
    for (const each of [server, other]) {
      each.child.kill("SIGINT");
      await each.finished;
    }
    stack.up.child.kill("SIGINT");
    await stack.up.finished;
    await database.drop();
    await folder.remove();
  }
});
