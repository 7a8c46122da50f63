import { Eye, EyeOff } from "lucide-react";
import { useState } from "react";
import { Button } from "../ui/button.tsx";
import { classNames } from "../ui/class-names.ts";
import { TextArea } from "../ui/text-field.tsx";

/** The server takes no shorter values, for it could not hide them. */
const shortest = 3;
/** Shorter ones are guessed easily, and are found in logs by chance. */
const comfortable = 8;

/** Whether a value can be stored. */
export function isStorable(value: string): boolean {
  return value.trim().length >= shortest;
}

/** What is to be done before a value can be stored; null if it can. */
export function lackOf(value: string): string | null {
  if (isStorable(value)) return null;
  return value === "" ? "Type or paste the value." : `Give it ${shortest} characters at least.`;
}

/** Whether a value can be stored, but should better be longer. */
export function isShort(value: string): boolean {
  return isStorable(value) && value.trim().length < comfortable;
}

/** The value of a secret as it is typed or pasted: hidden unless asked for, and of several lines if need be, such as a key file. */
export function ValueField({
  label,
  value,
  onChange,
  error,
  autoFocus = false,
}: {
  label: string;
  value: string;
  onChange: (value: string) => void;
  error: string | null;
  autoFocus?: boolean;
}) {
  const [shown, setShown] = useState(false);
  const Icon = shown ? EyeOff : Eye;
  return (
    <div>
      <TextArea
        label={label}
        required
        autoFocus={autoFocus}
        autoComplete="off"
        autoCapitalize="off"
        spellCheck={false}
        rows={3}
        value={value}
        onChange={(event) => onChange(event.target.value)}
        inputClassName={classNames("font-mono", !shown && "[-webkit-text-security:disc]")}
        error={error}
      />
      <div className="mt-1 flex items-start justify-between gap-3">
        <p aria-live="polite" className="pt-1 text-xs">
          <ValueAdvice value={value} />
        </p>
        <Button
          variant="ghost"
          size="small"
          aria-pressed={shown}
          icon={<Icon size={13} aria-hidden="true" />}
          onClick={() => setShown(!shown)}
        >
          {shown ? "Hide" : "Show"} what I type
        </Button>
      </div>
    </div>
  );
}

function ValueAdvice({ value }: { value: string }) {
  if (value !== "" && !isStorable(value))
    return (
      <span className="text-bad">
        Fewer than {shortest} characters cannot be hidden in logs: no secret.
      </span>
    );
  if (isShort(value))
    return (
      <span className="text-warn">
        Fewer than {comfortable} characters: easy to guess, and logs that hold the same letters by
        chance are masked, too.
      </span>
    );
  return <span className="text-ink-faint">Nobody sees it again, here or anywhere else.</span>;
}
