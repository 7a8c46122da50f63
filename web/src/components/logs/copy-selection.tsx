import { Copy, Link2, X } from "lucide-react";
import { copyText } from "../../lib/copy-text.ts";
import { Button } from "../ui/button.tsx";
import { IconButton } from "../ui/icon-button.tsx";
import { toast } from "../ui/toast.tsx";
import type { LogSession } from "./log-session.ts";

/** More lines are a download. */
const MAX_COPIED = 2_000;

/** What can be done with the selected lines. */
export function CopySelection({
  session,
  selected: [first, last],
  onClear,
}: {
  session: LogSession;
  selected: readonly [number, number];
  onClear: () => void;
}) {
  const count = last - first + 1;
  const copy = async (): Promise<void> => {
    if (count > MAX_COPIED)
      return toast.error(`More than ${MAX_COPIED.toLocaleString("en")} lines`, {
        description: "Download them instead: the download menu has them.",
      });
    const lines = await session.readRange(first, last);
    await copied(
      lines.map(({ raw }) => raw).join("\n"),
      count === 1 ? "Line copied" : `${count} lines copied`,
    );
  };
  return (
    <span className="flex items-center gap-0.5">
      <span className="mr-1 tabular-nums">
        {count === 1 ? `Line ${first + 1}` : `Lines ${first + 1}–${last + 1}`}
      </span>
      <Button
        variant="ghost"
        size="small"
        icon={<Copy size={13} aria-hidden="true" />}
        onClick={() =>
          void copy().catch((error: unknown) =>
            toast.error("The lines could not be read", { description: String(error) }),
          )
        }
      >
        Copy
      </Button>
      <IconButton
        size="small"
        label="Copy a link to this"
        icon={<Link2 size={14} aria-hidden="true" />}
        onClick={() => void copied(window.location.href, "Link copied")}
      />
      <IconButton
        size="small"
        label="Give up the selection"
        icon={<X size={14} aria-hidden="true" />}
        onClick={onClear}
      />
    </span>
  );
}

async function copied(text: string, words: string): Promise<void> {
  if (await copyText(text)) toast.success(words);
  else toast.error("The browser did not allow copying");
}
