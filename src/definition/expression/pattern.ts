import { RE2JS } from "@bufbuild/re2";
import type { Site } from "./fault.ts";
import { limits } from "./limits.ts";
import { LruCache } from "./lru-cache.ts";
import type { WorkBudget } from "./work-budget.ts";

/** Patterns kept compiled. */
const MAX_CACHED = 100;
/** What reading a pattern costs, in units, per character and per step of its program. */
const COMPILE_UNITS = 150;
const PROGRAM_UNITS = 20;

const compiledPatterns = new LruCache<string, RE2JS>(MAX_CACHED);

/** What is wrong with a regular expression (RE2 syntax), or null. */
export function patternProblem(pattern: string): string | null {
  if (pattern.length > limits.maxPatternLength)
    return `The pattern is longer than ${limits.maxPatternLength}.`;
  // The library makes the table of such a class when it is first used, for 40 to 110 ms each: thirty of them would take seconds.
  for (const [escape] of pattern.matchAll(/\\./gs))
    if (escape === "\\p" || escape === "\\P")
      return `Unicode classes such as ${escape}{L} are not supported; write out the characters.`;
  for (const [repeat, ...counts] of pattern.matchAll(/\{(\d+)(?:,(\d*))?\}/g))
    if (counts.some((count) => Number(count ?? 0) > limits.maxPatternRepeat))
      return `The count in ${repeat} is above ${limits.maxPatternRepeat}.`;
  try {
    compiledPatterns.getOrCreate(pattern, () => RE2JS.compile(pattern));
    return null;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    return `The pattern cannot be read: ${words.replace(/^error parsing regexp: /, "")}.`;
  }
}

/**
 * Matches texts in one evaluation. The library's engine walks a deterministic automaton, which it builds as it goes: linear in the
 * text. What would break the bound is metered or switched off here: each new state costs as much as the pattern is long, and after too
 * many states the engine falls back to a slow search (quadratic in the pattern), which is refused instead.
 */
export class PatternMatcher {
  readonly #budget: WorkBudget;
  readonly #prepared = new Map<string, RE2JS>();
  #site: Site | null = null;

  constructor(budget: WorkBudget) {
    this.#budget = budget;
  }

  /** True if the pattern is found anywhere in the text. */
  test(pattern: string, text: string, site: Site): boolean {
    const compiled = this.#prepared.get(pattern) ?? this.#prepare(pattern, site);
    // A step of the finished automaton takes 15 to 60 ns.
    this.#budget.spend(((text.length * 3) >> 2) + 1);
    this.#site = site;
    return compiled.test(text);
  }

  /** Frees the automatons, which may have grown to megabytes. */
  release(): void {
    for (const compiled of this.#prepared.values()) forgetStates(compiled);
    this.#prepared.clear();
  }

  #prepare(pattern: string, site: Site): RE2JS {
    this.#budget.spend((pattern.length + 1) * COMPILE_UNITS);
    const problem = patternProblem(pattern);
    if (problem !== null) site.fail(problem);
    const compiled = compiledPatterns.getOrCreate(pattern, () => RE2JS.compile(pattern));
    this.#meter(compiled);
    this.#prepared.set(pattern, compiled);
    return compiled;
  }

  #meter(compiled: RE2JS): void {
    // The work must not depend on what ran before.
    forgetStates(compiled);
    const engine = compiled.re2();
    const { dfa } = engine;
    // Both look for the pattern's plain texts first, in time that grows with text times pattern.
    engine.prefilter = null;
    engine.prefixComplete = false;
    const size = engine.prog.numInst();
    this.#budget.spend(size * PROGRAM_UNITS);
    const prototype = Object.getPrototypeOf(dfa) as typeof dfa;
    dfa.getState = (states) => {
      this.#budget.spend(2 * size + 20);
      return prototype.getState.call(dfa, states);
    };
    dfa.resolveEmptyWidth = (states, context) => {
      this.#budget.spend(states.length + 4);
      return prototype.resolveEmptyWidth.call(dfa, states, context);
    };
    engine._nfaFallback = () => {
      if (this.#site === null) throw new Error("A pattern is matched outside test().");
      return this.#site.exhaust("The pattern is too complex for this text; make it simpler.");
    };
  }
}

function forgetStates(compiled: RE2JS): void {
  const { dfa } = compiled.re2();
  dfa.stateCache.clear();
  dfa.stateCount = 0;
  dfa.startState = null;
  dfa.cacheClears = 0;
  dfa.failed = false;
}
