import { useVersionPages } from "../../api/job.ts";
import { Select } from "../ui/select.tsx";

/** One of a job's versions; the newest fifty are offered, and the present one. */
export function VersionSelect({
  jobId,
  newest,
  label,
  value,
  onChange,
}: {
  jobId: string;
  newest: number;
  label: string;
  value: number;
  onChange: (version: number) => void;
}) {
  const pages = useVersionPages(jobId);
  const numbers = pages.data?.pages.flatMap((page) => page.versions.map(({ number }) => number));
  const offered = new Set([...(numbers ?? [newest]), value]);
  return (
    <Select
      label={label}
      value={String(value)}
      onChange={(next) => onChange(Number(next))}
      options={[...offered]
        .sort((a, b) => b - a)
        .map((number) => ({
          value: String(number),
          label: number === newest ? `Version ${number}, newest` : `Version ${number}`,
        }))}
    />
  );
}
