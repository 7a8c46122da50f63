/** Keys as they are printed on a keyboard. */
export function Kbd({ keys }: { keys: readonly string[] }) {
  return (
    <span className="inline-flex shrink-0 gap-1">
      {keys.map((key) => (
        <kbd
          key={key}
          className="inline-flex h-5 min-w-5 items-center justify-center rounded border border-line bg-sunken px-1 font-sans text-2xs font-medium text-ink-soft"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
