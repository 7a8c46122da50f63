import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { JobDetail } from "../../api/jobs.ts";
import { inputFields } from "../../lib/job-inputs.ts";
import { calledJobs } from "../../lib/called-jobs.ts";
import { Badge } from "../ui/badge.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { Moment } from "../ui/moment.tsx";

/** What the document says about the job as a whole. */
export function JobFacts({ job }: { job: JobDetail }) {
  const inputs = inputFields(job.definition);
  const called = calledJobs(job.definition);
  return (
    <section aria-label="Facts" className="panel divide-y divide-line text-sm">
      <dl className="grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-3 gap-y-1.5 px-4 py-3">
        <Fact name="Id">
          <span className="flex items-center gap-1">
            <span className="truncate font-mono text-xs">{job.id}</span>
            <CopyButton text={job.id} label="Copy the job's id" />
          </span>
        </Fact>
        <Fact name="Created">
          <Moment at={job.created_at} className="tabular-nums" />
        </Fact>
        <Fact name="Changed">
          <Moment at={job.updated_at} className="tabular-nums" />
        </Fact>
        {job.owner !== null && <Fact name="Owner">{job.owner}</Fact>}
        {job.source !== "" && <Fact name="Source">{job.source}</Fact>}
        <Fact name="Form">
          {job.mode === "strict" ? "Stratal 1" : "older form"}, {job.source_format.toUpperCase()}
        </Fact>
        {called.length > 0 && (
          <Fact name="Calls">
            {called.map((name) => (
              <Link key={name} to="/jobs" search={{ q: name }} className="link mr-2">
                {name}
              </Link>
            ))}
          </Fact>
        )}
      </dl>
      {inputs.length > 0 && (
        <div className="px-4 py-3">
          <h2 className="mb-1.5 font-semibold">Inputs</h2>
          <ul className="space-y-1">
            {inputs.map((input) => (
              <li key={input.name} className="flex min-w-0 items-baseline gap-2">
                <span className="font-mono text-xs">{input.name}</span>
                <span className="text-xs text-ink-faint">{input.type}</span>
                {input.required && <Badge>required</Badge>}
                <span className="ml-auto truncate font-mono text-xs text-ink-soft">
                  {input.initial}
                </span>
              </li>
            ))}
          </ul>
        </div>
      )}
      {job.warnings.length > 0 && (
        <ul className="space-y-1 bg-warn-wash px-4 py-3 text-warn">
          {job.warnings.map(({ path, message }, index) => (
            <li key={index} className="break-words">
              <span className="font-mono text-xs">{path}</span> {message}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink-faint">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  );
}
