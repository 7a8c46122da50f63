import { useQuery } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useEffect, useState } from "react";
import type { Artifact } from "../../api/run.ts";
import { buttonClass } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { imageTypeOf, previewKindOf } from "./artifact-kind.ts";
import { csvRows, formatBytes } from "./value-text.ts";

const maxRows = 1_000;

/** A file that a task left, as it can be shown. */
export function ArtifactPreview({
  artifact,
  onClose,
}: {
  artifact: Artifact;
  onClose: () => void;
}) {
  const content = useQuery({
    queryKey: ["artifact", artifact.id],
    queryFn: async ({ signal }) => {
      const response = await fetch(`/api/v1/artifacts/${artifact.id}/download`, { signal });
      if (!response.ok) throw new Error(`The server answered ${response.status}.`);
      return response.blob();
    },
    staleTime: Infinity,
    gcTime: 0,
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title={artifact.name}
      description={`${formatBytes(artifact.size)}, left by ${artifact.task_name} as ${artifact.path}`}
      footer={
        <a className={buttonClass()} href={`/api/v1/artifacts/${artifact.id}/download`} download>
          <Download size={14} aria-hidden />
          Download
        </a>
      }
    >
      {content.isPending && <SkeletonRows rows={4} label="Loading the file" />}
      {content.isError && <ErrorState error={content.error} />}
      {content.data && <Content artifact={artifact} blob={content.data} />}
    </Dialog>
  );
}

function Content({ artifact, blob }: { artifact: Artifact; blob: Blob }) {
  return previewKindOf(artifact) === "image" ? (
    <Picture artifact={artifact} blob={blob} />
  ) : (
    <TextContent artifact={artifact} blob={blob} />
  );
}

/** The policy allows pictures from data URLs only, beside the server's own. */
function Picture({ artifact, blob }: { artifact: Artifact; blob: Blob }) {
  const [address, setAddress] = useState<string | null>(null);
  useEffect(() => {
    const reader = new FileReader();
    reader.onload = () => setAddress(String(reader.result));
    reader.readAsDataURL(new Blob([blob], { type: imageTypeOf(artifact) }));
    return () => reader.abort();
  }, [artifact, blob]);
  if (address === null) return <SkeletonRows rows={4} label="Loading the picture" />;
  return <img src={address} alt={artifact.name} className="mx-auto max-w-full" />;
}

function TextContent({ artifact, blob }: { artifact: Artifact; blob: Blob }) {
  const [text, setText] = useState<string | null>(null);
  useEffect(() => {
    let wanted = true;
    void blob.text().then((read) => wanted && setText(read));
    return () => {
      wanted = false;
    };
  }, [blob]);
  if (text === null) return <SkeletonRows rows={4} label="Reading the file" />;
  if (previewKindOf(artifact) === "csv") return <Table rows={csvRows(text, maxRows)} />;
  return (
    <pre
      tabIndex={0}
      className="overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-xs whitespace-pre"
    >
      {previewKindOf(artifact) === "json" ? indented(text) : text}
    </pre>
  );
}

function indented(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
}

function Table({ rows: [head = [], ...rows] }: { rows: readonly string[][] }) {
  return (
    <div tabIndex={0} className="overflow-x-auto">
      <table className="text-sm">
        <thead>
          <tr className="border-b border-line text-left">
            {head.map((cell, index) => (
              <th key={index} scope="col" className="px-3 py-1.5 font-semibold whitespace-nowrap">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-b border-line last:border-0">
              {row.map((cell, at) => (
                <td key={at} className="px-3 py-1 whitespace-nowrap tabular-nums">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length + 1 >= maxRows && (
        <p className="p-3 text-sm text-ink-faint">The first {maxRows} rows.</p>
      )}
    </div>
  );
}
