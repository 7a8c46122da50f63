import { useState, type FormEvent } from "react";
import { parsePlace, type Place } from "../../log/place.ts";
import { Button } from "../ui/button.tsx";
import { Popover } from "../ui/popover.tsx";
import { TextField } from "../ui/text-field.tsx";

/** Goes to a line, some lines, or a time. */
export function GoToLine({
  startMs,
  open,
  onOpenChange,
  onGo,
}: {
  startMs: number;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onGo: (place: Place) => void;
}) {
  const [text, setText] = useState("");
  const [error, setError] = useState<string | null>(null);
  const go = (event: FormEvent): void => {
    event.preventDefault();
    const place = parsePlace(text, startMs);
    if (place === null)
      return setError("Give a line such as 1200 or 1200-1250, or a time such as 14:03:20.");
    setError(null);
    onOpenChange(false);
    onGo(place);
  };
  return (
    <Popover
      label="Go to a line or a time"
      align="end"
      open={open}
      onOpenChange={onOpenChange}
      className="w-72"
      trigger={
        <Button variant="ghost" size="small">
          Go to…
        </Button>
      }
    >
      <form onSubmit={go} className="space-y-2">
        <TextField
          label="Line, lines or time"
          placeholder="1200, 1200-1250 or 14:03:20"
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={error}
          autoComplete="off"
        />
        <Button type="submit" variant="primary" size="small">
          Go
        </Button>
      </form>
    </Popover>
  );
}
