import { useOpenApprovals } from "../api/approvals.ts";
import { ApprovalCard } from "../components/approvals/approval-card.tsx";
import { PageHeading } from "../components/shell/page-heading.tsx";
import { EmptyState } from "../components/ui/empty-state.tsx";
import { ErrorState } from "../components/ui/error-state.tsx";
import { SkeletonRows } from "../components/ui/skeleton.tsx";

/** Everything that waits for somebody to decide, the nearest deadline first. */
export function ApprovalsPage() {
  const approvals = useOpenApprovals();
  return (
    <>
      <PageHeading title="Approvals" />
      {approvals.isPending && (
        <div className="panel">
          <SkeletonRows rows={3} label="Loading approvals" />
        </div>
      )}
      {approvals.isError && (
        <div className="panel">
          <ErrorState error={approvals.error} onRetry={() => void approvals.refetch()} />
        </div>
      )}
      {approvals.data?.length === 0 && (
        <div className="panel">
          <EmptyState title="Nothing waits for a decision">
            A task of type <code className="font-mono">approval</code> appears here until somebody
            approves or rejects it.
          </EmptyState>
        </div>
      )}
      <div className="grid items-start gap-gap lg:grid-cols-2">
        {approvals.data?.map((approval) => (
          <ApprovalCard key={approval.task_run_id} approval={approval} />
        ))}
      </div>
    </>
  );
}
