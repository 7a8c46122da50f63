/** Groups of benchmarks, as `--suite` names them. */
export const SUITES = ["engine", "scripts", "logs", "api", "scale"] as const;
/** One of the groups. */
export type Suite = (typeof SUITES)[number];

/** True for the name of a group. */
export function isSuite(text: string): text is Suite {
  return SUITES.some((suite) => suite === text);
}

/** What choosing needs to know of a benchmark. */
export interface Choosable {
  name: string;
  /** Empty for one that runs only when it is named. */
  suites: readonly Suite[];
}

/** The benchmarks that are named or in a named suite, in their order; all that are in a suite if nothing is named. Throws on an unknown name. */
export function choose<T extends Choosable>(
  all: readonly T[],
  { names, suites }: { names: readonly string[]; suites: readonly Suite[] },
): T[] {
  const unknown = names.find((name) => !all.some((each) => each.name === name));
  if (unknown !== undefined)
    throw new Error(
      `There is no benchmark "${unknown}"; there are ${all.map(({ name }) => name).join(", ")}.`,
    );
  if (names.length === 0 && suites.length === 0)
    return all.filter((each) => each.suites.length > 0);
  return all.filter(
    (each) => names.includes(each.name) || each.suites.some((suite) => suites.includes(suite)),
  );
}
