import { didYouMean } from "../base/did-you-mean.ts";
import { StratalError, type ErrorCode, type ErrorDetail } from "../base/errors.ts";
import { formatPath, type SourceMap, type SourcePath } from "./source-map.ts";

/** Errors, and warnings, listed per document; the rest is counted. */
const MAX_LISTED = 100;
/** Suggestions per document, names compared for each, and the longest name worth comparing: each comparison costs. */
const MAX_SUGGESTIONS = 100;
const MAX_COMPARED = 2_000;
const MAX_SUGGESTED_LENGTH = 64;

/** Collects everything that is wrong with a document, with its place in the author's text. */
export class Problems {
  readonly #source: SourceMap;
  readonly #errors = new DetailList();
  readonly #warnings = new DetailList();
  readonly #undecided: { path: SourcePath; message: string }[] = [];
  #suggestionsLeft = MAX_SUGGESTIONS;

  constructor(source: SourceMap) {
    this.#source = source;
  }

  /** Adds an error about the value at `path`, or about its key. */
  error(path: SourcePath, message: string, part: "key" | "value" = "value"): void {
    this.#errors.add(() => this.#detail(path, message, part));
  }

  /** Adds an error at an offset of the text: for readers, which know no finished value yet. */
  errorAt(path: SourcePath, message: string, offset: number): void {
    this.#errors.add(() => ({
      path: formatPath(path),
      message,
      ...this.#source.positionAt(offset),
    }));
  }

  /** Adds a warning about the value at `path`, or about its key. */
  warning(path: SourcePath, message: string, part: "key" | "value" = "value"): void {
    this.#warnings.add(() => this.#detail(path, message, part));
  }

  /** Keeps something that is an error in strict documents only, until decide() tells the mode. */
  reportLater(path: SourcePath, message: string): void {
    if (this.#undecided.length < MAX_LISTED) this.#undecided.push({ path: [...path], message });
  }

  /** Reports what waited for the mode. */
  decide(mode: "strict" | "legacy"): void {
    for (const { path, message } of this.#undecided.splice(0)) this.report(mode, path, message);
  }

  /** An error in strict documents, a warning in legacy ones. */
  report(
    mode: "strict" | "legacy",
    path: SourcePath,
    message: string,
    part: "key" | "value" = "value",
  ): void {
    if (mode === "strict") this.error(path, message, part);
    else this.warning(path, message, part);
  }

  /** ` Did you mean "x"?` or nothing, within limits that hold for hostile documents too. */
  suggest(name: string, known: readonly string[]): string {
    if (this.#suggestionsLeft === 0 || name.length > MAX_SUGGESTED_LENGTH) return "";
    this.#suggestionsLeft -= 1;
    const compared = known.slice(0, MAX_COMPARED);
    return didYouMean(
      name,
      compared.filter((candidate) => candidate.length <= MAX_SUGGESTED_LENGTH),
    );
  }

  get hasErrors(): boolean {
    return this.#errors.count > 0;
  }

  get warnings(): ErrorDetail[] {
    return this.#warnings.all();
  }

  /** Throws all errors at once, if there are any; `what` they are in is part of the message. */
  throwIfAny(code: ErrorCode, what = "job document"): void {
    const count = this.#errors.count;
    if (count === 0) return;
    const errors = this.#errors.all();
    const first = errors[0]!;
    const where = first.path === "" ? "" : `${first.path} `;
    const summary = count === 1 ? "one error" : `${count} errors, the first one`;
    throw new StratalError(
      code,
      `The ${what} has ${summary}: ${where}(line ${first.line}, column ${first.column}): ${first.message}`,
      { errors },
    );
  }

  #detail(path: SourcePath, message: string, part: "key" | "value"): ErrorDetail {
    return { path: formatPath(path), message, ...this.#source.positionOf(path, part) };
  }
}

/** The first details in full, and how many more there were. */
class DetailList {
  readonly #listed: ErrorDetail[] = [];
  count = 0;

  add(create: () => ErrorDetail): void {
    this.count += 1;
    if (this.#listed.length < MAX_LISTED) this.#listed.push(create());
  }

  /** In the order of the text. */
  all(): ErrorDetail[] {
    const more = this.count - this.#listed.length;
    const listed = this.#listed.toSorted(byPlace);
    if (more === 0) return listed;
    return [...listed, { path: "", message: `… and ${more} more that are not listed.` }];
  }
}

function byPlace(a: ErrorDetail, b: ErrorDetail): number {
  return (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0);
}
