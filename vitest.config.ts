import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    // One group after the other: the later ones start processes that the machine must have room for.
    projects: [
      {
        test: {
          name: "unit",
          sequence: { groupOrder: 0 },
          include: [
            "src/**/*.test.ts",
            "web/src/**/*.test.ts",
            "test/architecture.test.ts",
            "test/unit/**/*.test.ts",
          ],
          testTimeout: 60_000,
        },
      },
      {
        test: {
          name: "integration",
          sequence: { groupOrder: 1 },
          include: [
            "test/integration/**/*.test.ts",
            "test/conformance/**/*.test.ts",
            "test/model/**/*.test.ts",
          ],
          globalSetup: ["test/support/postgres-global.ts"],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: "e2e",
          sequence: { groupOrder: 2 },
          include: ["test/e2e/**/*.test.ts", "web/e2e/**/*.test.ts"],
          globalSetup: ["test/support/postgres-global.ts"],
          testTimeout: 180_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
    ],
  },
});
