/**
 * The worker's own decisions on a real PostgreSQL against the model: every construct of the language, outputs and their reads, the order of events, and
 * runs that their failure policy stops. MODEL_DOCUMENTS=20000 is the nightly size.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Driver } from "./drive.ts";
import { anyJobs } from "./random-jobs.ts";
import { violations } from "./violations.ts";

const DOCUMENTS = Number(process.env["MODEL_DOCUMENTS"] ?? 500);
const MS_PER_DOCUMENT = 1_000;

let driver: Driver;

beforeAll(async () => {
  driver = await Driver.open();
});
afterAll(() => driver.close());

const course = fc.record({
  atOnce: fc.integer({ min: 1, max: 4 }),
  sideBySide: fc.boolean(),
  claimsSuccessors: fc.boolean(),
});

it(
  "leaves no difference in any document",
  async () => {
    await fc.assert(
      fc.asyncProperty(anyJobs, course, async (job, taken) => {
        expect(violations(job, await driver.drive(job, taken))).toEqual([]);
      }),
      { numRuns: DOCUMENTS },
    );
  },
  30_000 + DOCUMENTS * MS_PER_DOCUMENT,
);
