/** The selected task, or the job, as fields. */
import { FlaskConical } from "lucide-react";
import { useId, useState } from "react";
import { useJobSchema, useTaskTypes } from "../../../api/job-documents.ts";
import { valueAt } from "../../../document/value-at.ts";
import { flatTask, type TaskModel } from "../../../document/job-model.ts";
import { renameTask } from "../../../document/rename-task.ts";
import { keyPath } from "../../../document/task-path.ts";
import { fieldsOf, jobScope, taskScope, type FieldSpec } from "../../../schema/field-spec.ts";
import { Button } from "../../ui/button.tsx";
import { ErrorState } from "../../ui/error-state.tsx";
import { SkeletonRows } from "../../ui/skeleton.tsx";
import { useEditor, useSnapshotOf } from "../editor-context.tsx";
import { CodeField } from "./code-field.tsx";
import { DependenciesField } from "./dependencies-field.tsx";
import { FieldFrame } from "./field-frame.tsx";
import { describedBy, FieldProblems, useProblemsAt } from "./field-problems.tsx";
import { FieldsWithMore, MoreKeys, SchemaField, type FieldSurroundings } from "./schema-fields.tsx";
import { bodyKeys, jobSections, taskSections, type FormSection } from "./sections.ts";
import { FieldEditsProvider, useFieldEdits } from "./use-field-edit.tsx";
import { useFieldText } from "./use-field-text.ts";

/** The form. While the text is not valid it shows the last valid one, and edits nothing. */
export function FormPane({ onTest }: { onTest: (task: TaskModel) => void }) {
  const schema = useJobSchema();
  const { task } = useEditor();
  const isValid = useSnapshotOf("isValid");
  if (schema.isPending) return <SkeletonRows rows={6} label="Loading the language" />;
  if (schema.isError)
    return <ErrorState error={schema.error} onRetry={() => void schema.refetch()} />;
  return (
    <FieldEditsProvider key={task?.path.join("/") ?? ""}>
      <fieldset disabled={!isValid} className={isValid ? "" : "opacity-50 grayscale"}>
        <legend className="sr-only">{task === null ? "The job" : `Task ${task.name}`}</legend>
        {task === null ? (
          <JobForm schema={schema.data} />
        ) : (
          <TaskForm task={task} schema={schema.data} onTest={onTest} />
        )}
      </fieldset>
    </FieldEditsProvider>
  );
}

function JobForm({ schema }: { schema: Record<string, unknown> }) {
  const model = useSnapshotOf("model");
  const around: FieldSurroundings = { schema, task: null };
  const fields = fieldsOf(schema, jobScope(model.mode));
  return (
    <div className="space-y-6 p-4">
      {jobSections.map((section) => (
        <Section key={section.title} title={section.title}>
          <FieldsWithMore
            fields={fieldsOfSection(fields, section)}
            common={section.common}
            path={[]}
            value={model.value}
            around={around}
          />
        </Section>
      ))}
    </div>
  );
}

function TaskForm({
  task,
  schema,
  onTest,
}: {
  task: TaskModel;
  schema: Record<string, unknown>;
  onTest: (task: TaskModel) => void;
}) {
  const model = useSnapshotOf("model");
  const value = flatTask(valueAt(model.value, task.path));
  const fields = fieldsOf(schema, taskScope(model.mode));
  const around: FieldSurroundings = { schema, task: task.path };
  return (
    <div className="space-y-6 p-4">
      <div className="flex items-end gap-2">
        <TaskName task={task} />
        <Button icon={<FlaskConical size={14} aria-hidden="true" />} onClick={() => onTest(task)}>
          Test
        </Button>
      </div>
      {taskSections.map((section) => (
        <TaskSection
          key={section.title}
          section={section}
          fields={fieldsOfSection(fields, section)}
          task={task}
          value={value}
          around={around}
        />
      ))}
    </div>
  );
}

function TaskName({ task }: { task: TaskModel }) {
  const { apply } = useEditor();
  const { text, type, leave } = useFieldText(task.name, (name) => {
    if (name !== task.name)
      apply((document) => ({ text: renameTask(document, task.path, name), tasks: [task.path] }));
  });
  const id = useId();
  const problems = useProblemsAt([...task.path, "name"], true);
  return (
    <div className="min-w-0 flex-1">
      <label htmlFor={id}>
        <code className="mb-1 block text-xs font-semibold">name</code>
      </label>
      <input
        id={id}
        aria-describedby={describedBy(id)}
        aria-invalid={problems.length > 0}
        className="field font-mono"
        spellCheck={false}
        value={text}
        onChange={({ target }) => type(target.value)}
        onBlur={leave}
      />
      <FieldProblems id={id} problems={problems} />
    </div>
  );
}

function TaskSection({
  section,
  fields,
  task,
  value,
  around,
}: {
  section: FormSection;
  fields: readonly FieldSpec[];
  task: TaskModel;
  value: Record<string, unknown>;
  around: FieldSurroundings;
}) {
  const model = useSnapshotOf("model");
  const [asked, setAsked] = useState<readonly string[]>([]);
  const isShown = ({ key }: FieldSpec): boolean => {
    if (isGiven(value[key]) || asked.includes(key)) return true;
    if (bodyKeys.has(key)) return task.kind === "empty";
    if (key === "parameters") return task.kind === "builtin" || task.kind === "template";
    if (key === "env" && task.kind !== "script") return false;
    return section.common.includes(key);
  };
  const hidden = fields.filter((field) => !isShown(field) && !bodyKeys.has(field.key));
  return (
    <Section title={section.title}>
      {fields.filter(isShown).map((field) => (
        <TaskField
          key={field.key}
          field={field}
          task={task}
          path={keyPath(model.value, task.path, field.key)}
          value={value[field.key] ?? undefined}
          around={around}
        />
      ))}
      {hidden.length > 0 && (
        <MoreKeys fields={hidden} onAsk={(key) => setAsked((before) => [...before, key])} />
      )}
    </Section>
  );
}

interface TaskFieldProps {
  field: FieldSpec;
  task: TaskModel;
  path: readonly (string | number)[];
  value: unknown;
  around: FieldSurroundings;
}

/** Some keys of a task have controls of their own. */
function TaskField(props: TaskFieldProps) {
  const { field, task, path, value } = props;
  const isSet = isGiven(value);
  if (field.key === "depends_on") return <Dependencies {...props} />;
  if (field.key === "run") return <Code {...props} language="bash" codePath={path} code={value} />;
  if (field.key === "script" && isSet) return <Script {...props} />;
  if (field.key === "parameters" && task.kind === "builtin") return <Parameters {...props} />;
  return <SchemaField {...props} />;
}

function Dependencies({ field, task, path, value }: TaskFieldProps) {
  const problems = useProblemsAt(path, true);
  return (
    <FieldFrame {...{ field, path, problems }} id={null} isSet={isGiven(value)}>
      <DependenciesField task={task} />
    </FieldFrame>
  );
}

function Code({
  field,
  path,
  value,
  language,
  codePath,
  code,
}: TaskFieldProps & { language: string; codePath: TaskFieldProps["path"]; code: unknown }) {
  const { set } = useFieldEdits();
  const isValid = useSnapshotOf("isValid");
  const problems = useProblemsAt(codePath, true);
  return (
    <FieldFrame {...{ field, path, problems }} id={null} isSet={isGiven(value)}>
      <CodeField
        label={`Code of ${field.key}`}
        language={language}
        disabled={!isValid}
        value={typeof code === "string" ? code : ""}
        onCommit={(text) => set(codePath, text)}
      />
    </FieldFrame>
  );
}

function Script(props: TaskFieldProps) {
  const { path, value, around } = props;
  const script = value as Record<string, unknown>;
  const scope = props.field.scope ?? "script";
  const others = fieldsOf(around.schema, scope).filter(({ key }) => key !== "code");
  return (
    <div className="space-y-2.5">
      <Code
        {...props}
        language={typeof script.language === "string" ? script.language : "bash"}
        codePath={[...path, "code"]}
        code={script.code}
      />
      <div className="space-y-2.5 border-l-2 border-line pl-3">
        <FieldsWithMore
          fields={others}
          common={["language"]}
          path={path}
          value={script}
          around={around}
        />
      </div>
    </div>
  );
}

/** The parameters of a task type are fields of its own schema. */
function Parameters(props: TaskFieldProps) {
  const types = useTaskTypes();
  const problems = useProblemsAt(props.path, false);
  const type = types.data?.find(({ name }) => name === props.task.runs);
  if (type === undefined) return <SchemaField {...props} />;
  const { field, path, value, around } = props;
  const schema = { $defs: { parameters: type.parameters } };
  return (
    <FieldFrame {...{ field, path, problems }} id={null} isSet={isGiven(value)}>
      <div className="space-y-2.5 border-l-2 border-line pl-3">
        <FieldsWithMore
          fields={fieldsOf(schema, "parameters")}
          common={[]}
          path={path}
          value={value}
          around={around}
        />
      </div>
    </FieldFrame>
  );
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section aria-label={title}>
      <h3 className="eyebrow mb-2 border-b border-line pb-1">{title}</h3>
      <div className="space-y-3">{children}</div>
    </section>
  );
}

function fieldsOfSection(fields: readonly FieldSpec[], section: FormSection): FieldSpec[] {
  return [...section.common, ...section.others].flatMap(
    (key) => fields.find((field) => field.key === key) ?? [],
  );
}

function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null;
}
