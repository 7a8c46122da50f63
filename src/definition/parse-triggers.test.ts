import { describe, expect, it } from "vitest";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { TriggerDefinition } from "./job-definition.ts";
import { parseJobDocument, type ParsedJob } from "./parse-job.ts";
import { triggerTypes, triggerTypesOfKey } from "./trigger-keys.ts";

const HEAD = "stratal: 1\nname: j\ntasks: [{name: a, run: x}]";
const INPUTS = "inputs: {target: {values: [staging, prod], required: true}, n: {type: integer}}";

function parse(triggers: string, inputs = ""): ParsedJob {
  return parseJobDocument(`${HEAD}\n${inputs}\ntriggers: ${triggers}`);
}

function trigger(keys: string): TriggerDefinition {
  return parse(`[{name: t, ${keys}}]`).definition.triggers[0]!;
}

function errorsOf(triggers: string, inputs = ""): readonly ErrorDetail[] {
  try {
    parse(triggers, inputs);
  } catch (error) {
    if (error instanceof StratalError) return error.errors;
    throw error;
  }
  return [];
}

describe("parseTriggers", () => {
  it("keeps the options as they are written", () => {
    const keys =
      "type: cron, enabled: false, cron: '0 2 * * *', timezone: Europe/Berlin, overlap: queue_one, " +
      "catch_up: latest, catch_up_window: 12h, max_catch_up: 5, jitter: 2m, dst: {gap: skip, repeat: both}, " +
      "start: '2026-01-01T00:00', end: '2027-01-01T00:00', pause_after_failures: 3, labels: {n: 1}";
    expect(trigger(keys)).toEqual({
      name: "t",
      type: "cron",
      enabled: false,
      options: {
        cron: "0 2 * * *",
        timezone: "Europe/Berlin",
        overlap: "queue_one",
        catch_up: "latest",
        catch_up_window: "12h",
        max_catch_up: 5,
        jitter: "2m",
        dst: { gap: "skip", repeat: "both" },
        start: "2026-01-01T00:00",
        end: "2027-01-01T00:00",
        pause_after_failures: 3,
        labels: { n: "1" },
      },
    });
  });

  it.each([
    "type: cron, cron: ['@daily', '*/5 * * * *']",
    "type: interval, every: 90s, jitter: 5s",
    "type: at, at: '2026-03-31T08:00:00+02:00'",
    "type: at, at: '2026-03-31T08:00', timezone: UTC",
    "type: webhook",
    "type: webhook, path: /orders/new, auth: hmac, secret: hook_key, respond: wait",
    "type: webhook, auth: none",
    "type: job, job: import-catalog, statuses: [completed, failed], project: data",
    "type: file, path: /data/in, pattern: '*.csv', events: created",
    "type: database, connection: shop, table: orders, operations: [insert]",
    "type: message, connection: broker, topic: orders, group: etl",
    "type: event, event: order.created, match: event.total > 10",
    "type: webhook, if: \"event.body.kind == 'orders'\", dedupe_key: '${{ event.body.id }}', dedupe_window: 1h",
  ])("accepts %s", (keys) => {
    expect(trigger(keys)).toMatchObject({ name: "t", enabled: true });
  });

  it.each([
    ["[{type: cron, cron: '@daily'}]", "triggers[0]", "`name` is missing"],
    ["[{name: t}]", "triggers[0]", "`type` is missing"],
    ["[{name: t, type: cronn}]", "triggers[0].type", 'Did you mean "cron"?'],
    ["[{name: a b, type: webhook}]", "triggers[0].name", "not allowed here"],
    ["[{name: t, type: webhook}, {name: t, type: webhook}]", "triggers[1].name", "rename one"],
    ["{name: t}", "triggers", "a list of maps"],
    ["[x]", "triggers[0]", "must be a map"],
    ["[{name: t, type: webhook, evry: 1h}]", "triggers[0].evry", 'Did you mean "every"?'],
  ])("refuses %s", (triggers, path, message) => {
    const errors = errorsOf(triggers);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]!.message).toContain(message);
  });

  it.each([
    ["type: cron", "", "needs `cron`"],
    ["type: interval", "", "needs `every`"],
    ["type: database, connection: c", "", "needs `table`"],
    ["type: cron, cron: []", ".cron", "must not be empty"],
    ["type: cron, cron: ['@daily', '61 * * * *']", ".cron[1]", "The minute `61`"],
    ["type: interval, every: 10ms", ".every", "a duration from 1s"],
    ["type: interval, every: 1h, cron: '@daily'", ".cron", "it belongs to cron"],
    ["type: webhook, connection: x", ".connection", "it belongs to database, message"],
    ["type: webhook, jitter: 1m", ".jitter", "it belongs to cron, interval, at"],
    ["type: at, at: tomorrow", ".at", "a date and time"],
    ["type: at, at: '2026-02-30T08:00'", ".at", "a date and time"],
    ["type: webhook, timezone: Mars", ".timezone", 'no time zone "Mars"'],
    ["type: webhook, start: '2027-01-01T00:00', end: '2026-01-01T00:00'", ".end", "after"],
    [
      "type: webhook, start: '2027-01-01T00:00:00Z', end: '2027-01-01T00:00:00+01:00'",
      ".end",
      "after",
    ],
    ["type: webhook, path: 'a b'", ".path", "The path of a webhook"],
    ["type: webhook, auth: hmac", ".auth", "needs `secret`"],
    ["type: webhook, auth: none, secret: x", ".secret", "remove one"],
    ["type: webhook, auth: [hmac]", ".auth", "one of none"],
    ["type: webhook, labels: {a: [1]}", ".labels.a", "must be text"],
    ["type: webhook, overlap: drop", ".overlap", "one of skip"],
    ["type: cron, cron: '@daily', dst: {gap: wait}", ".dst.gap", "one of run_after, skip"],
    ["type: job, job: x, statuses: [done]", ".statuses", "one or a list of"],
    ["type: webhook, if: run.id == 1", ".if", "run"],
    ["type: webhook, if: event.", ".if", "column"],
    ["type: event, event: x, match: 3", ".match", "must be an expression"],
    ["type: webhook, dedupe_key: '${{ tasks.a.output }}'", ".dedupe_key", "tasks"],
    ["type: webhook, path: '${{ event.x }}'", ".path", ""],
  ])("refuses a trigger with %s", (keys, key, message) => {
    const errors = errorsOf(`[{name: t, ${keys}}]`);
    expect([...new Set(errors.map((error) => error.path))]).toEqual([`triggers[0]${key}`]);
    expect(errors[0]!.message).toContain(message);
  });

  it("checks inputs against their declarations, as far as they are known", () => {
    const cron = "name: t, type: cron, cron: '@daily'";
    const check = (keys: string) => errorsOf(`[{${keys}}]`, INPUTS).map(({ path }) => path);
    expect(check(`${cron}, inputs: {target: prod, n: '3'}`)).toEqual([]);
    expect(check(`${cron}, inputs: {target: live}`)).toEqual(["triggers[0].inputs.target"]);
    expect(check(`${cron}, inputs: {target: prod, m: 3}`)).toEqual(["triggers[0].inputs.m"]);
    expect(check(`${cron}, inputs: {n: 1}`)).toEqual(["triggers[0].inputs"]);
    expect(check(cron)).toEqual(["triggers[0]"]);
    expect(check("name: t, type: webhook, inputs: {target: '${{ event.body.to }}'}")).toEqual([]);
    expect(check("name: t, type: webhook, inputs: {n: '${{ event.body.to'}")).toEqual([
      "triggers[0].inputs.n",
    ]);
  });

  it("leaves conditions out of legacy documents, with a warning", () => {
    const { definition, warnings } = parseJobDocument(
      JSON.stringify({
        name: "j",
        tasks: [],
        triggers: [{ name: "t", type: "webhook", if: "event.x" }],
      }),
    );
    expect(definition.triggers[0]!.options).toEqual({});
    expect(warnings.map(({ path }) => path)).toContain("triggers[0].if");
  });

  it("knows only types that exist", () => {
    for (const types of Object.values(triggerTypesOfKey))
      for (const type of types) expect(triggerTypes).toContain(type);
  });
});
