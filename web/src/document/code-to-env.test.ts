import { describe, expect, it } from "vitest";
import { codeToEnv } from "./code-to-env.ts";

const head = "stratal: 1\nname: a\ntasks:\n";

describe("expressions in code", () => {
  it("become entries of env that a shell reads, with all else as it was", () => {
    const text = `${head}  - name: say # first\n    run: |\n      echo "Hi \${{ inputs.who }}" '\${{ tasks.load.output }}' 'of \${{ inputs.who }}'\n      echo \${{inputs.who}}\n`;
    expect(codeToEnv(text, ["tasks", 0, "run"])).toBe(
      `${head}  - name: say # first\n    run: |\n      echo "Hi \${WHO}" "\${LOAD_OUTPUT}" 'of '"\${WHO}"''\n      echo \${WHO}\n` +
        `    env: {WHO: "\${{ inputs.who }}", LOAD_OUTPUT: "\${{ tasks.load.output }}"}\n`,
    );
  });

  it("are read as the language of the script reads variables", () => {
    const text = `${head}  - name: say\n    script: { language: python, code: "print(\${{ 1 + 1 }})" }\n    env: { VALUE: x }\n`;
    const changed = codeToEnv(text, ["tasks", 0, "script", "code"]);
    expect(changed).toContain(`print(os.environ[\\"VALUE_2\\"])`);
    expect(changed).toContain("VALUE: x");
    expect(changed).toMatch(/VALUE_2: ["']\$\{\{ 1 \+ 1 \}\}["']/);
  });

  it("stay where they are meant: after a dollar sign, and where there are none", () => {
    const text = `${head}  - name: say\n    run: echo '$\${{ x }}'\n`;
    expect(codeToEnv(text, ["tasks", 0, "run"])).toBe(text);
  });

  it("are found in tasks of groups", () => {
    const text = `${head}  - name: group\n    tasks:\n      - name: in\n        run: echo \${{ item }}\n`;
    const changed = codeToEnv(text, ["tasks", 0, "tasks", 0, "run"]);
    expect(changed).toContain("run: echo ${ITEM}");
    expect(changed).toMatch(/ {8}env:[^]*ITEM: "\$\{\{ item \}\}"/);
  });
});
