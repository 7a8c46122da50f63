/** The isolation levels, weakest first; a level keeps every promise of those before it (docs/guides/isolation.md). Pure. */

/** How far a script is kept from the worker and from other scripts. */
export const isolationLevels = ["process", "uid", "namespaces"] as const;
export type IsolationLevel = (typeof isolationLevels)[number];

/** True if a level keeps the promises of another. */
export function reaches(level: IsolationLevel, wanted: IsolationLevel): boolean {
  return isolationLevels.indexOf(level) >= isolationLevels.indexOf(wanted);
}

/** What a worker can limit with control groups. */
export interface LimitAbilities {
  memory: boolean;
  cpu: boolean;
  processes: boolean;
}

/** Tags that let tasks ask for a level, `isolation:uid` for this one or better, and for limits, `limits:memory`. */
export function isolationTags(level: IsolationLevel, limits: LimitAbilities): string[] {
  const kept = isolationLevels.filter((each) => reaches(level, each));
  const names = ["memory", "cpu", "processes"] as const;
  return [
    ...kept.map((each) => `isolation:${each}`),
    ...names.filter((name) => limits[name]).map((name) => `limits:${name}`),
  ];
}
