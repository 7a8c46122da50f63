/** `stratal health` and a server that has lost its database. */
import { expect, test } from "vitest";
import { Database } from "../../src/store/database.ts";
import { startCli } from "../support/cli.ts";
import { createTestDatabase } from "../support/database.ts";
import { startTestServer } from "../support/http-server.ts";

test("says what a server lacks that answers health with 503", async () => {
  const { url, drop } = await createTestDatabase();
  const database = new Database({ url, maxConnections: 5, applicationName: "lost" });
  const server = await startTestServer({}, database);
  try {
    await database.close();
    const text = await startCli(["health", "--server", server.url]).finished;
    expect(text.stdout).toContain(`${server.url} unhealthy`);
    expect(text.stdout).toMatch(/database: +down\n/);
    expect(text.stderr).toContain("cannot reach its PostgreSQL");
    expect(text.stderr).not.toContain("No worker is active");
    expect(text.code).toBe(2);
    const program = await startCli(["health", "--server", server.url, "--json"]).finished;
    expect(JSON.parse(program.stdout)).toMatchObject({
      status: "unhealthy",
      database: { status: "down" },
    });
    expect(program).toMatchObject({ code: 2, stderr: "" });
  } finally {
    await server.close();
    await drop();
  }
});
