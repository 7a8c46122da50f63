/**
 * A table of rows from keyset pages. Owns the look, the keyboard (j, k, x, Enter), the selection's boxes and drawing only what is
 * in view; the rows, their order and the selection belong to the caller. On a narrow screen each row is a card.
 */
import { useRef, useState } from "react";
import { useIsNarrow } from "../../hooks/use-media-query.ts";
import { useRowKeys } from "../../hooks/use-row-keys.ts";
import { Button } from "./button.tsx";
import { Checkbox } from "./checkbox.tsx";
import { classNames } from "./class-names.ts";
import { RowCards } from "./row-cards.tsx";
import { toggle, type DataTableProps, type Selection } from "./table-props.ts";
import { useVisibleRows } from "./use-visible-rows.ts";

export type { Column, DataTableProps, Selection } from "./table-props.ts";

const fromClass = {
  md: "max-md:hidden",
  lg: "max-lg:hidden",
  xl: "max-xl:hidden",
  box: "@max-2xl:hidden",
};

/** The table; with no rows, draw an `EmptyState` in its place. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const narrow = useIsNarrow();
  const box = useRef<HTMLDivElement>(null);
  return (
    <div ref={box} className={classNames(props.stale === true && "opacity-60")}>
      {narrow ? <RowCards {...props} /> : <WideTable {...props} box={box} />}
      {props.hasMore === true && (
        <div className="flex justify-center border-t border-line p-2">
          <Button variant="ghost" busy={props.loadingMore === true} onClick={props.onMore}>
            Show more
          </Button>
        </div>
      )}
    </div>
  );
}

function WideTable<Row>({
  box,
  ...props
}: DataTableProps<Row> & { box: React.RefObject<HTMLDivElement | null> }) {
  const { columns, rows, rowKey, selection } = props;
  const [active, setActive] = useState(-1);
  const visible = useVisibleRows(box, rows.length);
  useRowKeys({ box, count: rows.length, active, setActive, reveal: visible.reveal });
  const width = columns.length + (selection === undefined ? 0 : 1);
  return (
    <table aria-label={props.label} aria-rowcount={rows.length + 1} className="w-full table-fixed">
      <TableHead {...props} />
      <tbody>
        <Spacer height={visible.before} columns={width} />
        {visible.indexes.map((index) => (
          <TableRow
            key={rowKey(rows[index]!)}
            {...props}
            row={rows[index]!}
            index={index}
            active={index === active}
            onActive={setActive}
          />
        ))}
        <Spacer height={visible.after} columns={width} />
      </tbody>
    </table>
  );
}

function Spacer({ height, columns }: { height: number; columns: number }) {
  if (height <= 0) return null;
  return (
    <tr aria-hidden="true">
      <td colSpan={columns} style={{ height, padding: 0 }} />
    </tr>
  );
}

function TableHead<Row>({ columns, rows, rowKey, selection }: DataTableProps<Row>) {
  return (
    <thead>
      <tr className="h-9 border-b border-line text-left">
        {selection !== undefined && (
          <th scope="col" className="w-10 pl-2">
            <SelectAll keys={rows.map(rowKey)} selection={selection} />
          </th>
        )}
        {columns.map((column) => (
          <th
            key={column.id}
            scope="col"
            style={column.width === undefined ? {} : { width: column.width }}
            className={classNames(
              "truncate px-cell text-xs font-semibold text-ink-faint",
              column.align === "right" && "text-right",
              column.from !== undefined && fromClass[column.from],
            )}
          >
            {column.header}
          </th>
        ))}
      </tr>
    </thead>
  );
}

function SelectAll({ keys, selection }: { keys: readonly string[]; selection: Selection }) {
  const ticked = keys.filter((key) => selection.selected.has(key)).length;
  const state = ticked === 0 ? false : ticked === keys.length ? true : "mixed";
  return (
    <Checkbox
      label="Select all rows shown"
      hideLabel
      checked={state}
      onChange={(checked) => selection.onChange(new Set(checked ? keys : []))}
    />
  );
}

function TableRow<Row>({
  columns,
  row,
  index,
  active,
  onActive,
  rowKey,
  rowName,
  onOpen,
  selection,
}: DataTableProps<Row> & {
  row: Row;
  index: number;
  active: boolean;
  onActive: (index: number) => void;
}) {
  const selected = selection?.selected.has(rowKey(row)) ?? false;
  return (
    <tr
      data-row={index}
      tabIndex={-1}
      aria-rowindex={index + 2}
      aria-selected={selection === undefined ? undefined : selected}
      onFocus={() => onActive(index)}
      onClick={(event) => {
        if (onOpen !== undefined && isPlain(event.target)) onOpen(row);
      }}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === "Enter") onOpen?.(row);
        if (event.key === "x" && selection !== undefined) toggle(selection, rowKey(row));
      }}
      className={classNames(
        "h-row border-b border-line -outline-offset-2 last:border-0 hover:bg-sunken/50",
        onOpen !== undefined && "cursor-pointer",
        (selected || active) && "bg-selected",
      )}
    >
      {selection !== undefined && (
        <td className="pl-2">
          <Checkbox
            label={`Select ${rowName(row)}`}
            hideLabel
            checked={selected}
            onChange={() => toggle(selection, rowKey(row))}
          />
        </td>
      )}
      {columns.map((column) => (
        <td
          key={column.id}
          className={classNames(
            "truncate px-cell",
            column.align === "right" && "text-right tabular-nums",
            column.from !== undefined && fromClass[column.from],
          )}
        >
          {column.cell(row)}
        </td>
      ))}
    </tr>
  );
}

/** Not on a link, a button or selected text: a click there means that, not the row. */
function isPlain(target: EventTarget): boolean {
  if (!(target instanceof Element) || target.closest("a,button,input,label,[role=menuitem]"))
    return false;
  return (window.getSelection()?.toString() ?? "") === "";
}
