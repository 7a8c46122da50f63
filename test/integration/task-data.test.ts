/** What tasks hand on: outputs, declared outputs, files, artifacts, cached results and secrets, through server and worker. */
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Database } from "../../src/store/database.ts";
import { withinRunLimit } from "../../src/worker/steps/output-limit.ts";
import { namedJobs } from "../support/named-jobs.ts";
import { startTestStack, type SeenRun, type TestStack } from "../support/test-stack.ts";

let stack: TestStack;
beforeAll(async () => {
  stack = await startTestStack();
});
afterAll(async () => {
  await stack.close();
});

const job = namedJobs("task-data");

/** Everything that tasks of a run logged. */
async function logOf(run: SeenRun, task: string): Promise<string> {
  const { text } = await stack.request("GET", `/api/v1/logs/task-runs/${run.tasks[task]!.id}`);
  return text;
}

describe("the output of a task", () => {
  it("is a JSON value, lines or text for those that read it", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: report
    run: "echo '{\\"rows\\": [1, 2, 39]}'"
    output: json
  - name: files
    run: printf 'a.csv\\nb.csv\\n'
    output: lines
  - name: after
    run: echo "$SUM $LAST $TASK_OUTPUT_FILES"
    env:
      SUM: "\${{ sum(tasks.report.output.rows) }}"
      LAST: "\${{ tasks.files.output[1] }}"
`),
    );
    expect(run.tasks["report"]!.output).toBe('{"rows":[1,2,39]}');
    expect(run.tasks["after"]).toMatchObject({
      status: "completed",
      output: '42 b.csv ["a.csv","b.csv"]',
    });
  });

  it("is a list of values for a for_each with items that print JSON", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: each
    for_each: {in: [1, 2, 3]}
    run: echo "{\\"square\\":$((N * N))}"
    env: {N: "\${{ item }}"}
    output: json
  - {name: after, uses: echo, parameters: {message: "\${{ sum(tasks.each.items.map(i, i.output.square)) }} \${{ tasks.each.output[2].square }}"}}
`),
    );
    expect(run.tasks["after"]!.output).toBe("14 9");
  });
});

describe("declared outputs", () => {
  it("of a group are made of what the tasks inside gave", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: build, uses: echo, parameters: {message: outside}}
  - name: region
    depends_on: [build]
    tasks:
      - {name: build, run: "echo rows=21 >> $STRATAL_OUTPUT", outputs: {rows: {type: integer}}}
    outputs: {double: {type: integer, value: "\${{ tasks.build.outputs.rows * 2 }}"}}
  - {name: after, uses: echo, parameters: {message: "\${{ tasks.region.outputs.double + 1 }}"}}
`),
    );
    expect(run.tasks["region"]!.outputs).toEqual({ double: 42 });
    expect(run.tasks["after"]!.output).toBe("43");
  });

  it("of a group that runs per item are those of its items", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: regions
    for_each: {in: [eu, us]}
    tasks:
      - {name: build, uses: echo, parameters: {message: "built \${{ item }}"}}
    outputs:
      built: "\${{ tasks.build.output + '!' }}"
      all: "\${{ self.items.map(i, i.outputs.built) }}"
`),
    );
    expect(run.tasks["regions[0]"]!.outputs).toEqual({ built: "built eu!" });
    expect(run.tasks["regions"]!.outputs).toEqual({ all: ["built eu!", "built us!"] });
  });

  it("of a for_each are checked for each item, and may be made of all items", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: each
    for_each: {in: [1, 2], tolerate: 1}
    run: 'test "$N" = 2 || echo rows=$N >> $STRATAL_OUTPUT'
    env: {N: "\${{ item }}"}
    outputs:
      rows: {type: integer, required: true}
      total: "\${{ sum(self.items.filter(i, i.ok).map(i, i.outputs.rows)) }}"
`),
    );
    expect(run.tasks["each[0]"]).toMatchObject({ status: "completed", outputs: { rows: 1 } });
    expect(run.tasks["each[1]"]!.error).toMatchObject({ kind: "output_invalid" });
    expect(run.tasks["each"]).toMatchObject({ status: "completed", outputs: { total: 1 } });
  });

  it("of a loop are those of its last iteration", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: poll
    uses: echo
    parameters: {message: "\${{ loop.index }}"}
    loop: {until: "self.outputs.count == 2", max_iterations: 5}
    outputs: {count: {type: integer, value: "\${{ int(self.output) }}"}}
  - {name: after, uses: echo, parameters: {message: "\${{ tasks.poll.outputs.count + 1 }}"}}
`),
    );
    expect(run.tasks["poll"]!.outputs).toMatchObject({ count: 2 });
    expect(run.tasks["after"]!.output).toBe("3");
  });

  it("of a sub-job are made of the child's", async () => {
    await stack.run(
      job(
        `
tasks: [{name: a, uses: echo, parameters: {message: "20"}}]
outputs: {rows: "\${{ int(tasks.a.output) }}"}
`,
        "task_data_child",
      ),
    );
    const run = await stack.run(
      job(`
tasks:
  - name: child
    job: task_data_child
    outputs: {plus: {type: integer, value: "\${{ self.outputs.rows + 1 }}"}}
`),
    );
    expect(run.tasks["child"]).toMatchObject({
      status: "completed",
      outputs: { rows: 20, plus: 21 },
    });
  });

  it("fail the group whose value is not of its type", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: region
    tasks: [{name: build, uses: echo, parameters: {message: many}}]
    outputs: {rows: {type: integer, value: "\${{ tasks.build.output }}"}}
`),
    );
    expect(run.tasks["region"]).toMatchObject({
      status: "failed",
      error: { kind: "output_invalid", message: expect.stringContaining('"rows"') as string },
    });
  });

  it("are counted, and fail the task that gives more than the run has room for", async () => {
    const run = await stack.run(
      job(`
tasks: [{name: a, run: "echo blob=$(head -c 2000 /dev/zero | tr '\\\\0' x) >> $STRATAL_OUTPUT"}]
`),
    );
    const database = new Database({
      url: stack.databaseUrl,
      maxConnections: 1,
      applicationName: "test",
    });
    const blob = "x".repeat(2_000);
    const result = { status: "completed", output: null, outputs: { a: 1, blob } } as const;
    expect(await withinRunLimit(database, run.id, result, new AbortController().signal)).toBe(
      result,
    );
    const room = 64 * 1024 * 1024 - JSON.stringify({ blob }).length;
    await database.query({
      text: "UPDATE job_runs SET output_bytes = output_bytes + $2 WHERE id = $1",
      values: [run.id, room],
    });
    expect(
      await withinRunLimit(database, run.id, result, new AbortController().signal),
    ).toMatchObject({
      status: "failed",
      error: {
        kind: "output_too_large",
        message: expect.stringMatching(/"blob" of 2000 bytes.* 67110\d+ .* 67108864 /) as string,
      },
    });
    await database.close();
  });
});

describe("files", () => {
  it("come from texts with values and from artifacts of earlier tasks, of items and iterations too", async () => {
    const run = await stack.run(
      job(`
inputs: {day: {type: string, default: monday}}
tasks:
  - {name: export, run: "echo 42 > rows.csv", artifacts: [{name: rows, path: "*.csv"}]}
  - name: each
    for_each: {in: [eu, us]}
    run: 'echo "$R" > "$R.txt"'
    env: {R: "\${{ item }}"}
    artifacts: [{name: "part-\${{ item }}", path: "\${{ item }}.txt"}]
  - name: again
    run: 'echo "round $ROUND" > round.txt'
    env: {ROUND: "\${{ loop.index }}"}
    loop: {until: "loop.index == 1"}
    artifacts: [{name: round, path: round.txt}]
  - name: load
    depends_on: [export, each, again]
    script: {language: bash, file: main.sh, args: ["\${{ inputs.day }}"], stdin: "from \${{ inputs.day }}", working_dir: data}
    files:
      main.sh: 'echo "$1 $(cat) $(cat ../in/rows.csv ../in/us.txt ../in/round.txt | tr "\\n" " ")$(cat config)"'
      data/config: "day=\${{ inputs.day }}"
      in/rows.csv: {task: export, artifact: rows}
      in/us.txt: {task: each, artifact: part-us}
      in/round.txt: {task: again, artifact: round}
  - {name: names, uses: echo, parameters: {message: "\${{ tasks.each.artifacts.map(a, a.name) }} \${{ tasks.again.artifacts[0].path }}"}}
`),
    );
    expect(run.tasks["load"]).toMatchObject({
      status: "completed",
      output: "monday from monday 42 us round 1 day=monday",
    });
    expect(run.tasks["names"]!.output).toBe('["part-eu","part-us"] round.txt');
  });

  it("cannot be an artifact that several items left with the same path, which says how to mend it", async () => {
    const run = await stack.run(
      job(`
tasks:
  - {name: each, for_each: [eu, us], run: "echo 1 > rows.csv", artifacts: [{name: rows, path: rows.csv}]}
  - {name: total, run: cat rows.csv, files: {rows.csv: {task: each, artifact: rows}}}
`),
    );
    expect(run.tasks["total"]?.error?.message).toBe(
      'files: several items of the task "each" left an artifact "rows" with the same path, so it is not clear whose is meant. Use the item in its name or path, such as `path: ${{ item }}.csv`, and refer to the one of that item.',
    );
  });
});

describe("the cache", () => {
  it("spares the items whose key is known, and gives them their artifacts", async () => {
    const document = job(`
inputs: {shops: {type: array, default: [eu]}}
tasks:
  - name: each
    for_each: {in: "\${{ inputs.shops }}", as: shop, key: "\${{ shop }}"}
    run: 'echo "$STRATAL_RUN_ID" > id.txt; echo "$STRATAL_RUN_ID"'
    cache: {key: "\${{ shop }}"}
    artifacts: [{name: id, path: id.txt}]
`);
    const first = await stack.run(document);
    const { json: started } = await stack.request("POST", "/api/v1/job-runs", {
      body: { job_id: await jobIdOf(first), inputs: { shops: ["eu", "us"] } },
    });
    const second = await stack.ended((started as { job_run_id: string }).job_run_id);
    expect(second.tasks["each[eu]"]!.output).toBe(first.id);
    expect(second.tasks["each[us]"]!.output).toBe(second.id);
    const { json } = await stack.request("GET", `/api/v1/job-runs/${second.id}/artifacts`);
    expect((json as { artifacts: unknown[] }).artifacts).toHaveLength(2);
  });

  it("keeps tasks of one name in different groups apart", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: one
    tasks: [{name: build, run: echo one, cache: {key: x}}]
  - name: two
    depends_on: [one]
    tasks: [{name: build, run: echo two, cache: {key: x}}]
`),
    );
    expect(run.tasks["two/build"]!.output).toBe("two");
  });
});

describe("secrecy", () => {
  it("masks sensitive outputs where people look, not where tasks do", async () => {
    const run = await stack.run(
      job(`
tasks:
  - name: login
    for_each: {in: [a]}
    run: echo token=tok-12345 >> $STRATAL_OUTPUT
    outputs: {token: {sensitive: true}}
  - name: use
    run: 'echo "length \${#TOKEN}"; echo "$TOKEN" >&2'
    env: {TOKEN: "\${{ tasks.login.items[0].outputs.token }}"}
`),
    );
    expect(run.tasks["login[0]"]!.outputs).toEqual({ token: "***" });
    expect(run.tasks["use"]!.output).toBe("length 9");
    const log = await logOf(run, "use");
    expect(log).toContain("***");
    expect(log).not.toContain("tok-12345");
  });

  it("masks sensitive inputs in logs and outputs", async () => {
    const run = await stack.run(
      job(`
inputs: {pin: {type: string, sensitive: true}}
tasks: [{name: a, run: 'echo "pin $INPUT_PIN"'}]
`),
      { pin: "pin-98765" },
    );
    expect(run.tasks["a"]!.output).toBe("pin ***");
    expect(await logOf(run, "a")).not.toContain("pin-98765");
  });

  it("gives scripts the value of the secret that an input names", async () => {
    await stack.request("POST", "/api/v1/secrets", {
      body: { name: "CHOSEN", value: "hunter2-and-more" },
    });
    const document = job(`
inputs: {db: {type: secret, required: true}}
tasks: [{name: a, run: 'echo "\${#INPUT_DB} $INPUT_DB"'}]
`);
    const run = await stack.run(document, { db: "CHOSEN" });
    expect(run.tasks["a"]!.output).toBe("16 ***");
    const { json: started } = await stack.request("POST", "/api/v1/job-runs", {
      body: { job_id: await jobIdOf(run), inputs: { db: "NOBODY" } },
    });
    const failed = await stack.ended((started as { job_run_id: string }).job_run_id);
    expect(failed.tasks["a"]!.error).toMatchObject({
      kind: "secret_missing",
      message: expect.stringContaining('"NOBODY"') as string,
    });
  });
});

async function jobIdOf(run: SeenRun): Promise<string> {
  const { json } = await stack.request("GET", `/api/v1/job-runs/${run.id}`);
  return (json as { job_id: string }).job_id;
}
