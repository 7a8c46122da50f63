import { Checkbox } from "./checkbox.tsx";
import { toggle, type DataTableProps } from "./table-props.ts";

/** The rows of a table on a narrow screen: one card each. */
export function RowCards<Row>({
  label,
  columns,
  rows,
  rowKey,
  rowName,
  selection,
  card,
}: DataTableProps<Row>) {
  return (
    <ul aria-label={label} className="divide-y divide-line">
      {rows.map((row) => (
        <li key={rowKey(row)} className="flex gap-1 px-3 py-2.5">
          {selection !== undefined && (
            <Checkbox
              label={`Select ${rowName(row)}`}
              hideLabel
              checked={selection.selected.has(rowKey(row))}
              onChange={() => toggle(selection, rowKey(row))}
            />
          )}
          <div className="min-w-0 flex-1">
            {card === undefined ? <Fields columns={columns} row={row} /> : card(row)}
          </div>
        </li>
      ))}
    </ul>
  );
}

function Fields<Row>({ columns, row }: { columns: DataTableProps<Row>["columns"]; row: Row }) {
  const shown = columns.filter((column) => column.hideInCard !== true);
  return (
    <dl className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-1">
      {shown.map((column) => (
        <div key={column.id} className="contents">
          <dt className="text-xs text-ink-faint">{column.header}</dt>
          <dd className="min-w-0 break-words">{column.cell(row)}</dd>
        </div>
      ))}
    </dl>
  );
}
