import type { UseMutationResult } from "@tanstack/react-query";
import { Pause, Play } from "lucide-react";
import { useState } from "react";
import type { Permission } from "../../lib/rights.ts";
import { Button } from "../ui/button.tsx";
import { ConfirmDialog } from "../ui/confirm-dialog.tsx";
import { toast } from "../ui/toast.tsx";

/** Stops something after a question, or lets it go on at once. */
export function PauseButton<Stop extends string>({
  kind,
  name,
  stop,
  isStopped,
  needs,
  consequence,
  change,
}: {
  /** What it is, such as "queue". */
  kind: string;
  name: string;
  /** The word for stopping it. */
  stop: Stop;
  isStopped: boolean;
  needs: Permission;
  /** What the question says will happen. */
  consequence: string;
  change: UseMutationResult<unknown, Error, Stop | "resume">;
}) {
  const [asking, setAsking] = useState(false);
  const stopWord = stop.charAt(0).toUpperCase() + stop.slice(1);
  const word = isStopped ? "Resume" : stopWord;
  const Icon = isStopped ? Play : Pause;
  const send = (action: Stop | "resume"): void =>
    change.mutate(action, {
      onError: (error) =>
        toast.error(`The ${kind} ${name} is as it was`, { description: error.message }),
      onSettled: () => setAsking(false),
    });
  return (
    <>
      <Button
        size="small"
        needs={needs}
        busy={change.isPending}
        aria-label={`${word} the ${kind} ${name}`}
        icon={<Icon size={13} aria-hidden="true" />}
        onClick={() => (isStopped ? send("resume") : setAsking(true))}
      >
        {word}
      </Button>
      {asking && (
        <ConfirmDialog
          open
          onOpenChange={setAsking}
          title={`${stopWord} the ${kind} ${name}?`}
          description={consequence}
          action={`${stopWord} the ${kind}`}
          danger={false}
          busy={change.isPending}
          onConfirm={() => send(stop)}
        />
      )}
    </>
  );
}
