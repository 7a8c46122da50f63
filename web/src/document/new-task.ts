/** What the palette adds: tasks that are right as they are, for the user to fill in. */

/** One entry of the palette. */
export interface NewTask {
  id: string;
  label: string;
  detail: string;
  kind: "script" | "builtin" | "job" | "approval" | "wait" | "group" | "template";
  task: Record<string, unknown>;
}

const languages: readonly [string, string, string][] = [
  ["python", "Python", 'print("hello")\n'],
  ["javascript", "JavaScript", 'console.log("hello");\n'],
  ["typescript", "TypeScript", 'console.log("hello");\n'],
  ["ruby", "Ruby", 'puts "hello"\n'],
  ["go", "Go", 'package main\n\nimport "fmt"\n\nfunc main() {\n\tfmt.Println("hello")\n}\n'],
  ["php", "PHP", '<?php\necho "hello\\n";\n'],
  ["perl", "Perl", 'print "hello\\n";\n'],
];

/** Tasks that every server knows. */
export const basicTasks: readonly NewTask[] = [
  {
    id: "bash",
    label: "Bash script",
    detail: "run",
    kind: "script",
    task: { name: "script", run: 'echo "hello"\n' },
  },
  ...languages.map(([language, label, code]): NewTask => ({
    id: language,
    label: `${label} script`,
    detail: "script",
    kind: "script",
    task: { name: language, script: { language, code } },
  })),
  {
    id: "group",
    label: "Group",
    detail: "tasks",
    kind: "group",
    task: { name: "group", tasks: [{ name: "step", run: 'echo "hello"' }] },
  },
  {
    id: "for_each",
    label: "For each",
    detail: "for_each",
    kind: "group",
    task: {
      name: "each",
      for_each: { in: ["first", "second"] },
      run: 'echo "$ITEM"',
      env: { ITEM: "${{ item }}" },
    },
  },
  {
    id: "approval",
    label: "Approval",
    detail: "approval",
    kind: "approval",
    task: { name: "approve", approval: { message: "Go on?" } },
  },
  {
    id: "wait",
    label: "Wait",
    detail: "wait",
    kind: "wait",
    task: { name: "wait", wait: "30s" },
  },
  {
    id: "job",
    label: "Another job",
    detail: "job",
    kind: "job",
    task: { name: "sub_job", job: "name-of-the-job" },
  },
];

/** A task of a builtin type, with the parameters that it must have. */
export function builtinTask(type: {
  name: string;
  description: string;
  parameters: Record<string, unknown>;
}): NewTask {
  return {
    id: `uses:${type.name}`,
    label: type.name,
    detail: type.description,
    kind: "builtin",
    task: { name: type.name, uses: type.name, parameters: requiredParameters(type.parameters) },
  };
}

/** A task from a template. */
export function templateTask(template: {
  name: string;
  version: number;
  description: string;
}): NewTask {
  const uses = `${template.name}@${template.version}`;
  return {
    id: `template:${uses}`,
    label: uses,
    detail: template.description,
    kind: "template",
    task: { name: template.name.replace(/[^A-Za-z0-9_]/g, "_"), uses },
  };
}

function requiredParameters(schema: Record<string, unknown>): Record<string, unknown> {
  const required: unknown[] = Array.isArray(schema.required) ? schema.required : [];
  const properties = (schema.properties ?? {}) as Record<
    string,
    { type?: unknown; enum?: unknown[] }
  >;
  const names = required.length > 0 ? required.map(String) : Object.keys(properties).slice(0, 1);
  return Object.fromEntries(names.map((name) => [name, exampleOf(name, properties[name] ?? {})]));
}

function exampleOf(
  name: string,
  { type, enum: values }: { type?: unknown; enum?: unknown[] },
): unknown {
  if (values !== undefined && values.length > 0) return values[0];
  if (type === "integer" || type === "number") return 1;
  if (type === "boolean") return true;
  if (type === "array") return [];
  if (type === "object") return {};
  return name === "url" ? "https://example.com" : `${name} here`;
}

/** The document that a new job begins with: small, valid, and it shows how tasks follow each other. */
export function exampleJob(name: string): string {
  return `stratal: 1
name: ${name}
description: What this job is for

inputs:
  who: { type: string, default: world }

tasks:
  - name: greet
    run: |
      echo "Hello $INPUT_WHO"

  # Reads what greet printed, so it waits for it.
  - name: report
    run: echo "It said $SAID"
    env:
      SAID: "\${{ tasks.greet.output }}"
`;
}
