/** Fields of a map of the language, made from the schema. */
import { Plus } from "lucide-react";
import { useId, useState } from "react";
import type { Path } from "../../../document/splice.ts";
import { fieldsOf, type FieldSpec } from "../../../schema/field-spec.ts";
import { Button } from "../../ui/button.tsx";
import { AddName, KeyName, takesSecrets, TextMap } from "./collections.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { useProblemsAt } from "./field-problems.tsx";
import {
  AnyValue,
  ChoiceListValue,
  ChoiceValue,
  FlagValue,
  LongTextValue,
  TextListValue,
  TextValue,
  type ValueProps,
} from "./inputs.tsx";
import { useFieldEdits } from "./use-field-edit.tsx";

/** The schema, and the task whose surroundings expressions read. */
export interface FieldSurroundings {
  schema: Record<string, unknown>;
  task: Path | null;
}

/** The fields of a nested map: those that are set, and a way to the others. */
export function NestedFields({
  scope,
  path,
  value,
  around,
}: {
  scope: string;
  path: Path;
  value: unknown;
  around: FieldSurroundings;
}) {
  const fields = fieldsOf(around.schema, scope);
  return (
    <div className="space-y-2.5 border-l-2 border-line pl-3">
      <FieldsWithMore fields={fields} common={[]} path={path} value={value} around={around} />
    </div>
  );
}

/** Fields that are set or common; the others behind their names. */
export function FieldsWithMore({
  fields,
  common,
  path,
  value,
  around,
}: {
  fields: readonly FieldSpec[];
  common: readonly string[];
  path: Path;
  value: unknown;
  around: FieldSurroundings;
}) {
  const [asked, setAsked] = useState<readonly string[]>([]);
  const isShown = ({ key, required }: FieldSpec): boolean =>
    required || common.includes(key) || asked.includes(key) || valueOf(value, key) !== undefined;
  const hidden = fields.filter((field) => !isShown(field));
  return (
    <>
      {fields.filter(isShown).map((field) => (
        <SchemaField
          key={field.key}
          field={field}
          path={[...path, field.key]}
          value={valueOf(value, field.key)}
          around={around}
        />
      ))}
      {hidden.length > 0 && (
        <MoreKeys fields={hidden} onAsk={(key) => setAsked((before) => [...before, key])} />
      )}
    </>
  );
}

/** Names of the keys that are not shown, each with what it does. */
export function MoreKeys({
  fields,
  onAsk,
}: {
  fields: readonly FieldSpec[];
  onAsk: (key: string) => void;
}) {
  return (
    <div className="flex flex-wrap gap-1">
      {fields.map(({ key, doc }) => (
        <button
          key={key}
          type="button"
          title={doc}
          className="inline-flex h-6 cursor-pointer items-center gap-0.5 rounded-md border border-dashed border-line-strong px-1.5 font-mono text-2xs text-ink-soft hover:border-accent hover:text-accent"
          onClick={() => onAsk(key)}
        >
          <Plus size={10} aria-hidden="true" />
          {key}
        </button>
      ))}
    </div>
  );
}

/** One key with its value. */
export function SchemaField({
  field,
  path,
  value,
  around,
}: {
  field: FieldSpec;
  path: Path;
  value: unknown;
  around: FieldSurroundings;
}) {
  const id = useId();
  const { set, unset } = useFieldEdits();
  const onChange = (next: unknown): void => (next === undefined ? unset(path) : set(path, next));
  const isSet = value !== undefined && value !== null;
  const control = controlOf(field, value);
  const offersSecrets = field.kind === "text" && takesSecrets(path);
  const problems = useProblemsAt(path, control !== null || field.scope === null);
  const isInvalid = problems.some(({ severity }) => severity === "error");
  const task = around.task;
  const props: ValueProps = { field, id, value, onChange, task, offersSecrets, isInvalid };
  return (
    <FieldFrame {...{ field, path, isSet, problems }} id={control === null ? null : id}>
      {control === null ? (
        <CollectionValue field={field} path={path} value={value} around={around} />
      ) : (
        <>
          {control(props)}
          {field.scope !== null && <ExpandButton field={field} value={value} onChange={onChange} />}
        </>
      )}
    </FieldFrame>
  );
}

type Control = (props: ValueProps) => React.ReactNode;

const controls: Readonly<Partial<Record<FieldSpec["kind"], Control>>> = {
  text: (props) => <TextValue {...props} />,
  condition: (props) => <TextValue {...props} />,
  duration: (props) => <TextValue {...props} />,
  number: (props) => <TextValue {...props} />,
  long_text: (props) => <LongTextValue {...props} />,
  flag: (props) => <FlagValue {...props} />,
  choice: (props) => <ChoiceValue {...props} />,
  choice_list: (props) => <ChoiceListValue {...props} />,
  text_list: (props) => <TextListValue {...props} />,
  any: (props) => <AnyValue {...props} />,
};

/** The control of a single value; null for maps and lists with fields of their own. */
function controlOf(field: FieldSpec, value: unknown): Control | null {
  if (field.kind !== "section") return controls[field.kind] ?? null;
  const isMap = typeof value === "object" && value !== null && !Array.isArray(value);
  return field.short === null || isMap ? null : (controls[field.short] ?? null);
}

/** From the short form of a section to its map. */
function ExpandButton({
  field,
  value,
  onChange,
}: {
  field: FieldSpec;
  value: unknown;
  onChange: (value: unknown) => void;
}) {
  const main = { retry: "max", job: "name", for_each: "in", wait: "for" }[field.key];
  if (main === undefined) return null;
  return (
    <Button
      size="small"
      variant="ghost"
      className="mt-1"
      onClick={() => onChange({ [main]: value ?? (field.key === "retry" ? 3 : "") })}
    >
      More settings of {field.key}
    </Button>
  );
}

function CollectionValue({
  field,
  path,
  value,
  around,
}: {
  field: FieldSpec;
  path: Path;
  value: unknown;
  around: FieldSurroundings;
}) {
  const { set } = useFieldEdits();
  if (field.kind === "text_map")
    return <TextMap path={path} value={value} label={field.key} task={around.task} />;
  if (field.scope === null) return null;
  if (field.kind === "section")
    return <NestedFields scope={field.scope} path={path} value={value} around={around} />;
  const entries = Object.entries(typeof value === "object" && value !== null ? value : {});
  const isList = field.kind === "section_list";
  return (
    <div className="space-y-3">
      {entries.map(([key, item]) => {
        const place = [...path, isList ? Number(key) : key];
        return (
          <div key={key} className="space-y-1.5">
            <EntryHead
              path={place}
              name={isList ? nameOf(item, Number(key)) : null}
              label={field.key}
            />
            <NestedFields scope={field.scope!} path={place} value={item} around={around} />
          </div>
        );
      })}
      {isList ? (
        <Button
          size="small"
          variant="ghost"
          icon={<Plus size={13} aria-hidden="true" />}
          onClick={() =>
            set(path, [
              ...entries.map(([, item]) => item as unknown),
              newItem(field.key, entries.length),
            ])
          }
        >
          Add to {field.key}
        </Button>
      ) : (
        <AddName
          label={`Add to ${field.key}`}
          taken={entries.map(([key]) => key)}
          suggestion="name"
          onAdd={(name) => set([...path, name], field.key === "inputs" ? { type: "string" } : {})}
        />
      )}
    </div>
  );
}

function EntryHead({ path, name, label }: { path: Path; name: string | null; label: string }) {
  const { unset } = useFieldEdits();
  return (
    <div className="flex items-center gap-1">
      {name === null ? (
        <KeyName path={path} label={`Name in ${label}`} />
      ) : (
        <span className="mr-auto font-mono text-xs font-semibold">{name}</span>
      )}
      <Button size="small" variant="ghost" onClick={() => unset(path)}>
        Remove<span className="sr-only"> {name ?? String(path.at(-1))}</span>
      </Button>
    </div>
  );
}

function nameOf(item: unknown, index: number): string {
  const name = valueOf(item, "name");
  return typeof name === "string" ? name : `${index + 1}`;
}

/** A first entry that is right: the user changes it. */
function newItem(key: string, count: number): Record<string, unknown> {
  if (key === "triggers") return { name: `schedule_${count + 1}`, type: "cron", cron: "0 2 * * *" };
  if (key === "artifacts") return { name: `file_${count + 1}`, path: "*.csv" };
  if (key === "notify") return { events: ["failed"], to: ["slack:#channel"] };
  return {};
}

function valueOf(value: unknown, key: string): unknown {
  if (typeof value !== "object" || value === null) return undefined;
  // Any object can be asked for a key.
  return (value as Record<string, unknown>)[key] ?? undefined;
}
