/**
 * Workers that die, and users who cancel, between claim and step, between step and result, while a task run joins or a run goes through its
 * phases. The dead do not know of it and go on. Every run still comes to what the model says. MODEL_DOCUMENTS=20000 is the nightly size.
 */
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { Driver, type Fate } from "./drive.ts";
import { anyJobs } from "./random-jobs.ts";
import { violations } from "./violations.ts";

const DOCUMENTS = Number(process.env["MODEL_DOCUMENTS"] ?? 150);
const MS_PER_DOCUMENT = 2_000;

let driver: Driver;

beforeAll(async () => {
  driver = await Driver.open();
});
afterAll(() => driver.close());

const fates: fc.Arbitrary<Fate[]> = fc.array(
  fc.constantFrom<Fate>("lives", "lives", "dies_before", "dies_after"),
  { minLength: 1, maxLength: 12 },
);

it(
  "ends every run as the model says, whichever workers die and whenever it is cancelled",
  async () => {
    await fc.assert(
      fc.asyncProperty(
        anyJobs,
        fc.record(
          { atOnce: fc.integer({ min: 1, max: 4 }), fates, cancelAt: fc.nat({ max: 30 }) },
          { requiredKeys: ["atOnce"] },
        ),
        async (job, course) => {
          expect(violations(job, await driver.drive(job, course))).toEqual([]);
        },
      ),
      { numRuns: DOCUMENTS },
    );
  },
  30_000 + DOCUMENTS * MS_PER_DOCUMENT,
);
