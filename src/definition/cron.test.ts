import { describe, expect, it } from "vitest";
import { cronProblem } from "./cron.ts";

describe("cronProblem", () => {
  it.each([
    "0 2 * * *",
    "*/15 9-17 * * MON-FRI",
    "0 0 1,15 jan,Jul 7",
    "30 0 2 * * *",
    "0 0 L * *",
    "0 0 LW * *",
    "0 0 15W * ?",
    "0 0 ? * 5L",
    "0 0 * * mon#2",
    "10-50/20 * * * *",
    "0 0 29 2 *",
    "0 0 31 2 MON",
    "@daily",
    " 0  2 * * * ",
  ])("accepts %s", (expression) => {
    expect(cronProblem(expression)).toBeNull();
  });

  it.each([
    ["", "5 fields"],
    ["* * * *", "5 fields"],
    ["* * * * * * *", "5 fields"],
    ["60 * * * *", "The minute `60` must be 0 to 59"],
    ["* 24 * * *", "The hour `24`"],
    ["60 * * * * *", "The second `60`"],
    ["* * 0 * *", "The day of the month `0`"],
    ["* * * 13 *", "The month `13` must be 1 to 12 or JAN to DEC"],
    ["* * * FOO *", "The month `FOO`"],
    ["* * * * 8", "The day of the week `8`"],
    ["* * * * 9L", "The day of the week `9L`"],
    ["* * * * MON#6", "The day of the week"],
    ["* * 32W * *", "The day of the month `32W`"],
    ["*/0 * * * *", "step from 1 to 59"],
    ["*/60 * * * *", "step from 1 to 59"],
    ["5/15 * * * *", "before `/`"],
    ["*/5/5 * * * *", "two `/`"],
    ["22-2 * * * *", "write two ranges"],
    ["1-2-3 * * * *", "two `-`"],
    ["1, * * * *", "The minute `1,`"],
    ["-5 * * * *", "The minute `-5`"],
    ["0 0 30 2 *", "would never start"],
    ["0 0 31 4,6 *", "would never start"],
    ["@noon", "@daily"],
    [`${"1,".repeat(200)}1 * * * *`, "5 fields"],
  ])("refuses %s", (expression, message) => {
    expect(cronProblem(expression)).toContain(message);
  });
});
