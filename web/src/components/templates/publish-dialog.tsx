import { useNavigate } from "@tanstack/react-router";
import { lazy, Suspense, useState } from "react";
import { useSaveTemplate } from "../../api/templates.ts";
import { ApiError } from "../../api/request.ts";
import { Button } from "../ui/button.tsx";
import { Dialog } from "../ui/dialog.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";

const CodeText = lazy(() => import("../job/code-text.tsx"));

const example = `stratal: 1
name: greet
kind: task
description: Says hello to somebody.
inputs:
  who: { type: string, required: true, description: Who is greeted }
task:
  uses: echo
  parameters:
    message: Hello \${{ params.who }}!
`;

/** Publishes a template from its text; a name that exists gets its next version. */
export function PublishDialog({ text = example, onClose }: { text?: string; onClose: () => void }) {
  const navigate = useNavigate();
  const save = useSaveTemplate();
  const [written, setWritten] = useState(text);
  const publish = (): void =>
    save.mutate(written, {
      onSuccess: ({ template, message }) => {
        toast.success(message);
        onClose();
        void navigate({ to: "/templates", search: { name: template.name } });
      },
    });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      size="large"
      title="Publish a template"
      description="As YAML or JSON. The name of a template that exists gives it a new version; jobs keep the one they name."
      footer={
        <>
          <Button onClick={onClose}>Discard</Button>
          <Button variant="primary" busy={save.isPending} onClick={publish}>
            Publish
          </Button>
        </>
      }
    >
      <div className="h-[44vh] overflow-hidden rounded-lg border border-line-strong">
        <Suspense fallback={<SkeletonRows rows={6} label="Loading the editor" />}>
          <CodeText text={written} label="Template document" onChange={setWritten} />
        </Suspense>
      </div>
      {save.isError && <Mistakes error={save.error} />}
    </Dialog>
  );
}

/** Each mistake with its line. */
function Mistakes({ error }: { error: Error }) {
  const places = error instanceof ApiError ? (error.errors ?? []) : [];
  if (places.length === 0)
    return (
      <div className="-mx-4">
        <ErrorState error={error} />
      </div>
    );
  return (
    <ul role="alert" className="mt-3 space-y-1 rounded-lg bg-bad-wash px-4 py-3 text-sm text-bad">
      {places.map(({ path, message, line }, index) => (
        <li key={index}>
          {line !== undefined && <span className="font-semibold">Line {line}: </span>}
          {path !== "" && <span className="font-mono text-xs">{path} </span>}
          {message}
        </li>
      ))}
    </ul>
  );
}
