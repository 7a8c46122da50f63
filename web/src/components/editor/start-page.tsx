/** What a new job begins with, and its name. */
import { useQuery } from "@tanstack/react-query";
import { CopyPlus, FileInput, FilePlus2, LayoutTemplate } from "lucide-react";
import { useState } from "react";
import { readJob, useTemplateList } from "../../api/job-documents.ts";
import { get } from "../../api/request.ts";
import { dropDraft, keepDraft, newDrafts, type Draft } from "../../document/drafts.ts";
import { exampleJob } from "../../document/new-task.ts";
import { importedText, isJobName, renamedText, templateText } from "../../document/start-text.ts";
import { readModel } from "../../document/read-model.ts";
import { PageHeading } from "../shell/page-heading.tsx";
import { Button } from "../ui/button.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { Select } from "../ui/select.tsx";
import { fileClass, TextArea, TextField } from "../ui/text-field.tsx";
import { toast } from "../ui/toast.tsx";

type Way = "blank" | "template" | "import" | "duplicate";

const ways = [
  { way: "blank", icon: FilePlus2, title: "Blank", text: "Two tasks that work, to change" },
  { way: "template", icon: LayoutTemplate, title: "Template", text: "What your team shares" },
  { way: "import", icon: FileInput, title: "Import", text: "YAML, JSON or a job of the Go system" },
  { way: "duplicate", icon: CopyPlus, title: "Duplicate", text: "Another job under a new name" },
] as const;

/** The steps before the editor. `from` is the id of a job to copy or the name of a template. */
export function StartPage({
  from,
  onStart,
}: {
  from: string | undefined;
  onStart: (draftId: string) => void;
}) {
  const isJob = from !== undefined && /^[0-9a-f-]{36}$/i.test(from);
  const [way, setWay] = useState<Way>(
    from === undefined ? "blank" : isJob ? "duplicate" : "template",
  );
  const [name, setName] = useState("");
  const source = useSource(way, from);
  const [error, setError] = useState<string | null>(null);
  const start = async (): Promise<void> => {
    const wanted = name.trim() === "" ? source.suggestion : name.trim();
    if (!isJobName(wanted))
      return setError(
        `“${wanted}” is no name: letters, digits, - and _, at most 63, beginning with a letter or _.`,
      );
    const made = await source.text(wanted).catch((cause: unknown) => String(cause));
    if (typeof made === "string") return setError(made);
    const id = crypto.randomUUID();
    const draft: Draft = { id, isNew: true, text: made.text, base: null, savedAt: Date.now() };
    if (!keepDraft(localStorage, draft))
      return setError("This browser stores no drafts, which the editor needs. Allow site data.");
    onStart(id);
  };
  return (
    <div className="mx-auto max-w-3xl">
      <PageHeading title="New job" />
      <OpenDrafts onOpen={onStart} />
      <form
        className="panel space-y-5 p-5"
        onSubmit={(event) => {
          event.preventDefault();
          void start();
        }}
      >
        <WayChoice way={way} onChange={setWay} />
        {source.fields}
        <TextField
          label="Name"
          inputClassName="font-mono"
          placeholder={source.suggestion}
          value={name}
          error={error}
          autoComplete="off"
          spellCheck={false}
          onChange={({ target }) => {
            setName(target.value);
            setError(null);
          }}
        />
        <div className="flex justify-end">
          <Button type="submit" variant="primary" needs="jobs:write" disabled={!source.isReady}>
            Open the editor
          </Button>
        </div>
      </form>
    </div>
  );
}

function WayChoice({ way, onChange }: { way: Way; onChange: (way: Way) => void }) {
  return (
    <fieldset>
      <legend className="mb-2 text-sm font-medium">Begin with</legend>
      <div className="grid gap-2 sm:grid-cols-2 lg:grid-cols-4">
        {ways.map((each) => (
          <WayButton
            key={each.way}
            {...each}
            isOn={way === each.way}
            onClick={() => onChange(each.way)}
          />
        ))}
      </div>
    </fieldset>
  );
}

function WayButton({
  icon: Icon,
  title,
  text,
  isOn,
  onClick,
}: (typeof ways)[number] & { isOn: boolean; onClick: () => void }) {
  return (
    <button
      type="button"
      aria-pressed={isOn}
      onClick={onClick}
      className={`flex cursor-pointer flex-col items-start rounded-lg border p-3 text-left ${isOn ? "border-accent bg-accent-wash" : "border-line hover:border-accent"}`}
    >
      <Icon size={18} className="text-accent" aria-hidden="true" />
      <span className="mt-1.5 block font-medium">{title}</span>
      <span className="block text-xs text-ink-soft">{text}</span>
    </button>
  );
}

interface Source {
  suggestion: string;
  isReady: boolean;
  fields: React.ReactNode;
  /** The text under a name; a plain text says why there is none. */
  text: (name: string) => Promise<{ text: string } | string>;
}

function useSource(way: Way, from: string | undefined): Source {
  const template = useTemplateSource(way === "template", from);
  const imported = useImportSource();
  const copied = useCopySource(way === "duplicate", from);
  if (way === "template") return template;
  if (way === "import") return imported;
  if (way === "duplicate") return copied;
  return {
    suggestion: "my-job",
    isReady: true,
    fields: null,
    text: (name) => Promise.resolve({ text: exampleJob(name) }),
  };
}

function useTemplateSource(isOn: boolean, from: string | undefined): Source {
  const templates = useTemplateList();
  const [picked, setPicked] = useState<string | null>(from ?? null);
  const template = templates.data?.find(({ name }) => name === picked);
  const isEmpty = templates.data?.length === 0;
  return {
    suggestion: picked ?? "my-job",
    isReady: template !== undefined,
    fields: isOn && (
      <div>
        <p className="mb-1 text-sm font-medium">Template</p>
        {isEmpty ? (
          <p className="text-sm text-ink-soft">This project has no templates yet.</p>
        ) : (
          <Select
            label="Template"
            className="w-full"
            value={picked}
            placeholder="Choose a template"
            options={(templates.data ?? []).map(({ name, version }) => ({
              value: name,
              label: `${name}, version ${version}`,
            }))}
            onChange={setPicked}
          />
        )}
        {template !== undefined && (
          <p className="mt-1 text-xs text-ink-faint">{template.description}</p>
        )}
      </div>
    ),
    text: (name) =>
      Promise.resolve(
        template === undefined ? "Choose a template." : { text: templateText(template, name) },
      ),
  };
}

function useImportSource(): Source {
  const [text, setText] = useState("");
  const read = text.trim() === "" ? null : importedText(text);
  return {
    suggestion: read?.ok ? read.name : "my-job",
    isReady: read?.ok === true,
    fields: (
      <div className="space-y-2">
        <TextArea
          label="Document"
          description={
            read?.ok ? `Read as ${read.kind}. It is taken as it is.` : "Paste it, or choose a file."
          }
          error={read?.ok === false ? read.reason : null}
          rows={10}
          inputClassName="font-mono"
          spellCheck={false}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <input
          type="file"
          aria-label="File with the document"
          accept=".yaml,.yml,.json,application/json,text/yaml"
          className={fileClass}
          onChange={({ target }) => {
            void target.files?.[0]?.text().then(setText);
          }}
        />
      </div>
    ),
    text: (name) =>
      Promise.resolve(
        read?.ok ? { text: renamedOrSame(read.text, read.name, name) } : "Paste a job document.",
      ),
  };
}

/** A name that nobody changed stays as it is, also one that only the older form takes. */
function renamedOrSame(text: string, old: string, name: string): string {
  return name === old ? text : renamedText(text, name);
}

function useCopySource(isOn: boolean, from: string | undefined): Source {
  const [picked, setPicked] = useState<string | null>(from ?? null);
  const jobs = useQuery({
    queryKey: ["jobs", "to-copy"],
    queryFn: async ({ signal }) =>
      (await get("/api/v1/jobs", { query: { limit: 100 }, signal })).jobs,
    enabled: isOn,
  });
  const job = jobs.data?.find(({ id }) => id === picked);
  return {
    suggestion: job === undefined ? "copy" : `${job.name}_copy`.slice(0, 63),
    isReady: picked !== null,
    fields: isOn && (
      <div>
        <p className="mb-1 text-sm font-medium">Job</p>
        <Select
          label="Job to copy"
          className="w-full"
          value={picked}
          placeholder="Choose a job"
          options={(jobs.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          onChange={setPicked}
        />
      </div>
    ),
    text: async (name) => {
      if (picked === null) return "Choose a job.";
      const { source_text: text } = await readJob(picked);
      return { text: renamedText(text, name) };
    },
  };
}

/** New jobs that were begun and not saved. */
function OpenDrafts({ onOpen }: { onOpen: (id: string) => void }) {
  const [drafts, setDrafts] = useState(() => newDrafts(localStorage));
  if (drafts.length === 0) return null;
  const discard = (draft: Draft): void => {
    dropDraft(localStorage, draft.id);
    setDrafts(newDrafts(localStorage));
    toast.info("Draft discarded", {
      action: {
        label: "Bring it back",
        onClick: () => {
          keepDraft(localStorage, draft);
          setDrafts(newDrafts(localStorage));
        },
      },
    });
  };
  return (
    <section aria-label="Drafts" className="panel mb-4 divide-y divide-line">
      {drafts.map((draft) => (
        <div key={draft.id} className="flex items-center gap-3 px-4 py-2 text-sm">
          <span className="min-w-0 flex-1 truncate">
            <span className="font-medium">{nameOf(draft)}</span>{" "}
            <span className="text-ink-faint">
              draft of <RelativeTime at={new Date(draft.savedAt).toISOString()} />
            </span>
          </span>
          <Button size="small" variant="ghost" onClick={() => discard(draft)}>
            Discard
          </Button>
          <Button size="small" onClick={() => onOpen(draft.id)}>
            Continue
          </Button>
        </div>
      ))}
    </section>
  );
}

function nameOf({ text }: Draft): string {
  const read = readModel(text);
  return read.ok && read.model.name !== "" ? read.model.name : "Without a name";
}
