/** Which jobs a job runs. */

/** The names in a canonical definition of the jobs that its tasks run, each once, in order. */
export function calledJobs(definition: unknown): string[] {
  const names = new Set<string>();
  const look = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    for (const [key, inner] of Object.entries(value)) {
      const name = key === "body" ? jobNameOf(inner) : null;
      if (name !== null) names.add(name);
      look(inner);
    }
  };
  look(definition);
  return [...names];
}

function jobNameOf(body: unknown): string | null {
  if (typeof body !== "object" || body === null || !("kind" in body) || !("name" in body))
    return null;
  const { kind, name } = body;
  // An expression names a job only when the run is under way.
  return kind === "job" && typeof name === "string" && !name.includes("${{") ? name : null;
}
