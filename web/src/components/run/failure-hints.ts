/** What a failure of each kind usually means and what helps, in one sentence. The server's message says what happened. */
const hints: Readonly<Record<string, string>> = {
  exit: "The script ended with an exit code that is not 0: its last lines usually say why.",
  timeout:
    "It took longer than its `timeout`. If that can happen, raise it; if not, look at what it waited for.",
  queue_timeout:
    "No worker took it in time. The page Workers & queues shows which tags are offered.",
  worker_lost:
    "Its worker was not heard of any more. `retry` with the kind worker_lost starts such tasks again by itself.",
  out_of_memory:
    "It used more memory than it may. Raise `resources.memory`, or let it read its data in parts.",
  network:
    "A connection failed. `retry` with a backoff helps where the other side is only sometimes not there.",
  http_4xx:
    "The other side refused the request: its address, its credentials or its body are not what it expects.",
  http_429:
    "The other side asks for fewer requests: `retry` with a backoff, or `concurrency` with a key for it.",
  http_5xx: "The other side had a fault. `retry` with a backoff helps if it passes.",
  secret_missing:
    "A secret that it names has no value in this project. Set it on the page Secrets.",
  validation: "A value is not what the task type asks for. The message names it.",
  output_invalid: "What the script wrote into $STRATAL_OUTPUT is not what its `outputs` declare.",
  output_too_large:
    "Outputs are for small values. Leave large ones as artifacts and pass their names on.",
  expression_error:
    "An expression could not be evaluated with these values. `has()` and `?` guard what may be missing.",
  approval_rejected:
    "Somebody rejected it; the comment is among the outputs. `on_reject: skip` goes on without it.",
  children_failed: "Something inside of it failed: the failures are below it in the list.",
  child_run_failed: "The run that it started failed: follow the link to it.",
  artifact_missing: "An artifact that it reads was not left, or has expired.",
  cancelled: "It was stopped with its run.",
};

/** The hint for a kind of failure; null if there is none. */
export function failureHint(kind: unknown): string | null {
  return typeof kind === "string" && Object.hasOwn(hints, kind) ? hints[kind]! : null;
}
