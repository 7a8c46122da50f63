import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { canRun } from "../../../test/support/interpreters.ts";
import { until } from "../../../test/support/processes.ts";
import { openTestHost, recordRun, type TestHost } from "../../../test/support/script-host.ts";
import type { OutputCapture } from "../../definition/job-definition.ts";
import type { TaskProgress } from "./progress-watch.ts";
import type { FileContent } from "./task-files.ts";

let test: TestHost;
beforeAll(async () => {
  test = await openTestHost();
});
afterAll(() => test.close());

const filesOf = (files: Record<string, FileContent>) => new Map(Object.entries(files));

async function refusal(overrides: Parameters<typeof recordRun>[1]): Promise<string> {
  const { outcome } = await recordRun(test.host, overrides);
  if (outcome.status !== "failed") throw new Error(JSON.stringify(outcome));
  expect(outcome.error.kind).toBe("validation");
  return outcome.error.message;
}

describe("the files of a task", () => {
  it("lie in the work directory before the start, private to the attempt", async () => {
    const { outcome } = await recordRun(test.host, {
      code: "cat a.txt sub/deep/b.bin; stat -c %a a.txt sub sub/deep/b.bin",
      files: filesOf({
        "./a.txt": "text\n",
        "sub/deep/b.bin": () => Promise.resolve(Readable.from([Buffer.from("streamed\n")])),
      }),
    });
    expect(outcome).toMatchObject({ output: "text\nstreamed\n600\n700\n600" });
  });

  it.each([
    ["../evil", "must not leave the work directory"],
    ["a/../../evil", "must not leave the work directory"],
    ["/etc/passwd", "must be relative"],
    ["", "does not name a file"],
    [".", "does not name a file"],
    ["a/", "does not name a file"],
    ["a\0b", "NUL"],
    ["d/".repeat(40) + "f", "more than 32"],
  ])("refuses the path %j", async (path, words) => {
    expect(await refusal({ files: filesOf({ [path]: "x" }) })).toContain(words);
  });

  it("refuses paths that stand in each other's way, or in the script's", async () => {
    expect(await refusal({ files: filesOf({ "a/b": "", "./a/b": "" }) })).toContain("twice");
    expect(await refusal({ files: filesOf({ "a/b": "", a: "" }) })).toContain("a is a file");
    expect(await refusal({ files: filesOf({ "script.sh": "" }) })).toContain("script.sh");
  });
});

describe("the code of a script", () => {
  it("may be one of the files, which is run where it lies", async () => {
    const { outcome } = await recordRun(test.host, {
      file: "bin/main.sh",
      files: filesOf({
        "bin/main.sh": 'echo "$0 $1"; . "$(dirname "$0")/lib.sh"',
        "bin/lib.sh": "echo lib",
      }),
      args: ["one"],
    });
    expect(outcome).toMatchObject({
      output: expect.stringMatching(/work\/bin\/main\.sh one\nlib$/) as string,
    });
  });

  it.runIf(canRun("python"))("finds the modules beside it", async () => {
    const { outcome } = await recordRun(test.host, {
      language: "python",
      file: "app/main.py",
      files: filesOf({ "app/main.py": "import part; print(part.x)", "app/part.py": "x = 7" }),
    });
    expect(outcome).toMatchObject({ output: "7" });
  });

  it.runIf(canRun("typescript"))("is transpiled beside a TypeScript file", async () => {
    const { outcome } = await recordRun(test.host, {
      language: "typescript",
      file: "main.ts",
      files: filesOf({
        "main.ts": "const x: number = 4; console.log(x, process.argv[1].slice(-10))",
      }),
    });
    expect(outcome).toMatchObject({ output: "4 main.ts.js" });
  });

  it("must be there if it is named", async () => {
    expect(await refusal({ file: "gone.sh" })).toContain('no file "gone.sh"');
    expect(await refusal({ file: "../x.sh" })).toContain("must not leave");
  });

  it("is run by the shell that the task names", async () => {
    const { outcome } = await recordRun(test.host, {
      language: "python",
      shell: ["bash", "-eu"],
      code: 'echo "$- $BASH_VERSION $1"',
      args: ["arg"],
    });
    expect(outcome).toMatchObject({
      output: expect.stringMatching(/^\w*eu?\w* \d.* arg$/) as string,
    });
    expect(await refusal({ shell: ["no-such-shell"] })).toContain('no program "no-such-shell"');
  });

  it("is not run in a container, and says so", async () => {
    expect(await refusal({ image: "alpine" })).toContain("script.image");
  });
});

describe("the start of a script", () => {
  it("is in the working directory of its own, which is made", async () => {
    const code = 'pwd; [ "$STRATAL_WORK_DIR/sub/dir" = "$PWD" ] && echo same';
    const { outcome } = await recordRun(test.host, { code, workingDir: "sub/dir" });
    expect(outcome).toMatchObject({ output: expect.stringMatching(/sub\/dir\nsame$/) as string });
    const absolute = await recordRun(test.host, { code: "pwd", workingDir: "/" });
    expect(absolute.outcome).toMatchObject({ output: "/" });
  });

  it("refuses a working directory that is none", async () => {
    expect(await refusal({ workingDir: "/no/such/place" })).toContain(
      "no directory on this worker",
    );
    expect(await refusal({ workingDir: "../up" })).toContain("must not leave");
    expect(await refusal({ workingDir: "f", files: filesOf({ f: "" }) })).toContain("is a file");
  });

  it("has the text of stdin, however long, read or not", async () => {
    const stdin = `ä\n${"x".repeat(1_000_000)}`;
    const read = await recordRun(test.host, { code: "wc -c; wc -c < /dev/stdin", stdin });
    expect(read.outcome).toMatchObject({ output: "1000003\n1000003" });
    const unread = await recordRun(test.host, { code: "echo done", stdin });
    expect(unread.outcome).toMatchObject({ output: "done" });
  });
});

describe("standard output as the task's output", () => {
  const run = async (code: string, rule: Partial<OutputCapture>) =>
    (
      await recordRun(test.host, {
        code,
        output: { mode: "text", maxBytes: 1024, onOverflow: "truncate", ...rule },
      })
    ).outcome;

  it("is parsed, split, or left out, as the task asks", async () => {
    expect(await run(`echo '{"a": [1, "x"]}'`, { mode: "json" })).toMatchObject({
      output: '{"a":[1,"x"]}',
    });
    expect(await run("printf 'a\\r\\n\\nb\\n\\n'", { mode: "lines" })).toMatchObject({
      output: '["a","","b"]',
    });
    expect(await run("true", { mode: "lines" })).toMatchObject({ output: "[]" });
    expect(await run("printf 'a\\n b \\n  \\n\\n'", { mode: "last_line" })).toMatchObject({
      output: " b ",
    });
    expect(await run("true", { mode: "last_line" })).toMatchObject({ output: "" });
    expect(await run("echo a", { mode: "none" })).toMatchObject({
      status: "completed",
      output: null,
    });
  });

  it("fails if it is not the JSON that was asked for", async () => {
    for (const code of ["echo hello", "true", "echo '{} {}'", `echo '{"__proto__": 1}'`])
      expect(await run(code, { mode: "json" })).toMatchObject({
        status: "failed",
        error: { kind: "output_invalid" },
      });
  });

  it("fails or keeps its end when there is too much of it", async () => {
    const tooLarge = { status: "failed", error: { kind: "output_too_large" } };
    expect(await run("seq 1000", { maxBytes: 100, onOverflow: "fail" })).toMatchObject(tooLarge);
    expect(await run("echo 1; seq -s, 1000", { maxBytes: 100, mode: "json" })).toMatchObject(
      tooLarge,
    );
    const lines = await run("seq 1000", { maxBytes: 12, mode: "lines" });
    expect(lines).toMatchObject({ output: '["999","1000"]', stdoutTruncated: true });
    const none = await run("seq 1000", { maxBytes: 12, mode: "none", onOverflow: "fail" });
    expect(none).toEqual({ status: "completed", output: null, outputs: {}, exitCode: 0 });
  });
});

describe("a script's word about its progress", () => {
  it("is reported while it runs and at its end", async () => {
    const seen: TaskProgress[] = [];
    const gate = `${test.directory}/${randomUUID()}`;
    const running = recordRun(test.host, {
      code: `echo "40 half way" > "$STRATAL_PROGRESS"; mkfifo ${gate}; read -r x < ${gate}
echo "nonsense" >> "$STRATAL_PROGRESS"; echo "99.5% almost" >> "$STRATAL_PROGRESS"`,
      onProgress: (progress) => seen.push(progress),
    });
    await until("progress is seen", () => Promise.resolve(seen.length > 0));
    expect(seen).toEqual([{ percent: 40, text: "half way" }]);
    await writeFile(gate, "go\n");
    await running;
    expect(seen.at(-1)).toEqual({ percent: 99.5, text: "almost" });
  });

  it("is not read through a link", async () => {
    const seen: TaskProgress[] = [];
    await recordRun(test.host, {
      code: 'echo 5 > secret; ln -sf "$PWD/secret" "$STRATAL_PROGRESS"',
      onProgress: (progress) => seen.push(progress),
    });
    expect(seen).toEqual([]);
  });
});

describe("what remains of a script", () => {
  it("is there for whoever finishes the attempt, with the paths that were given", async () => {
    let found = "";
    let paths: string[] = [];
    const { outcome } = await recordRun(test.host, {
      code: 'echo mine > mine.txt; echo \'# Hi\' > "$STRATAL_SUMMARY"; touch "$STRATAL_ARTIFACTS/x"; exit 3',
      files: filesOf({ "a/b": "1" }),
      finish: async (result, directory, given) => {
        found = await readFile(`${directory.work}/mine.txt`, "utf8");
        paths = [...given].sort();
        await readFile(`${directory.artifacts}/x`);
        return { ...result, output: await readFile(directory.summary, "utf8") };
      },
    });
    expect(outcome).toMatchObject({ status: "failed", output: "# Hi\n" });
    expect(found).toBe("mine\n");
    expect(paths).toEqual(["a/b", "script.sh"]);
  });
});
