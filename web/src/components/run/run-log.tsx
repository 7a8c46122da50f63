import { useRunPage } from "./run-context.tsx";

/** The log of the run, or of one of its task runs. */
export default function RunLog({ taskSeq }: { taskSeq: number | null }) {
  const { runId } = useRunPage();
  return <p className="p-4 text-sm">{`${runId} ${taskSeq ?? ""}`}</p>;
}
