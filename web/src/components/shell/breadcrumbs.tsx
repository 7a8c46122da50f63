import { Link } from "@tanstack/react-router";
import { useJobName, useRunName } from "../../api/names.ts";
import { isWithin, places } from "./navigation.ts";

/** Where this page is among the others; a page of the rail says that itself, in its heading. */
export function Breadcrumbs({ pathname }: { pathname: string }) {
  const place = places.find((each) => isWithin(each, pathname));
  const rest = pathname.split("/").slice(2).filter(Boolean);
  const [id, sub] = rest;
  if (place === undefined || id === undefined || !isNested(pathname)) return null;
  return (
    <nav aria-label="Breadcrumb" className="min-w-0 text-sm">
      <ol className="flex min-w-0 items-center gap-1.5">
        <li className="text-ink-soft">
          <Link to={place.to} className="hover:text-ink hover:underline">
            {place.name}
          </Link>
        </li>
        <li className="flex min-w-0 items-center gap-1.5 font-semibold">
          <Separator />
          {place.to === "/runs" ? <RunCrumb id={id} /> : <JobCrumb id={id} sub={sub} />}
        </li>
      </ol>
    </nav>
  );
}

/** Whether a page lies below one of the rail. */
export function isNested(pathname: string): boolean {
  return /^\/(jobs|runs)\/./.test(pathname);
}

function Separator() {
  return (
    <span aria-hidden="true" className="text-line-strong">
      /
    </span>
  );
}

function RunCrumb({ id }: { id: string }) {
  const { name, jobId, number } = useRunName(id);
  return (
    <>
      {jobId !== null && (
        <>
          <Link
            to="/jobs/$id"
            params={{ id: jobId }}
            className="truncate font-normal text-ink-soft hover:text-ink hover:underline"
          >
            {name}
          </Link>
          <Separator />
        </>
      )}
      <span className="tabular-nums">{number === null ? "…" : `#${number}`}</span>
    </>
  );
}

function JobCrumb({ id, sub }: { id: string; sub: string | undefined }) {
  const name = useJobName(id === "new" ? null : id);
  if (id === "new") return <span>New job</span>;
  if (sub === undefined) return <span className="truncate">{name ?? "…"}</span>;
  return (
    <>
      <Link
        to="/jobs/$id"
        params={{ id }}
        className="truncate font-normal text-ink-soft hover:text-ink hover:underline"
      >
        {name ?? "…"}
      </Link>
      <Separator />
      <span>Edit</span>
    </>
  );
}
