import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { Toast as Radix } from "radix-ui";
import { useSyncExternalStore, type ReactNode } from "react";

type ToastKind = "success" | "error" | "info";

/** What a message may carry beside its title. */
export interface ToastOptions {
  description?: ReactNode;
  /** The one thing to do about it. */
  action?: { label: string; onClick: () => void };
}

interface ToastMessage extends ToastOptions {
  id: number;
  kind: ToastKind;
  title: string;
}

/** Older messages go when more than this many are shown. */
const maxShown = 4;
const shownMs = { success: 4_000, info: 6_000, error: 12_000 };

let messages: readonly ToastMessage[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function replace(next: readonly ToastMessage[]): void {
  messages = next;
  for (const listener of listeners) listener();
}

function show(kind: ToastKind, title: string, options: ToastOptions = {}): void {
  lastId += 1;
  replace([...messages, { id: lastId, kind, title, ...options }].slice(-maxShown));
}

/**
 * Says something in the corner, from anywhere. Radix Toast rather than sonner: sonner writes its own style element, which the
 * server's policy refuses.
 */
export const toast = {
  success: (title: string, options?: ToastOptions) => show("success", title, options),
  error: (title: string, options?: ToastOptions) => show("error", title, options),
  info: (title: string, options?: ToastOptions) => show("info", title, options),
};

/** Where messages appear; once in the app. */
export function Toaster() {
  const shown = useSyncExternalStore(subscribe, () => messages);
  return (
    <Radix.Provider label="Notification" swipeDirection="right">
      {shown.map((message) => (
        <ToastCard key={message.id} message={message} />
      ))}
      <Radix.Viewport className="fixed right-0 bottom-0 z-[70] flex w-[min(100vw,24rem)] flex-col gap-2 p-4 max-md:bottom-14" />
    </Radix.Provider>
  );
}

function ToastCard({ message }: { message: ToastMessage }) {
  const { id, kind, title, description, action } = message;
  return (
    <Radix.Root
      type={kind === "error" ? "foreground" : "background"}
      duration={shownMs[kind]}
      onOpenChange={(open) => {
        if (!open) replace(messages.filter((each) => each.id !== id));
      }}
      className="floating flex items-start gap-2.5 px-3.5 py-3"
    >
      <ToastIcon kind={kind} />
      <div className="min-w-0 flex-1 text-sm">
        <Radix.Title className="font-semibold break-words">{title}</Radix.Title>
        {description !== undefined && (
          <Radix.Description className="mt-0.5 break-words text-ink-soft">
            {description}
          </Radix.Description>
        )}
        {action !== undefined && (
          <Radix.Action altText={action.label} className="link mt-1" onClick={action.onClick}>
            {action.label}
          </Radix.Action>
        )}
      </div>
      <Radix.Close
        aria-label="Dismiss"
        className="button button-ghost button-small button-icon -m-1"
      >
        <X size={14} aria-hidden="true" />
      </Radix.Close>
    </Radix.Root>
  );
}

function ToastIcon({ kind }: { kind: ToastKind }) {
  const props = { size: 16, "aria-hidden": true, className: "mt-0.5 shrink-0 text-tone" } as const;
  if (kind === "success")
    return (
      <span className="tone-good">
        <CircleCheck {...props} />
      </span>
    );
  if (kind === "error")
    return (
      <span className="tone-bad">
        <CircleAlert {...props} />
      </span>
    );
  return (
    <span className="tone-busy">
      <Info {...props} />
    </span>
  );
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
