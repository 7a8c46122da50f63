/** The pages of docs/reference and .env.example, each made from the table in the code that it describes. */
import { errorCatalogue } from "../src/base/errors.ts";
import type { JsonObject, JsonValue } from "../src/base/json.ts";
import { describeSettings, type SettingDescription } from "../src/config/settings.ts";
import { describeType, type KeySpec, type Scope } from "../src/definition/key-type.ts";
import { keyTable } from "../src/definition/keys.ts";
import {
  isTerminalRun,
  isTerminalTask,
  jobRunStatuses,
  jobRunTransitions,
  runResult,
  skipReasons,
  taskRunStatuses,
  taskRunTransitions,
  type JobRunStatus,
} from "../src/engine/states.ts";
import { describeTaskTypes, type TaskTypeDescription } from "../src/tasks/describe-task-types.ts";
import { expressionsPage } from "./expressions-page.ts";
import { code, jsonText, page, table, upperFirst } from "./markdown.ts";

const GROUP_TITLES: Readonly<Record<SettingDescription["group"], string>> = {
  database: "Database and Redis",
  server: "Server",
  security: "Security",
  worker: "Worker",
  client: "Command line",
  logging: "Logging",
  testing: "Tests of Stratal itself",
};

const SCOPE_TITLES: Readonly<Record<Scope, string>> = {
  job: "Job",
  defaults: "`defaults`: what tasks take over",
  input: "One entry of `inputs`",
  task: "One entry of `tasks`",
  config: "`config` of a task, the older form",
  script: "`script` of a task",
  default_script: "`script` of `defaults`",
  retry: "`retry`",
  exit_codes: "`exit_codes`",
  dependency: "One entry of `depends_on`",
  for_each: "`for_each`",
  range: "`range` of `for_each`",
  loop: "`loop`",
  rollback: "`rollback`",
  cache: "`cache`",
  concurrency: "`concurrency`",
  output: "`output`",
  output_declaration: "One entry of `outputs`",
  artifact: "One entry of `artifacts`",
  artifact_reference: "One entry of `files` that is an artifact",
  resources: "`resources`",
  sub_job: "`job` of a task",
  approval: "`approval`",
  approvers: "`approvers` of `approval`",
  wait: "`wait`",
  run_retry: "`retry` of a job",
  trigger: "One entry of `triggers`",
  dst: "`dst` of a trigger",
  notify: "One entry of `notify`",
  sla: "`sla`",
  retention: "`retention`",
  template: "Templates: documents of their own",
};

/** Every generated page, by path within the repository. */
export function referencePages(): Map<string, string> {
  return new Map([
    ["docs/reference/settings.md", settingsPage()],
    ["docs/reference/errors.md", errorsPage()],
    ["docs/reference/language.md", languagePage()],
    ["docs/reference/expressions.md", expressionsPage()],
    ["docs/reference/task-types.md", taskTypesPage()],
    ["docs/reference/states.md", statesPage()],
    [".env.example", environmentExample()],
  ]);
}

function settingsPage(): string {
  const rows = (settings: readonly SettingDescription[]): string =>
    table(
      ["Variable", "Value", "Default", "Meaning"],
      settings.map((setting) => [
        code(setting.env),
        upperFirst(setting.type),
        defaultOf(setting),
        `${setting.sentence}${setting.secret ? " Secret: never shown." : ""}`,
      ]),
    );
  return page("Settings", "src/config/settings.ts", [
    "Settings are environment variables. A variable that is set to nothing counts as not set. A wrong value, or an unknown variable " +
      "that starts with `STRATAL_`, refuses the start; the error lists all of them. The variables that scripts get " +
      "(`STRATAL_RUN_ID`, `STRATAL_OUTPUT` and so on) are no settings and are ignored.",
    "The commands that run a part of Stratal (`up`, `demo`, `server`, `worker`, `migrate`) also read a file `.env` in the current " +
      "directory; the environment wins over it, and options win over both. All other commands do not read it, on purpose: a folder " +
      "that came from elsewhere must not decide where your token is sent. Export their two settings, those below *Command line*.",
    ...settingGroups().flatMap(([title, settings]) => [`## ${title}`, rows(settings)]),
  ]);
}

function settingGroups(): [string, SettingDescription[]][] {
  const settings = describeSettings();
  return Object.entries(GROUP_TITLES).map(([group, title]) => [
    title,
    settings.filter((setting) => setting.group === group),
  ]);
}

function defaultOf(setting: SettingDescription): string {
  if (setting.default === null) return "not set";
  if (setting.default === "") return "empty";
  return setting.defaultIsLiteral ? code(setting.default) : setting.default;
}

function environmentExample(): string {
  const entry = (setting: SettingDescription): string => {
    const value = setting.defaultIsLiteral ? (setting.default ?? "") : "";
    const note = setting.defaultIsLiteral ? "" : ` Default: ${setting.default ?? ""}.`;
    return `# ${setting.sentence}${note}\n# ${setting.env}=${value}\n`;
  };
  const groups = settingGroups().map(
    ([title, settings]) => `# --- ${title} ---\n\n${settings.map(entry).join("\n")}`,
  );
  const header = [
    "# Generated from src/config/settings.ts by `npm run docs:generate`. Copy it to .env and remove the # of what you set.",
    "# Read by up, demo, server, worker and migrate, in the directory where they are started; the environment wins over it.",
    "# The other commands do not read .env: a folder from elsewhere must not decide where your token is sent. For them, export",
    "# STRATAL_SERVER_URL and STRATAL_TOKEN.",
  ].join("\n");
  return `${[header, ...groups].join("\n\n").replaceAll("\n\n\n", "\n\n").trimEnd()}\n`;
}

function errorsPage(): string {
  const rows = Object.entries(errorCatalogue).map(([name, entry]) => [
    code(name),
    String(entry.status),
    entry.title,
    entry.retryable ? "yes" : "no",
  ]);
  return page("Errors", "src/base/errors.ts", [
    "Every error of the API has one of these codes, as `code`. The command line shows sentences; with `--json` it prints the code, " +
      "too, on standard error: one of these, or `usage` (a wrong argument), `connection_failed` (no answer from the server) and " +
      "`unexpected_error`. A code keeps its meaning for ever. *Retryable*: the same request may succeed later without a change.",
    table(["Code", "Status", "Title", "Retryable"], rows),
    "`job_name_taken` is for strict documents (`stratal: 1`) only: `POST /api/v1/jobs` with the name of an existing job is refused, and " +
      "`PUT /api/v1/jobs/<id>` saves the new version. A legacy document with such a name becomes the job's next version and answers 201, " +
      "as in the Go system.",
  ]);
}

function languagePage(): string {
  const scopes = Object.entries(keyTable) as [Scope, ReadonlyMap<string, KeySpec>][];
  return page("Job documents", "src/definition/keys.ts", [
    "Every key of a job document, by the map it stands in. *Default* is that of documents with `stratal: 1`; where documents without it " +
      "differ, theirs has a column of its own. *Expressions*: its texts may hold `${{ }}`, see [expressions](expressions.md).",
    ...scopes.flatMap(([scope, keys]) => scopeSection(scope, [...keys.values()])),
  ]);
}

function scopeSection(scope: Scope, keys: readonly KeySpec[]): string[] {
  const heading = `## ${SCOPE_TITLES[scope]}`;
  if (scope === "config")
    return [heading, "The keys of a task, other than `name` and `config` itself."];
  return [heading, keysTable(keys)];
}

function keysTable(keys: readonly KeySpec[]): string {
  const differs = keys.some((spec) => spec.legacyDefault !== undefined);
  const rows = keys.map((spec) => [
    code(spec.key),
    upperFirst(describeType(spec.type)),
    spec.required ? "required" : defaultText(spec.default),
    ...(differs ? [legacyDefaultText(spec)] : []),
    `${spec.sentence}${spec.templates ? " *Expressions*." : ""}`,
  ]);
  const legacy = differs ? ["Without `stratal`"] : [];
  return table(["Key", "Value", "Default", ...legacy, "Meaning"], rows);
}

function legacyDefaultText({ legacyDefault }: KeySpec): string {
  return legacyDefault === undefined ? "" : defaultText(legacyDefault);
}

function defaultText(value: JsonValue): string {
  return value === null ? "none" : code(jsonText(value));
}

function taskTypesPage(): string {
  const types = describeTaskTypes();
  return page("Builtin task types", "src/tasks/builtin", [
    "What `uses:` may name, with its `parameters`. Unknown parameters are ignored with a warning in the task's log.",
    ...types.flatMap((type) => [`## ${code(type.name)}`, type.description, parameterTable(type)]),
  ]);
}

function parameterTable({ parameters }: TaskTypeDescription): string {
  const named = objectEntries(parameters["properties"]).map(([name, schema]) => [
    code(name),
    schema,
  ]);
  const prefixed = objectEntries(parameters["patternProperties"]).map(([pattern, schema]) => [
    // A pattern is `^`, the beginning of the name, and `.` for the rest.
    code(`${pattern.slice(1, -1)}…`),
    schema,
  ]);
  const required = new Set(Array.isArray(parameters["required"]) ? parameters["required"] : []);
  const rows = [...named, ...prefixed].map(([name, schema]) => {
    const fields = schema as JsonObject;
    const value = fields["default"];
    const isRequired = required.has((name as string).slice(1, -1));
    return [
      name as string,
      upperFirst(schemaType(fields)),
      isRequired ? "required" : value === undefined ? "none" : code(jsonText(value)),
      String(fields["description"] ?? ""),
    ];
  });
  return table(["Parameter", "Value", "Default", "Meaning"], rows);
}

/** The types that a JSON Schema allows, in words. */
function schemaType(schema: JsonObject): string {
  const { type, anyOf, enum: values } = schema;
  if (Array.isArray(values)) return values.map((value) => code(jsonText(value))).join(", ");
  if (Array.isArray(anyOf)) {
    const kinds = anyOf.map((each) => schemaType(each as JsonObject));
    return [...new Set(kinds)].join(" or ");
  }
  if (type === undefined) return "any JSON";
  return (Array.isArray(type) ? type : [type]).join(" or ");
}

/** Events that no statement of this version causes. */
function statesPage(): string {
  return page("States", "src/engine/states.ts", [
    "Which event moves a run from which state to which. Everything that is not listed is refused. A state marked *later* belongs to " +
      "the language, and the API may name it one day; nothing in this version leads to it.",
    "## Task runs",
    transitionTable(taskRunStatuses, taskRunTransitions, isTerminalTask, ["pending", "queued"]),
    "A task run is `skipped` for one of these reasons (`skip_reason`):",
    table(
      ["Reason", "Because"],
      Object.entries(skipReasons).map(([reason, words]) => [code(reason), words]),
    ),
    "## Job runs",
    "`finish` ends a run in the state that its tasks decide: cancelled if that was asked for, timed_out if its time was over, failed if a " +
      "task ended badly, completed otherwise.",
    transitionTable(jobRunStatuses, jobRunTransitions, isTerminalRun, [
      "pending",
      "queued",
      ...runResults(),
    ]),
  ]);
}

/** Every state that `finish` may stand for. */
function runResults(): JobRunStatus[] {
  const both = [true, false];
  return both.flatMap((cancelRequested) =>
    both.flatMap((timedOut) =>
      [0, 1].map((badTasks) => runResult({ cancelRequested, timedOut, badTasks })),
    ),
  );
}

type Transitions<Status extends string> = Readonly<
  Record<Status, Readonly<Record<string, string | null>>>
>;

function transitionTable<Status extends string>(
  statuses: readonly Status[],
  transitions: Transitions<Status>,
  isTerminal: (status: Status) => boolean,
  beginnings: readonly Status[],
): string {
  const reached = reachedStates(transitions, beginnings);
  const rows = statuses.map((status) => {
    const moves = movesOf(transitions, status).map(
      ([event, target]) => `${event} → ${code(target === "result" ? "(result)" : target)}`,
    );
    return [
      reached.has(status) ? code(status) : `${code(status)} *(later)*`,
      isTerminal(status) ? "final" : moves.join("<br>"),
    ];
  });
  return table(["State", "Event → next state"], rows);
}

function movesOf<Status extends string>(
  transitions: Transitions<Status>,
  from: Status,
): [event: string, target: string][] {
  return Object.entries<string | null>(transitions[from]).flatMap(
    ([event, target]): [string, string][] => (target === null ? [] : [[event, target]]),
  );
}

/** The states that can be come to from where things begin. */
function reachedStates<Status extends string>(
  transitions: Transitions<Status>,
  beginnings: readonly Status[],
): ReadonlySet<string> {
  const reached = new Set<string>(beginnings);
  // A set that grows while it is walked through is walked to its end.
  for (const state of reached)
    if (state in transitions)
      for (const [, target] of movesOf(transitions, state as Status)) reached.add(target);
  return reached;
}

function objectEntries(value: JsonValue | undefined): [string, JsonValue][] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}
