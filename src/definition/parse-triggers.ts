import type { JsonObject } from "../base/json.ts";
import { cronProblem } from "./cron.ts";
import { hasExpression } from "./expression/template.ts";
import { parseTimestamp } from "./expression/time.ts";
import { checkInputValue, fromText } from "./input-value.ts";
import type { InputDeclaration, TriggerDefinition } from "./job-definition.ts";
import { keyTable } from "./keys.ts";
import { parseCondition } from "./parse-condition.ts";
import { requiredText } from "./required-text.ts";
import type { ParseContext, Section } from "./section.ts";
import type { SourcePath } from "./source-map.ts";
import { requiredTriggerKeys, triggerTypesOfKey, type TriggerType } from "./trigger-keys.ts";
import { isTimeZone, isTriggerTime, localMs } from "./trigger-time.ts";
import { forEachText } from "./values.ts";

const MAX_TRIGGERS = 100;
const WEBHOOK_PATH = /^\/?[A-Za-z0-9._~-]+(?:\/[A-Za-z0-9._~-]+)*$/;
/** These are kept beside the options. */
const OWN_FIELDS = ["name", "type", "enabled"];
/** Nobody but the document gives inputs to their runs. */
const WITHOUT_DATA: readonly TriggerType[] = ["cron", "interval", "at"];

/** A trigger with the map that it was read from. */
export interface ParsedTrigger {
  definition: TriggerDefinition;
  source: Section;
}

/** Reads `triggers`. */
export function parseTriggers(
  job: Section,
  inputs: Readonly<Record<string, InputDeclaration>>,
  context: ParseContext,
): ParsedTrigger[] {
  const names = new Set<string>();
  const triggers: ParsedTrigger[] = [];
  for (const source of job.sectionList("triggers", MAX_TRIGGERS)) {
    const definition = parseTrigger(source, inputs, context);
    if (definition === null) continue;
    if (names.has(definition.name)) {
      const message = `Two triggers are named ${JSON.stringify(definition.name)}; rename one.`;
      context.problems.error(source.pathOf("name"), message);
    }
    names.add(definition.name);
    triggers.push({ definition, source });
  }
  return triggers;
}

function parseTrigger(
  source: Section,
  inputs: Readonly<Record<string, InputDeclaration>>,
  context: ParseContext,
): TriggerDefinition | null {
  const name = requiredText(source, "name", context);
  const type = source.choice<TriggerType>("type");
  if (!source.has("type")) context.problems.error(source.path, "`type` is missing.");
  if (type === undefined) return null;
  checkKeys(source, type, context);
  checkValues(source, context);
  checkTimes(source, context);
  if (type === "webhook") checkWebhook(source, context);
  checkInputs(source, type, inputs, context);
  const enabled = source.flag("enabled") ?? true;
  return name === undefined ? null : { name, type, enabled, options: optionsOf(source, context) };
}

/** Every key must have a meaning for the type, and those that it needs must be there. */
function checkKeys(source: Section, type: TriggerType, context: ParseContext): void {
  for (const [key, types] of Object.entries(triggerTypesOfKey)) {
    if (!source.has(key) || types.includes(type)) continue;
    const message = `\`${key}\` has no meaning for a trigger of type ${type}; it belongs to ${types.join(", ")}.`;
    context.problems.error(source.pathOf(key), message, "key");
    source.drop(key);
  }
  for (const key of requiredTriggerKeys[type])
    if (!source.has(key))
      context.problems.error(source.path, `A trigger of type ${type} needs \`${key}\`.`);
}

/** Reads every value by the key table, for the errors; the options are kept as they are written. */
function checkValues(source: Section, context: ParseContext): void {
  for (const { key, type } of keyTable.trigger.values()) {
    if (OWN_FIELDS.includes(key)) continue;
    if (type.kind === "duration") source.duration(key);
    else if (type.kind === "choice") source.choice(key);
    else if (type.kind === "choice_list") source.choiceList(key);
    else if (type.kind === "integer") source.number(key);
    else if (type.kind === "text") source.text(key);
  }
  const dst = source.section("dst");
  dst?.choice("gap");
  dst?.choice("repeat");
  checkCron(source, context);
}

function checkCron(source: Section, context: ParseContext): void {
  const expressions = source.textList("cron");
  if (expressions?.length === 0)
    context.problems.error(source.pathOf("cron"), "`cron` must not be empty.");
  const isList = Array.isArray(source.entry("cron")?.value);
  for (const [index, expression] of (expressions ?? []).entries()) {
    const problem = cronProblem(expression);
    const path = isList ? [...source.pathOf("cron"), index] : source.pathOf("cron");
    if (problem !== null) context.problems.error(path, problem);
  }
}

function checkTimes(source: Section, context: ParseContext): void {
  const zone = source.entry("timezone")?.value;
  if (typeof zone === "string" && !isTimeZone(zone)) {
    const message = `There is no time zone ${JSON.stringify(zone)}; use an IANA name, such as Europe/Berlin or UTC.`;
    context.problems.error(source.pathOf("timezone"), message);
  }
  for (const key of ["at", "start", "end"]) {
    const value = source.entry(key)?.value;
    if (value !== undefined && (typeof value !== "string" || !isTriggerTime(value)))
      source.wrong(key);
  }
  const [start, end] = ["start", "end"].map((key) => source.entry(key)?.value);
  if (typeof start !== "string" || typeof end !== "string" || !endsBefore(start, end)) return;
  context.problems.error(source.pathOf("end"), "`end` must be after `start`.");
}

/** False for times that cannot be compared without knowing the time zone's offset. */
function endsBefore(start: string, end: string): boolean {
  const [localStart, localEnd] = [localMs(start), localMs(end)];
  if (localStart !== null && localEnd !== null) return localEnd <= localStart;
  if (localStart !== null || localEnd !== null) return false;
  return (parseTimestamp(end) ?? Infinity) <= (parseTimestamp(start) ?? -Infinity);
}

function checkWebhook(source: Section, context: ParseContext): void {
  const path = source.entry("path")?.value;
  if (typeof path === "string" && (path.length > 255 || !WEBHOOK_PATH.test(path))) {
    const message =
      "The path of a webhook has letters, digits and . _ ~ -, in parts separated by `/`, at most 255 characters.";
    context.problems.error(source.pathOf("path"), message);
  }
  const auth = source.entry("auth")?.value ?? "token";
  if (auth === "none" && source.has("secret")) {
    const message = "`auth: none` checks nothing, so it has no `secret`; remove one of the two.";
    context.problems.error(source.pathOf("secret"), message, "key");
  } else if (["hmac", "github", "basic"].includes(String(auth)) && !source.has("secret")) {
    const message = `\`auth: ${String(auth)}\` needs \`secret\`, the name of the secret that it is checked with.`;
    context.problems.error(source.pathOf("auth"), message);
  }
}

/** Checks inputs against their declarations, as far as they are known before an event. */
function checkInputs(
  source: Section,
  type: TriggerType,
  declared: Readonly<Record<string, InputDeclaration>>,
  context: ParseContext,
): void {
  const given = source.jsonMap("inputs") ?? {};
  const path = source.pathOf("inputs");
  const names = Object.keys(declared);
  const takesAny = context.mode === "legacy" && names.length === 0;
  for (const name of takesAny ? [] : Object.keys(given)) {
    if (!Object.hasOwn(declared, name)) {
      const hint = context.problems.suggest(name, names);
      const message = `The job has no input \`${name}\`.${hint}`;
      context.problems.report(context.mode, [...path, name], message, "key");
    } else checkFixedValue(given, name, declared[name]!, [...path, name], context);
  }
  if (!WITHOUT_DATA.includes(type)) return;
  for (const [name, { required, default: fallback }] of Object.entries(declared)) {
    if (!required || fallback !== undefined || (given[name] ?? null) !== null) continue;
    const message = `The input \`${name}\` is required; give its value in the trigger's \`inputs\`.`;
    context.problems.report(context.mode, source.has("inputs") ? path : source.path, message);
  }
}

function checkFixedValue(
  given: JsonObject,
  name: string,
  declaration: InputDeclaration,
  path: SourcePath,
  context: ParseContext,
): void {
  const value = given[name] ?? null;
  // A declaration with errors of its own may not be fit to check with.
  if (value === null || context.problems.hasErrors) return;
  let isDynamic = false;
  if (context.mode === "strict")
    forEachText(value, [], (text) => (isDynamic ||= hasExpression(text)));
  if (isDynamic) return;
  const problem = checkInputValue(fromText(value, declaration), declaration);
  if (problem !== null) context.problems.report(context.mode, path, `The value ${problem}.`);
}

function optionsOf(source: Section, context: ParseContext): JsonObject {
  const options: JsonObject = {};
  for (const key of keyTable.trigger.keys()) {
    const entry = source.entry(key);
    if (entry === undefined || OWN_FIELDS.includes(key)) continue;
    if (key === "if" || key === "match") {
      const condition = parseCondition(source, key, context);
      if (condition !== null) options[key] = condition;
    } else options[key] = key === "labels" ? (source.textMap(key) ?? {}) : entry.value;
  }
  return options;
}
