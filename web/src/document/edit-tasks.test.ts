import { describe, expect, it } from "vitest";
import { connect, disconnect } from "./edit-dependencies.ts";
import {
  addFailureBranch,
  addTask,
  copyTasks,
  duplicateTasks,
  insertOnEdge,
  pasteTasks,
  removeTasks,
  wrapTasks,
} from "./edit-tasks.ts";
import { renameTask } from "./rename-task.ts";

const job = `stratal: 1
name: etl
tasks:
  # loads the rows
  - name: load   # first
    run: |
      echo 3
  - { name: sum, depends_on: [load], run: 'echo "$A"', env: { A: "\${{ tasks.load.output }}" } }
  # the end
  - name: publish
    depends_on:
      - sum   # waits
    if: tasks.load.output == '3' && tasks['load'].ok
    run: |
      echo "$TASK_OUTPUT_LOAD $TASK_OUTPUT_LOADED"
outputs:
  rows: "\${{ get(tasks, 'load.output', 0) }}"
`;

const [load, sum, publish] = [
  ["tasks", 0],
  ["tasks", 1],
  ["tasks", 2],
];

describe("renaming a task", () => {
  it("renames it wherever it is named, and nothing else", () => {
    expect(renameTask(job, load!, "extract")).toBe(
      job
        .replace("name: load ", "name: extract ")
        .replace("depends_on: [load]", "depends_on: [extract]")
        .replace("{{ tasks.load.output }}", "{{ tasks.extract.output }}")
        .replace("tasks.load.output == '3'", "tasks.extract.output == '3'")
        .replace("tasks['load']", "tasks['extract']")
        .replace("$TASK_OUTPUT_LOAD ", "$TASK_OUTPUT_EXTRACT ")
        .replace("'load.output'", "'extract.output'"),
    );
  });

  it("uses brackets for names that no dot can be followed by", () => {
    const renamed = renameTask(job, load!, "load-all");
    expect(renamed).toContain("if: tasks['load-all'].output == '3' && tasks['load-all'].ok");
    expect(renamed).toContain("$TASK_OUTPUT_LOAD_ALL ");
  });

  it("leaves tasks of the same name inside groups alone", () => {
    const text =
      "stratal: 1\ntasks:\n  - name: a\n    run: x\n  - name: g\n    tasks:\n      - name: a\n        run: y\n" +
      '      - name: b\n        run: z\n        env: { A: "${{ tasks.a.output }}" }\n';
    expect(renameTask(text, ["tasks", 0], "c")).toBe(text.replace("name: a\n", "name: c\n"));
    expect(renameTask(text, ["tasks", 1, "tasks", 0], "c")).toBe(
      text.replace("      - name: a", "      - name: c").replace("tasks.a.", "tasks.c."),
    );
  });

  it("renames the older references of legacy documents", () => {
    const text = `{
  "name": "old",
  "tasks": [
    { "name": "a", "type": "custom", "config": { "script": { "language": "bash", "code": "echo 1" } } },
    { "name": "b", "type": "builtin", "config": { "depends_on": ["a"], "parameters": { "x": "\${a.output} \${TASK_OUTPUT.a}" } } }
  ]
}
`;
    expect(renameTask(text, ["tasks", 0], "first")).toBe(
      text
        .replace('"name": "a"', '"name": "first"')
        .replace('["a"]', '["first"]')
        .replace("${a.output} ${TASK_OUTPUT.a}", "${first.output} ${TASK_OUTPUT.first}"),
    );
  });

  it("refuses a name that is taken", () => {
    expect(() => renameTask(job, load!, "sum")).toThrow(/already/);
  });
});

describe("dependencies", () => {
  it("are added in the form that is there", () => {
    expect(connect(job, load!, publish!)).toBe(
      job.replace("- sum   # waits\n", "- sum   # waits\n      - load\n"),
    );
    const text = "tasks:\n  - {name: a, run: x}\n  - {name: b, run: x}\n";
    expect(connect(text, ["tasks", 0], ["tasks", 1])).toBe(
      text.replace("{name: b, run: x}", "{name: b, run: x, depends_on: [a]}"),
    );
    expect(connect(text, ["tasks", 0], ["tasks", 1], "failed")).toContain(
      "depends_on: [{task: a, status: failed}]",
    );
    expect(connect(`${text}    `, ["tasks", 0], ["tasks", 1])).toContain("depends_on");
  });

  it("never close a cycle, which is shown", () => {
    expect(() => connect(job, publish!, load!)).toThrow("publish → load → publish");
  });

  it("are removed, with the key when none is left", () => {
    expect(disconnect(job, sum!, publish!)).toBe(
      job.replace("    depends_on:\n      - sum   # waits\n", ""),
    );
  });

  it("that are reads are not removed, and it says why", () => {
    const text = disconnect(job, load!, sum!);
    expect(text).not.toContain("depends_on: [load]");
    expect(() => disconnect(text, load!, sum!)).toThrow(/reads the result of `load`/);
  });
});

describe("tasks", () => {
  it("are added behind others, with a name of their own", () => {
    const { text, tasks } = addTask(job, ["tasks"], { name: "sum", run: "echo\nmore\n" }, 0);
    expect(tasks).toEqual([["tasks", 1]]);
    expect(text).toBe(
      job.replace(
        "      echo 3\n",
        "      echo 3\n  - name: sum_2\n    run: |\n      echo\n      more\n",
      ),
    );
    const empty = addTask("name: a\ntasks: []\n", ["tasks"], { name: "x", run: "y" });
    expect(empty.text).toBe("name: a\ntasks: [{name: x, run: y}]\n");
  });

  it("are removed with their comments and what waits for them", () => {
    expect(removeTasks(job, [sum!]).text).toBe(
      job.replace(/ {2}- \{ name: sum.*\n/, "").replace(/ {4}depends_on:\n.*# waits\n/, ""),
    );
    expect(removeTasks(job, [load!, publish!]).text).toBe(
      job
        .replace(/ {2}# loads[\s\S]*?echo 3\n/, "")
        .replace(/ {2}# the end[\s\S]*(?=outputs)/, "")
        .replace("depends_on: [load], ", ""),
    );
  });

  it("go between two others", () => {
    const { text } = insertOnEdge(job, sum!, publish!, { name: "check", run: "true" });
    expect(text).toBe(
      job
        .replace("      - sum   # waits", "      - check   # waits")
        .replace(
          "  # the end\n",
          '  - name: check\n    run: "true"\n    depends_on: [sum]\n  # the end\n',
        ),
    );
  });

  it("are copied as their author wrote them, and pasted with free names", () => {
    const copied = copyTasks(job, [load!]);
    expect(copied).toBe("# loads the rows\n- name: load   # first\n  run: |\n    echo 3\n");
    const { text, tasks } = pasteTasks(job, ["tasks"], copied);
    expect(tasks).toEqual([["tasks", 3]]);
    expect(text).toBe(
      job.replace(
        "outputs:",
        "  # loads the rows\n  - name: load_2   # first\n    run: |\n      echo 3\noutputs:",
      ),
    );
  });

  it("are duplicated with the references between them", () => {
    const { text } = duplicateTasks(job, [load!, sum!]);
    expect(text).toContain("load_2");
    expect(text).toContain(
      'depends_on: [load_2], run: \'echo "$A"\', env: { A: "${{ tasks.load_2.output }}" }',
    );
  });

  it("are pasted from a whole job, without dependencies on what is not here", () => {
    const other =
      "stratal: 1\nname: x\ntasks:\n  - name: new\n    depends_on: [nowhere]\n    run: y\n";
    expect(pasteTasks(job, ["tasks"], other, 0).text).toContain(
      "      echo 3\n  - name: new\n    run: y\n",
    );
    expect(() => pasteTasks(job, ["tasks"], "hello")).toThrow(/no tasks/);
  });

  it("go into a group that takes over their dependencies", () => {
    const { text, tasks } = wrapTasks(job, [sum!], false);
    expect(tasks).toEqual([["tasks", 1]]);
    expect(text).toContain(
      "      echo 3\n  - name: group\n    depends_on: [load]\n    tasks:\n      - ",
    );
    expect(text).toContain("      - group   # waits");
    const both = wrapTasks(job, [load!, publish!], false).text;
    expect(both).toContain("      # loads the rows\n      - name: load   # first\n");
  });

  it("get a branch for their failure", () => {
    expect(addFailureBranch(job, load!).text).toContain(
      "  - name: on_load_failed\n    depends_on: [{task: load, status: failed}]\n",
    );
  });
});
