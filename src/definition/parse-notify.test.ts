import { describe, expect, it } from "vitest";
import { StratalError, type ErrorDetail } from "../base/errors.ts";
import type { NotifyRule } from "./job-definition.ts";
import { parseJobDocument } from "./parse-job.ts";

function rules(text: string): NotifyRule[] {
  const document = `stratal: 1\nname: j\ntasks: [{name: a, run: x}]\nnotify: ${text}`;
  return parseJobDocument(document).definition.notify;
}

function errorsOf(text: string): readonly ErrorDetail[] {
  try {
    rules(text);
  } catch (error) {
    if (error instanceof StratalError) return error.errors;
    throw error;
  }
  return [];
}

describe("parseNotify", () => {
  it("reads events, recipients, condition and message", () => {
    expect(
      rules(
        [
          "",
          "  - events: [failed, recovered]",
          '    to: ["slack:#data", "email:data@acme.io", "sms:+49 30 123456", "teams:ops", "discord:ops"]',
          "    if: run.attempt > 1",
          '    message: "Run ${{ run.id }}: ${{ tasks.a.status }}"',
          '  - {events: started, to: "webhook:https://hooks.acme.io/x"}',
          '  - {events: started, to: "email:${{ run.labels.owner }}"}',
        ].join("\n"),
      ),
    ).toMatchObject([
      {
        events: ["failed", "recovered"],
        condition: "run.attempt > 1",
        message: "Run ${{ run.id }}: ${{ tasks.a.status }}",
      },
      { events: ["started"], to: ["webhook:https://hooks.acme.io/x"], condition: null },
      { to: ["email:${{ run.labels.owner }}"], message: null },
    ]);
  });

  it.each([
    ['[{to: "slack:#a"}]', "notify[0]", "`events` is missing"],
    ["[{events: failed}]", "notify[0]", "`to` is missing"],
    ['[{events: [], to: "slack:#a"}]', "notify[0].events", "must not be empty"],
    ['[{events: faild, to: "slack:#a"}]', "notify[0].events", 'Did you mean "failed"?'],
    ["[{events: failed, to: [ada]}]", "notify[0].to[0]", "starts with its channel"],
    ['[{events: failed, to: "slak:#a"}]', "notify[0].to", 'Did you mean "slack"?'],
    ['[{events: failed, to: "email:ada"}]', "notify[0].to", "comes an email address"],
    ['[{events: failed, to: "sms:home"}]', "notify[0].to", "a telephone number"],
    ['[{events: failed, to: "slack:"}]', "notify[0].to", "a channel or a person"],
    ['[{events: failed, to: "webhook:ftp://x"}]', "notify[0].to", "https://"],
    ['[{events: failed, to: "slack:#a", if: "event.x"}]', "notify[0].if", "event"],
    [
      '[{events: failed, to: "slack:#a", message: "${{ tasks.b.output }}"}]',
      "notify[0].message",
      "no task of this name",
    ],
    ['[{events: failed, to: "email:${{ nope }}"}]', "notify[0].to", "nope"],
  ])("refuses %s", (text, path, message) => {
    const errors = errorsOf(text);
    expect(errors.map((error) => error.path)).toEqual([path]);
    expect(errors[0]!.message).toContain(message);
  });
});
