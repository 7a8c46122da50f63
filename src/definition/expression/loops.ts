import type { Compute, Evaluation } from "./evaluation.ts";
import { Fault, FAULT_UNITS, Site } from "./fault.ts";
import { limits } from "./limits.ts";
import { requireBoolean } from "./operators.ts";
import type { Node } from "./syntax.ts";
import { describe, isList, isMap, sortedKeys, type Value } from "./value.ts";

type LoopNode = Node & { kind: "loop" };

/** What one round costs beside its nodes, in units. */
const ROUND_UNITS = 2;

/** Makes a function of a loop. `build` makes one of the nodes inside; it is handed in, because they may be loops again. */
export function buildLoop(
  node: LoopNode,
  variables: readonly string[],
  build: (node: Node, variables: readonly string[]) => Compute,
): Compute {
  const site = new Site(node.offset);
  const slot = variables.length;
  const range = build(node.range, variables);
  const inner = [...variables, node.variable];
  const test = node.test === null ? null : build(node.test, inner);
  const step = node.step === null ? null : build(node.step, inner);
  const rounds = (evaluation: Evaluation): Rounds =>
    new Rounds(itemsOf(range(evaluation), evaluation, site), evaluation, slot);
  const holds = (evaluation: Evaluation): boolean =>
    test === null || requireBoolean(test(evaluation), node.loop, site);
  switch (node.loop) {
    case "all":
      return (evaluation) => !decides(rounds(evaluation), holds, false);
    case "exists":
      return (evaluation) => decides(rounds(evaluation), holds, true);
    case "exists_one":
      return (evaluation) => rounds(evaluation).count(holds) === 1;
    case "filter":
      return (evaluation) => rounds(evaluation).collect(holds, null);
    case "map":
      return (evaluation) => rounds(evaluation).collect(holds, step);
  }
}

function itemsOf(range: Value, evaluation: Evaluation, site: Site): readonly Value[] {
  if (isMap(range)) return checkCount(sortedKeys(range, evaluation.budget), site);
  if (isList(range)) return checkCount(range, site);
  return site.fail(`Only lists and maps can be walked through; found ${describe(range)}.`);
}

function checkCount(items: readonly Value[], site: Site): readonly Value[] {
  if (items.length > limits.maxListItems)
    site.exhaust(
      `A list of ${items.length} items is too long; ${limits.maxListItems} can be walked through.`,
    );
  return items;
}

/** One run of a loop: sets the variable, item by item. */
class Rounds {
  readonly #items: readonly Value[];
  readonly #evaluation: Evaluation;
  readonly #slot: number;

  constructor(items: readonly Value[], evaluation: Evaluation, slot: number) {
    this.#items = items;
    this.#evaluation = evaluation;
    this.#slot = slot;
  }

  /** Calls `visit` for each item until it answers false. */
  each(visit: (evaluation: Evaluation, item: Value) => boolean): void {
    for (const item of this.#items) {
      this.#evaluation.budget.spend(ROUND_UNITS);
      this.#evaluation.locals[this.#slot] = item;
      if (!visit(this.#evaluation, item)) return;
    }
  }

  count(holds: (evaluation: Evaluation) => boolean): number {
    let count = 0;
    this.each((evaluation) => {
      if (holds(evaluation)) count += 1;
      return true;
    });
    return count;
  }

  collect(holds: (evaluation: Evaluation) => boolean, step: Compute | null): readonly Value[] {
    const collected: Value[] = [];
    this.each((evaluation, item) => {
      if (holds(evaluation)) collected.push(step === null ? item : step(evaluation));
      return true;
    });
    return collected;
  }
}

/** True if some item gives `decisive`. As with `&&` and `||`, such an item wins over errors of others. */
function decides(
  rounds: Rounds,
  holds: (evaluation: Evaluation) => boolean,
  decisive: boolean,
): boolean {
  let fault: Fault | null = null;
  let isDecided = false;
  rounds.each((evaluation) => {
    try {
      isDecided = holds(evaluation) === decisive;
    } catch (error) {
      if (!(error instanceof Fault) || error.kind === "expression_budget") throw error;
      evaluation.budget.spend(FAULT_UNITS);
      fault ??= error;
    }
    return !isDecided;
  });
  if (!isDecided && fault !== null) throw fault as Fault;
  return isDecided;
}
