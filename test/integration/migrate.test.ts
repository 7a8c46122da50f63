import { describe, expect, it } from "vitest";
import { migrateUp } from "../../src/store/migrate.ts";
import { createTestDatabase } from "../support/database.ts";
describe("smoke", () => {
  it("works", async () => {
    const t0 = performance.now();
    const db = await createTestDatabase();
    const t1 = performance.now();
    expect(await migrateUp(db.database)).toEqual([]);
    await db.drop();
    console.log(t1 - t0);
  });
});
