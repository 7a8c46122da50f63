/** Every example is run as its header says. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { JsonObject } from "../../src/base/json.ts";
import { parseInputs } from "../../src/cli/parse-input.ts";
import { canRun } from "../support/interpreters.ts";
import { commandsOf, exampleNames, expectedStatus, textOf } from "../support/examples.ts";
import { startTestStack, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

/** Languages beyond a shell and Node that an example is about. */
const languages = {
  "every-language.yaml": ["python", "ruby", "go", "php", "perl"],
  "legacy-random-sum.json": ["python"],
} as const;

async function isRunnable(name: string): Promise<boolean> {
  const needed = Object.hasOwn(languages, name) ? languages[name as keyof typeof languages] : [];
  const found = await Promise.all(needed.map((language) => canRun(language)));
  return found.every(Boolean);
}

/** The document, with this test's server in the place of the one at the usual address. */
function documentOf(path: string): string {
  return textOf(path).replaceAll("http://127.0.0.1:8080", stack.url);
}

async function post(path: string, body: string): Promise<void> {
  const headers = { "content-type": "application/yaml" };
  const answer = await stack.request("POST", path, { body, headers });
  // A job that an example before this one has saved, or run.
  const isKnown = answer.status === 409 && (answer.json as JsonObject)["code"] === "job_name_taken";
  expect(isKnown || answer.status < 300, answer.text).toBe(true);
}

/** Does what a command line of a header does, up to the run itself. */
async function prepare(command: string): Promise<void> {
  const [, value, secret] = /^printf '(.+)' \| stratal secret set (\w+)$/.exec(command) ?? [];
  const [, template] = /^stratal template save (\S+)$/.exec(command) ?? [];
  const [, job] = /^stratal job create (\S+) --update$/.exec(command) ?? [];
  if (value !== undefined) {
    const body = { name: secret, value };
    expect((await stack.request("POST", "/api/v1/secrets", { body })).status).toBe(201);
  } else if (template !== undefined) await post("/api/v1/templates", documentOf(template));
  else if (job !== undefined) await post("/api/v1/jobs", documentOf(job));
  else throw new Error(`No test does what this command does: ${command}`);
}

function inputsOf(command: string): JsonObject {
  return parseInputs([...command.matchAll(/--input (\S+)/g)].map((match) => match[1]!));
}

/** Runs the job of that name, which is saved first if there is none. */
async function runExample(name: string, inputs: JsonObject) {
  await post("/api/v1/jobs", documentOf(`examples/${name}`));
  const jobName = name.replace(/\.\w+$/, "");
  const started = await stack.request("POST", "/api/v1/job-runs", {
    body: { job_name: jobName, inputs },
  });
  expect(started.status, started.text).toBeLessThan(300);
  return stack.ended((started.json as { job_run_id: string }).job_run_id);
}

describe("examples", () => {
  it.each(exampleNames)("%s ends as its header says", async (name) => {
    if (!(await isRunnable(name))) return;
    const commands = commandsOf(name);
    for (const command of commands.slice(0, -1)) await prepare(command);
    const run = await runExample(name, inputsOf(commands.at(-1) ?? ""));
    const errors = Object.values(run.tasks).flatMap((task) =>
      task.error === null ? [] : [{ task: task.name, ...task.error }],
    );
    expect(run.status, JSON.stringify(errors)).toBe(expectedStatus(name));
    // What is meant to fail is a script's exit.
    const mistakes = errors.filter(({ kind }) => kind !== "exit");
    expect(mistakes).toEqual([]);
  });
});
