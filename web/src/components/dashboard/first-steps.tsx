import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { StatusGlyph } from "../../status/status-icon.tsx";
import { RunSample } from "../jobs/run-sample.tsx";

/** For a project in which nothing has run yet: what to do first, with what is done already. */
export function FirstSteps({ workers }: { workers: number }) {
  return (
    <section aria-labelledby="first-steps" className="panel overflow-hidden">
      <div className="strata" />
      <div className="p-6">
        <h2 id="first-steps" className="text-lg font-semibold">
          Nothing has run here yet
        </h2>
        <p className="mt-1 text-ink-soft">A few minutes to the first result:</p>
        <ol className="mt-4 space-y-4">
          <Step done={workers > 0} title="A worker is running">
            {workers > 0 ? (
              "It claims tasks and runs their scripts."
            ) : (
              <>
                Start one: <code className="font-mono">stratal worker</code>
              </>
            )}
          </Step>
          <Step done={false} title="Run a sample">
            <p>Saves a job of three small tasks, runs it, and shows its log.</p>
            <div className="mt-2 flex flex-wrap gap-2">
              <RunSample />
            </div>
          </Step>
          <Step done={false} title="Store a secret">
            Passwords and keys stay out of documents:{" "}
            <Link to="/secrets" className="link">
              Secrets
            </Link>
          </Step>
          <Step done={false} title="Let colleagues and programs in">
            Each with a token of their own:{" "}
            <Link to="/settings" search={{ tab: "tokens" }} className="link">
              API tokens
            </Link>
          </Step>
        </ol>
      </div>
    </section>
  );
}

function Step({ done, title, children }: { done: boolean; title: string; children: ReactNode }) {
  return (
    <li className={`tone-${done ? "good" : "idle"} flex gap-3`}>
      <span className="mt-0.5 text-tone">
        <StatusGlyph icon={done ? "check" : "dot"} size={18} />
      </span>
      <div>
        <p className="font-medium">
          {title}
          {done && <span className="sr-only"> (done)</span>}
        </p>
        <div className="text-sm text-ink-soft">{children}</div>
      </div>
    </li>
  );
}
