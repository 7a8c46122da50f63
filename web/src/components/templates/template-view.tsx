import { Link, useNavigate } from "@tanstack/react-router";
import { ArrowLeft, EllipsisVertical, FilePlus2, Pencil, Trash2 } from "lucide-react";
import { lazy, Suspense, useState } from "react";
import {
  useDeleteTemplate,
  useTemplate,
  useTemplateVersion,
  type TemplateDetail,
} from "../../api/templates.ts";
import { PageHeading } from "../shell/page-heading.tsx";
import { ButtonLink } from "../ui/button-link.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { CopyButton } from "../ui/copy-button.tsx";
import { ErrorState } from "../ui/error-state.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { Menu } from "../ui/menu.tsx";
import { Moment } from "../ui/moment.tsx";
import { Select } from "../ui/select.tsx";
import { SkeletonRows } from "../ui/skeleton.tsx";
import { toast } from "../ui/toast.tsx";
import { PublishDialog } from "./publish-dialog.tsx";
import { TemplateTrial } from "./template-trial.tsx";

const CodeText = lazy(() => import("../job/code-text.tsx"));

/** One template: its versions, its text, and what it comes to with some values. */
export function TemplateView({
  name,
  version,
  onVersion,
}: {
  name: string;
  version: number | undefined;
  onVersion: (version: number | undefined) => void;
}) {
  const newest = useTemplate(name);
  const older = useTemplateVersion(name, version ?? null);
  const shown = version === undefined ? newest : older;
  return (
    <>
      <p className="mb-1">
        <Link
          to="/templates"
          className="inline-flex items-center gap-1 text-sm text-ink-soft hover:text-ink hover:underline"
        >
          <ArrowLeft size={13} aria-hidden="true" />
          All templates
        </Link>
      </p>
      <PageHeading title={name}>
        {newest.data !== undefined && (
          <TemplateActions newest={newest.data} version={version} onVersion={onVersion} />
        )}
      </PageHeading>
      {shown.isPending && (
        <div className="panel">
          <SkeletonRows rows={6} label="Loading the template" />
        </div>
      )}
      {shown.isError && (
        <div className="panel">
          <ErrorState error={shown.error} onRetry={() => void shown.refetch()} />
        </div>
      )}
      {shown.data !== undefined && <TemplateBody key={shown.data.id} template={shown.data} />}
    </>
  );
}

function TemplateActions({
  newest,
  version,
  onVersion,
}: {
  newest: TemplateDetail;
  version: number | undefined;
  onVersion: (version: number | undefined) => void;
}) {
  const [open, setOpen] = useState<"publish" | "delete" | null>(null);
  const numbers = Array.from({ length: newest.version }, (_, index) => newest.version - index);
  return (
    <div className="flex flex-wrap items-center gap-2">
      <Select
        label="Version"
        value={String(version ?? newest.version)}
        onChange={(next) => onVersion(Number(next) === newest.version ? undefined : Number(next))}
        options={numbers.map((number) => ({
          value: String(number),
          label: number === newest.version ? `Version ${number}, newest` : `Version ${number}`,
        }))}
      />
      <ButtonLink
        to="/jobs/new"
        search={{ from: newest.name }}
        variant="primary"
        needs="jobs:write"
        icon={<FilePlus2 size={14} aria-hidden="true" />}
      >
        Use in a new job
      </ButtonLink>
      <Menu
        trigger={
          <IconButton
            label={`More for ${newest.name}`}
            icon={<EllipsisVertical size={16} aria-hidden="true" />}
          />
        }
        entries={[
          {
            label: "Publish a new version…",
            needs: "jobs:write",
            icon: <Pencil size={14} />,
            onSelect: () => setOpen("publish"),
          },
          "separator",
          {
            label: "Delete…",
            needs: "jobs:delete",
            icon: <Trash2 size={14} />,
            danger: true,
            onSelect: () => setOpen("delete"),
          },
        ]}
      />
      {open === "publish" && (
        <PublishDialog text={newest.source_text} onClose={() => setOpen(null)} />
      )}
      {open === "delete" && <DeleteDialog name={newest.name} onClose={() => setOpen(null)} />}
    </div>
  );
}

function DeleteDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const navigate = useNavigate();
  const remove = useDeleteTemplate();
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={`Delete ${name}?`}
      description="All its versions go. Jobs that exist, and their runs, keep what they were made of."
      action={`Delete ${name}`}
      busy={remove.isPending}
      onConfirm={() =>
        remove.mutate(name, {
          onSuccess: () => {
            toast.success(`${name} deleted`);
            void navigate({ to: "/templates" });
          },
        })
      }
    >
      {remove.isError && (
        <div className="-mx-4">
          <ErrorState error={remove.error} />
        </div>
      )}
    </ConfirmDialog>
  );
}

function TemplateBody({ template }: { template: TemplateDetail }) {
  return (
    <div className="space-y-gap">
      <p className="-mt-2 max-w-prose text-sm text-ink-soft">
        {template.description !== "" && <>{template.description} · </>}
        {template.kind === "task" ? "a task" : "settings of a job"}, version {template.version} by{" "}
        {template.created_by} <Moment at={template.created_at} />
      </p>
      <div className="grid items-start gap-gap xl:grid-cols-2">
        <section aria-label="Document" className="panel overflow-hidden">
          <h2 className="flex items-center justify-between border-b border-line py-1.5 pr-2 pl-4 font-semibold">
            Document
            <CopyButton text={template.source_text} label="Copy the document" />
          </h2>
          <Suspense fallback={<SkeletonRows rows={6} label="Loading the text" />}>
            <CodeText
              text={template.source_text}
              label={`Document of version ${template.version}`}
              className="max-h-[70vh]"
            />
          </Suspense>
        </section>
        <TemplateTrial template={template} />
      </div>
    </div>
  );
}
