import { hasExpression } from "./expression/template.ts";
import type { NotifyRule } from "./job-definition.ts";
import { parseCondition } from "./parse-condition.ts";
import type { ParseContext, Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { formatProblem } from "./value-format.ts";

const MAX_RULES = 50;

/** What must follow each channel's name, in words, and the test of it. */
const CHANNELS: Readonly<Record<string, { wants: string; fits: (who: string) => boolean }>> = {
  slack: { wants: "a channel or a person, such as #data or @ada", fits: isNamed },
  teams: { wants: "the name of a connection", fits: isNamed },
  discord: { wants: "the name of a connection", fits: isNamed },
  email: {
    wants: "an email address",
    fits: (who) => formatProblem("email", who) === null,
  },
  sms: { wants: "a telephone number, such as +4930123456", fits: (who) => PHONE.test(who) },
  webhook: {
    wants: "the name of a connection, or an address that starts with https:// or http://",
    fits: (who) => isNamed(who) && (!who.includes("://") || isWebAddress(who)),
  },
};
const PHONE = /^\+?[0-9][0-9 ()-]{2,30}$/;

/** A rule with the map that it was read from. */
export interface ParsedNotify {
  rule: NotifyRule;
  source: Section;
}

/** Reads `notify`. */
export function parseNotify(job: Section, context: ParseContext): ParsedNotify[] {
  return job.sectionList("notify", MAX_RULES).map((source) => ({
    source,
    rule: {
      events: required(source, "events", source.choiceList("events"), context),
      to: parseRecipients(source, context),
      condition: parseCondition(source, "if", context),
      message: source.text("message") ?? null,
    },
  }));
}

function parseRecipients(source: Section, context: ParseContext): string[] {
  const to = required(source, "to", source.textList("to"), context);
  const isList = Array.isArray(source.entry("to")?.value);
  for (const [index, recipient] of to.entries()) {
    const path = isList ? [...source.pathOf("to"), index] : source.pathOf("to");
    checkRecipient(recipient, path, context);
  }
  return to;
}

function required(
  source: Section,
  key: string,
  list: string[] | undefined,
  context: ParseContext,
): string[] {
  if (!source.has(key)) context.problems.error(source.path, `\`${key}\` is missing.`);
  else if (list?.length === 0)
    context.problems.error(source.pathOf(key), `\`${key}\` must not be empty.`);
  return list ?? [];
}

function checkRecipient(recipient: string, path: SourcePath, context: ParseContext): void {
  const colon = recipient.indexOf(":");
  const name = recipient.slice(0, Math.max(colon, 0));
  const who = recipient.slice(colon + 1);
  const channel = Object.hasOwn(CHANNELS, name) ? CHANNELS[name] : undefined;
  if (channel === undefined) {
    const known = Object.keys(CHANNELS);
    const hint = context.problems.suggest(name, known);
    const starts = known.map((each) => `${each}:`).join(", ");
    const message = `A recipient starts with its channel: ${starts}; found ${JSON.stringify(recipient.slice(0, 80))}.${hint}`;
    context.problems.error(path, message);
    return;
  }
  if (hasExpression(who) && context.mode === "strict") return;
  if (!channel.fits(who))
    context.problems.error(path, `After \`${name}:\` comes ${channel.wants}.`);
}

function isNamed(who: string): boolean {
  return who.trim() !== "";
}

function isWebAddress(who: string): boolean {
  return /^https?:\/\//.test(who) && formatProblem("uri", who) === null;
}
