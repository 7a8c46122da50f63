import { Command } from "cmdk";
import { Check, ChevronDown } from "lucide-react";
import { useState } from "react";
import { useFoundJobs } from "../../api/search.ts";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";

/** Which job's runs to show; found by typing. */
export function JobFilter({
  value,
  onChange,
}: {
  value: string | undefined;
  onChange: (id: string | undefined) => void;
}) {
  const [open, setOpen] = useState(false);
  const [text, setText] = useState("");
  const jobs = useFoundJobs(text.trim());
  return (
    <Popover
      label="Job"
      open={open}
      onOpenChange={setOpen}
      className="w-72 !p-0"
      trigger={
        <Button>
          Job
          <ChevronDown size={14} className="text-ink-faint" aria-hidden="true" />
        </Button>
      }
    >
      <Command shouldFilter={false} label="Job">
        <Command.Input
          value={text}
          onValueChange={setText}
          placeholder="Name of a job"
          className="h-10 w-full border-b border-line bg-transparent px-3 text-sm outline-none placeholder:text-ink-faint"
        />
        <Command.List className="max-h-64 overflow-y-auto p-1">
          <Command.Empty className="px-3 py-4 text-sm text-ink-soft">No such job.</Command.Empty>
          {jobs.map(({ id, name }) => (
            <Command.Item
              key={id}
              value={id}
              className="menu-item"
              onSelect={() => {
                onChange(id === value ? undefined : id);
                setOpen(false);
              }}
            >
              <span className="truncate">{name}</span>
              {id === value && (
                <Check size={14} className="ml-auto text-accent" aria-hidden="true" />
              )}
            </Command.Item>
          ))}
        </Command.List>
      </Command>
    </Popover>
  );
}
