import { useId, type ComponentProps, type ReactNode } from "react";
import { RequiredMark } from "./required-mark.tsx";
import { classNames } from "./class-names.ts";

/** The classes of a field for a file. */
export const fileClass =
  "max-w-full text-sm text-ink-faint file:mr-2 file:h-control-small file:cursor-pointer file:rounded-lg file:border file:border-solid file:border-line-strong file:bg-surface file:px-2 file:text-ink";

/** What a labelled field takes beside the attributes of its element. */
interface FieldProps {
  label: string;
  /** Reads the label out without drawing it. */
  hideLabel?: boolean;
  description?: ReactNode;
  error?: string | null;
}

/** One line of text with its label, its explanation and what is wrong with it. */
export function TextField({
  label,
  hideLabel,
  description,
  error,
  icon,
  className = "",
  inputClassName = "",
  ...input
}: FieldProps &
  Omit<ComponentProps<"input">, "aria-label"> & { icon?: ReactNode; inputClassName?: string }) {
  const id = useId();
  return (
    <Labelled
      {...{ id, label, hideLabel, description, error, className }}
      required={input.required}
    >
      <span className="relative block">
        {icon !== undefined && (
          <span className="pointer-events-none absolute inset-y-0 left-2.5 flex items-center text-ink-faint">
            {icon}
          </span>
        )}
        <input
          id={id}
          {...describing(id, description, error)}
          {...input}
          className={classNames("field", icon !== undefined && "!pl-8", inputClassName)}
        />
      </span>
    </Labelled>
  );
}

/** Several lines of text, otherwise as `TextField`. */
export function TextArea({
  label,
  hideLabel,
  description,
  error,
  className = "",
  inputClassName = "",
  ...input
}: FieldProps & ComponentProps<"textarea"> & { inputClassName?: string }) {
  const id = useId();
  return (
    <Labelled
      {...{ id, label, hideLabel, description, error, className }}
      required={input.required}
    >
      <textarea
        id={id}
        rows={4}
        {...describing(id, description, error)}
        {...input}
        className={classNames("field", inputClassName)}
      />
    </Labelled>
  );
}

interface LabelledProps {
  id: string;
  label: string;
  hideLabel: boolean | undefined;
  required: boolean | undefined;
  description: ReactNode;
  error: string | null | undefined;
  className: string;
  children: ReactNode;
}

function Labelled({
  id,
  label,
  hideLabel,
  required,
  description,
  error,
  className,
  children,
}: LabelledProps) {
  return (
    <div className={className}>
      <div className={hideLabel ? "sr-only" : "mb-1 text-sm"}>
        <label htmlFor={id} className="font-medium">
          {label}
        </label>
        {required === true && <RequiredMark />}
      </div>
      {children}
      {description !== undefined && (
        <p id={`${id}-description`} className="mt-1 text-xs text-ink-faint">
          {description}
        </p>
      )}
      {hasError(error) && (
        <p id={`${id}-error`} role="alert" className="mt-1 text-xs text-bad">
          {error}
        </p>
      )}
    </div>
  );
}

function describing(id: string, description: ReactNode, error: string | null | undefined) {
  const ids = classNames(
    description !== undefined && `${id}-description`,
    hasError(error) && `${id}-error`,
  );
  return {
    ...(ids === "" ? {} : { "aria-describedby": ids }),
    ...(hasError(error) ? { "aria-invalid": true } : {}),
  };
}

function hasError(error: string | null | undefined): error is string {
  return typeof error === "string" && error !== "";
}
