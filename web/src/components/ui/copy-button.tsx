import { Check, Copy } from "lucide-react";
import { useEffect, useState } from "react";
import { copyText } from "../../lib/copy-text.ts";
import { IconButton } from "./icon-button.tsx";
import { toast } from "./toast.tsx";

const shownMs = 1_500;

/** Copies a text and says so. */
export function CopyButton({ text, label = "Copy" }: { text: string; label?: string }) {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), shownMs);
    return () => clearTimeout(timer);
  }, [copied]);
  const copy = async (): Promise<void> => {
    if (await copyText(text)) setCopied(true);
    else toast.error("The browser did not allow copying", { description: text });
  };
  return (
    <IconButton
      label={copied ? "Copied" : label}
      size="small"
      onClick={() => void copy()}
      icon={
        copied ? (
          <Check size={14} className="text-good" aria-hidden="true" />
        ) : (
          <Copy size={14} aria-hidden="true" />
        )
      }
    />
  );
}
