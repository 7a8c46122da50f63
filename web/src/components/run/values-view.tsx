import type { ReactNode } from "react";
import type { RunDetail } from "../../api/run.ts";
import { isOpenState } from "../../api/run.ts";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { ValueTree } from "./value-tree.tsx";

/** What the run was started with, and what it came to. */
export function ValuesView({ detail }: { detail: RunDetail | undefined }) {
  if (detail === undefined) return <SkeletonRows rows={3} label="Loading inputs and outputs" />;
  return (
    <div className="space-y-6 p-4">
      <Section title="Inputs">
        <ValueTree value={detail.inputs} root="inputs" />
      </Section>
      <Section title="Outputs">
        {detail.outputs === null ? (
          <p className="text-sm text-ink-faint">
            {isOpenState(detail.status) ? "They are there when the run has ended." : "None."}
          </p>
        ) : (
          <ValueTree value={detail.outputs} root={null} />
        )}
      </Section>
    </div>
  );
}

function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <h3 className="mb-1.5 text-sm font-semibold">{title}</h3>
      {children}
    </section>
  );
}
