/** The secrets that a task is given: those it names itself, and those that inputs of type `secret` name. */
import type { InputDeclaration } from "../definition/job-definition.ts";
import type { ResolvedSecrets, SecretService } from "../secrets/secret-service.ts";
import type { RunFacts } from "../store/runs/load-task-results.ts";

type Declared = Readonly<Record<string, InputDeclaration>>;

/** Resolves secrets by name; waits for the run's inputs only if one of them names a secret. */
export async function resolveSecrets(
  service: Pick<SecretService, "resolve">,
  projectId: string,
  named: readonly string[],
  inputs: Declared,
  run: Promise<RunFacts | null>,
): Promise<ResolvedSecrets> {
  const secretInputs = Object.keys(inputs).filter((name) => isSecretInput(inputs, name));
  const names = new Set(named);
  if (secretInputs.length > 0) {
    const given = (await run)?.inputs ?? {};
    for (const name of secretInputs) {
      const secret = given[name];
      if (typeof secret === "string") names.add(secret);
    }
  }
  if (names.size === 0) return { values: new Map(), missing: [] };
  return service.resolve(projectId, [...names]);
}

/** True for an input whose value is the name of a secret. */
export function isSecretInput(inputs: Declared, name: string): boolean {
  return Object.hasOwn(inputs, name) && inputs[name]!.type === "secret";
}
