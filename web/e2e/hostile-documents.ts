/**
 * Job documents in which every text that users write is an attack. Those without `stratal` are of the older form, which takes any
 * text as the name of a job, task, input, tag or queue; strict ones have what only strict documents have.
 */
import { INJECTIONS } from "./injections.ts";

/** All attacks as the lines of one text. */
export const ATTACK_LINES = INJECTIONS.join("\n");
/** The same as paragraphs, so that no Markdown block swallows the others. */
const paragraphs = INJECTIONS.join("\n\n");

/** The attacks of at most so many characters: what fits into a field. */
export function attacksOf(maxLength: number): readonly string[] {
  return INJECTIONS.filter((attack) => attack.length <= maxLength);
}

/** A small job that is named for the attack, with a task of the same name. */
export function namedFor(attack: string): object {
  return {
    name: attack.slice(0, 255),
    description: attack,
    owner: attack.slice(0, 255),
    labels: { [attack]: attack },
    tasks: [{ name: attack.slice(0, 255), uses: "echo", parameters: { message: attack } }],
  };
}

/** A job of which every field has all the attacks that fit into it. `edition` makes versions that differ in all of them. */
export function everyField(edition: number): object {
  const signed = (attack: string): string => `${attack} ${edition}`;
  return {
    name: "every-field",
    description: `${paragraphs}\n\nedition ${edition}`,
    owner: INJECTIONS[2],
    labels: byAttack(signed),
    inputs: {
      ...byAttack((attack) => ({
        title: attack.slice(0, 255),
        description: attack,
        default: signed(attack),
      })),
      choice: { type: "enum", values: INJECTIONS, default: INJECTIONS[0], group: INJECTIONS[1] },
    },
    env: byVariable(signed),
    outputs: { all: byAttack(signed) },
    sla: { start_within: "1s", finish_within: "1s" },
    tasks: INJECTIONS.map((attack, index) => ({
      name: attack.slice(0, 255),
      title: attack.slice(0, 255),
      description: signed(attack),
      uses: "echo",
      parameters: { message: attack },
      outputs: { value: { value: attack } },
      order: Math.floor(index / 12),
    })),
  };
}

/** Scripts that print and leave the attacks wherever a script can, and a for_each over them. Two of its tasks fail. */
export const scripts = {
  stratal: 1,
  name: "hostile-scripts",
  env: { ATTACKS: "${{ inputs.attacks }}" },
  inputs: { attacks: { type: "string", default: JSON.stringify(INJECTIONS) } },
  tasks: [
    python("outputs", [
      "import json, os",
      "attacks = json.loads(os.environ['ATTACKS'])",
      "nested = {a: {'value': a, 'list': [a]} for a in attacks}",
      "with open(os.environ['STRATAL_OUTPUT'], 'a') as file:",
      "    file.write('all:json=' + json.dumps(nested) + '\\n')",
      "    for i, a in enumerate(attacks): file.write(f'text_{i}:json=' + json.dumps(a) + '\\n')",
      "with open(os.environ['STRATAL_SUMMARY'], 'a') as file:",
      "    file.write('\\n\\n'.join(attacks) + '\\n\\n')",
      "    file.write('| a |\\n| --- |\\n' + ''.join(f'| {a} |\\n' for a in attacks))",
      "    file.write('\\n' + ''.join(f'- {a}\\n# {a}\\n> {a}\\n' for a in attacks))",
      "print('\\n'.join(attacks))",
    ]),
    {
      ...python("artifacts", [
        "import json, os",
        "attacks = json.loads(os.environ['ATTACKS'])",
        "text = '\\n'.join(attacks)",
        "svg = '<svg xmlns=\"http://www.w3.org/2000/svg\">' + text + '</svg>'",
        "files = {'html': '<html><body>' + text, 'svg': svg, 'md': text, 'txt': text,",
        "    'json': json.dumps({a: [a] for a in attacks}),",
        "    'csv': '\\n'.join('\"' + a.replace('\"', '\"\"') + '\",x' for a in attacks),",
        "    'png': svg}",
        "for ending, content in files.items():",
        "    with open('file.' + ending, 'w') as file: file.write(content)",
      ]),
      artifacts: ["html", "svg", "md", "txt", "json", "csv", "png"].map((ending) => ({
        name: `${INJECTIONS[2]}.${ending}`,
        path: `file.${ending}`,
      })),
    },
    ...["fails", "fails-again"].map((name) =>
      python(name, [
        "import json, os, sys",
        "print('\\n'.join(json.loads(os.environ['ATTACKS'])), file=sys.stderr)",
        "sys.exit(3)",
      ]),
    ),
    {
      name: "items",
      for_each: { in: attacksOf(200), key: "${{ item }}" },
      uses: "echo",
      parameters: { message: "${{ item }}" },
    },
  ],
};

/** A run that waits for decisions, events and workers, each of which is an attack. */
export const waits = {
  stratal: 1,
  name: "hostile-waits",
  inputs: { message: { type: "string", default: ATTACK_LINES } },
  tasks: [
    {
      name: "decide",
      approval: {
        message: "${{ inputs.message }}",
        min: 2,
        form: {
          choice: { type: "enum", values: INJECTIONS, description: ATTACK_LINES },
          ...Object.fromEntries(
            INJECTIONS.map((attack, index) => [
              `field_${index}`,
              { title: attack.slice(0, 255), description: attack, default: attack },
            ]),
          ),
        },
      },
    },
    ...INJECTIONS.map((attack, index) => ({
      name: `event-${index}`,
      wait: { event: attack.slice(0, 255), timeout: "1d" },
    })),
    {
      name: "locked",
      for_each: INJECTIONS,
      concurrency: { key: "${{ item }}" },
      wait: "1d",
    },
  ],
};

const tagsPerTask = 20;
/** Attacks as tags; a comma separates tags. */
export const tags = attacksOf(63).filter((attack) => !attack.includes(","));

/** Tasks that no worker takes: some ask for tags that there are not, the others stand in queues that there are not. */
export const unmatched = {
  name: "hostile-demand",
  tasks: [
    ...chunksOf(tags, tagsPerTask).map((some, index) => ({
      name: `tags-${index}`,
      run: "true",
      runs_on: some,
    })),
    // The page shows 50 demands.
    ...attacksOf(63)
      .slice(0, 40)
      .map((attack, index) => ({ name: `queue-${index}`, run: "true", queue: attack })),
  ],
};

/** A template whose texts are attacks. */
export const template = {
  stratal: 1,
  kind: "task",
  name: "hostile",
  description: paragraphs,
  inputs: Object.fromEntries(
    INJECTIONS.map((attack, index) => [
      `field_${index}`,
      { title: attack.slice(0, 255), description: attack, default: attack },
    ]),
  ),
  task: { uses: "echo", parameters: { message: ATTACK_LINES } },
};

function byAttack<Value>(valueOf: (attack: string) => Value): Record<string, Value> {
  return Object.fromEntries(INJECTIONS.map((attack) => [attack, valueOf(attack)]));
}

function byVariable(valueOf: (attack: string) => string): Record<string, string> {
  return Object.fromEntries(INJECTIONS.map((attack, index) => [`V_${index}`, valueOf(attack)]));
}

function chunksOf(texts: readonly string[], size: number): (readonly string[])[] {
  const count = Math.ceil(texts.length / size);
  return Array.from({ length: count }, (_, at) => texts.slice(at * size, (at + 1) * size));
}

function python(name: string, lines: readonly string[]): { name: string; script: object } {
  return { name, script: { language: "python", code: lines.join("\n") } };
}
