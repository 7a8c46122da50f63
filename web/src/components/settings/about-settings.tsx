import { useNavigate } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useHealth } from "../../api/health.ts";
import { useLogout, useSession } from "../../api/session.ts";
import { Button } from "../ui/button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";

/** Which Stratal this is, and where its descriptions are. */
export function AboutSettings() {
  const health = useHealth();
  if (health.isPending) return <SkeletonRows rows={4} label="Loading the version" />;
  if (health.data === undefined) return <ErrorState error={health.error} />;
  const { version, database, queue } = health.data;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-2 px-5 py-4 text-sm">
      <SessionFact />
      <Fact name="Stratal">{version}</Fact>
      <Fact name="PostgreSQL">{database.version ?? "unknown while it is down"}</Fact>
      <Fact name="Schema">
        <code className="font-mono">{database.schema ?? "unknown"}</code>
      </Fact>
      <Fact name="Queue">{queue.kind === "redis" ? "Redis" : "PostgreSQL"}</Fact>
      <Fact name="API">
        <a className="link" href="/api/docs">
          Reference of the HTTP API
        </a>
      </Fact>
      <Fact name="Job documents">
        <a className="link" href="/api/v1/schema/job.json">
          JSON Schema for editors
        </a>
      </Fact>
    </dl>
  );
}

/** Who is logged in; on a server without a login there is nobody to name. */
function SessionFact() {
  const session = useSession();
  const logout = useLogout();
  const navigate = useNavigate();
  if (session.data?.mode !== "token") return null;
  return (
    <Fact name="Logged in as">
      {session.data.name}, {session.data.role}{" "}
      <Button
        size="small"
        className="ml-2"
        busy={logout.isPending}
        onClick={() => void logout.mutateAsync().then(() => navigate({ to: "/login", search: {} }))}
      >
        Log out
      </Button>
    </Fact>
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
