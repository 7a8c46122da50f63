/** Goes to pages, jobs and runs, and does things, by typing. Loaded when it is first opened. */
import { useNavigate } from "@tanstack/react-router";
import { Command } from "cmdk";
import { Activity, Keyboard, Play, Plus, Search, Workflow } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import { useDeferredValue, useState, type ReactNode } from "react";
import { useFoundJobs, useFoundRuns } from "../../api/search.ts";
import { useRefusal } from "../../hooks/use-refusal.ts";
import { setPreferences } from "../../lib/preferences.ts";
import type { JobToRun } from "../jobs/run-job.tsx";
import { StatusBadge } from "../../status/status-badge.tsx";
import { RelativeTime } from "../ui/relative-time.tsx";
import { Kbd } from "../ui/kbd.tsx";
import { places } from "./navigation.ts";
import { themes } from "./themes.ts";

/** The palette; it is there while it is open. */
export function CommandPalette({
  onClose,
  onShowKeys,
  onRun,
}: {
  onClose: () => void;
  onShowKeys: () => void;
  onRun: (job: JobToRun) => void;
}) {
  const [text, setText] = useState("");
  const query = useDeferredValue(text.trim());
  return (
    <Radix.Root open onOpenChange={onClose}>
      <Radix.Portal>
        <Radix.Overlay className="scrim" />
        <Radix.Content
          aria-describedby={undefined}
          className="floating !fixed top-[12vh] left-1/2 !z-50 w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden"
        >
          <Radix.Title className="sr-only">Command palette</Radix.Title>
          {/* What the server found is not filtered again: it also searches ids and descriptions. */}
          <Command shouldFilter={false} label="Command palette" loop>
            <div className="flex items-center gap-2.5 border-b border-line px-4">
              <Search size={16} className="text-ink-faint" aria-hidden="true" />
              <Command.Input
                autoFocus
                value={text}
                onValueChange={setText}
                placeholder="Page, job, run id, or “run nightly”"
                className="h-12 flex-1 bg-transparent text-base outline-none placeholder:text-ink-faint"
              />
              <Kbd keys={["Esc"]} />
            </div>
            <Command.List className="max-h-[56vh] overflow-y-auto p-1.5">
              <Command.Empty className="px-3 py-8 text-center text-sm text-ink-soft">
                Nothing is named “{query}”.
              </Command.Empty>
              <FoundJobs query={query} onClose={onClose} onRun={onRun} />
              <FoundRuns query={query} onClose={onClose} />
              <Pages query={query} onClose={onClose} />
              <Actions query={query} onClose={onClose} onShowKeys={onShowKeys} />
            </Command.List>
          </Command>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

interface PartProps {
  query: string;
  onClose: () => void;
}

function FoundJobs({ query, onClose, onRun }: PartProps & { onRun: (job: JobToRun) => void }) {
  const navigate = useNavigate();
  // "run nightly" finds the same jobs as "nightly" and starts them.
  const wantsRun = /^run\s+\S/i.test(query);
  const mayRun = useRefusal("runs:start") === undefined;
  const jobs = useFoundJobs(query.replace(/^run\s+/i, ""));
  if (jobs.length === 0) return null;
  const open = (id: string): void => {
    onClose();
    void navigate({ to: "/jobs/$id", params: { id } });
  };
  const run = (job: JobToRun): void => {
    onClose();
    onRun(job);
  };
  const runItems = (mayRun ? jobs : []).map(({ id, name }) => (
    <Item
      key={`run ${id}`}
      value={`run ${id}`}
      icon={<Play size={15} />}
      onSelect={() => run({ id, name })}
    >
      Run job <b className="font-semibold">{name}</b>
    </Item>
  ));
  return (
    <Group heading="Jobs">
      {wantsRun && runItems}
      {jobs.map(({ id, name, description }) => (
        <Item key={id} value={id} icon={<Workflow size={15} />} onSelect={() => open(id)}>
          <span className="shrink-0">{name}</span>
          <span className="truncate text-ink-faint">{description}</span>
        </Item>
      ))}
      {!wantsRun && query !== "" && runItems.slice(0, 3)}
    </Group>
  );
}

function FoundRuns({ query, onClose }: PartProps) {
  const navigate = useNavigate();
  const runs = useFoundRuns(query);
  if (runs.length === 0) return null;
  return (
    <Group heading={query === "" ? "Recent runs" : "Runs"}>
      {runs.map((run) => (
        <Item
          key={run.id}
          value={run.id}
          icon={<Activity size={15} />}
          onSelect={() => {
            onClose();
            void navigate({ to: "/runs/$id", params: { id: run.id } });
          }}
        >
          <span className="truncate">{run.job_name}</span>
          <span className="text-xs text-ink-faint tabular-nums">#{run.number}</span>
          <span className="ml-auto flex items-center gap-3 text-xs text-ink-faint">
            <RelativeTime at={run.created_at} />
            <StatusBadge status={run.status} />
          </span>
        </Item>
      ))}
    </Group>
  );
}

function Pages({ query, onClose }: PartProps) {
  const navigate = useNavigate();
  const found = places.filter(({ name }) => matches(query, name));
  if (found.length === 0) return null;
  return (
    <Group heading="Pages">
      {found.map(({ to, name, icon: Icon, key }) => (
        <Item
          key={to}
          value={to}
          icon={<Icon size={15} />}
          {...(key === undefined ? {} : { keys: ["g", key] })}
          onSelect={() => {
            onClose();
            void navigate({ to });
          }}
        >
          {name}
        </Item>
      ))}
    </Group>
  );
}

function Actions({ query, onClose, onShowKeys }: PartProps & { onShowKeys: () => void }) {
  const navigate = useNavigate();
  const mayWrite = useRefusal("jobs:write") === undefined;
  const newJob = {
    name: "New job",
    icon: <Plus size={15} />,
    act: () => void navigate({ to: "/jobs/new" }),
  };
  const actions = [
    ...(mayWrite ? [newJob] : []),
    ...themes.map(({ value, label, icon: Icon }) => ({
      name: `Theme: ${label.toLowerCase()}`,
      icon: <Icon size={15} />,
      act: () => setPreferences({ theme: value }),
    })),
    { name: "Times in UTC", icon: null, act: () => setPreferences({ zone: "utc" }) },
    { name: "Times in local time", icon: null, act: () => setPreferences({ zone: "local" }) },
  ];
  const found = actions.filter(({ name }) => matches(query, name));
  const showsKeys = matches(query, "Keyboard shortcuts");
  if (found.length === 0 && !showsKeys) return null;
  return (
    <Group heading="Actions">
      {found.map(({ name, icon, act }) => (
        <Item
          key={name}
          value={name}
          icon={icon}
          onSelect={() => {
            onClose();
            act();
          }}
        >
          {name}
        </Item>
      ))}
      {showsKeys && (
        <Item value="keys" icon={<Keyboard size={15} />} keys={["?"]} onSelect={onShowKeys}>
          Keyboard shortcuts
        </Item>
      )}
    </Group>
  );
}

/** Every word of the query is somewhere in the name. */
function matches(query: string, name: string): boolean {
  const words = query.toLowerCase().split(/\s+/);
  return words.every((word) => name.toLowerCase().includes(word));
}

function Group({ heading, children }: { heading: string; children: ReactNode }) {
  return (
    <Command.Group
      heading={heading}
      className="mb-1 [&>[cmdk-group-heading]]:px-2 [&>[cmdk-group-heading]]:py-1 [&>[cmdk-group-heading]]:text-xs [&>[cmdk-group-heading]]:font-semibold [&>[cmdk-group-heading]]:text-ink-faint"
    >
      {children}
    </Command.Group>
  );
}

function Item({
  value,
  icon,
  keys,
  onSelect,
  children,
}: {
  value: string;
  icon: ReactNode;
  keys?: readonly string[];
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <Command.Item value={value} onSelect={onSelect} className="menu-item !h-9 !px-2.5">
      <span className="flex w-4 justify-center text-ink-faint" aria-hidden="true">
        {icon}
      </span>
      <span className="flex min-w-0 flex-1 items-center gap-2">{children}</span>
      {keys !== undefined && <Kbd keys={keys} />}
    </Command.Item>
  );
}
