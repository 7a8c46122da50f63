/** What a table is told: its columns, its rows, and which of them are ticked. */
import type { ReactNode } from "react";

/** One column. */
export interface Column<Row> {
  id: string;
  header: ReactNode;
  cell: (row: Row) => ReactNode;
  /** A CSS width; columns without one share what is left. */
  width?: string;
  align?: "left" | "right";
  /** Not drawn on screens narrower than this; `box`: nor where the `@container` around the table is narrower than 42rem. */
  from?: "md" | "lg" | "xl" | "box";
  /** Left out of the card of a narrow screen. */
  hideInCard?: boolean;
}

/** Which rows are ticked. */
export interface Selection {
  selected: ReadonlySet<string>;
  onChange: (selected: ReadonlySet<string>) => void;
}

/** What a table takes. */
export interface DataTableProps<Row> {
  /** Names the table for those who do not see it. */
  label: string;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  /** Names a row, as in "Select nightly-report". */
  rowName: (row: Row) => string;
  /** Enter, or a click on nothing in particular, opens the row. */
  onOpen?: (row: Row) => void;
  selection?: Selection;
  /** A drawing of a row for narrow screens instead of its columns one below the other. */
  card?: (row: Row) => ReactNode;
  /** More rows are to be had. */
  hasMore?: boolean;
  loadingMore?: boolean;
  onMore?: () => void;
  /** Rows on their way out, such as results of the last filter. */
  stale?: boolean;
}

/** Ticks a row, or unticks it. */
export function toggle({ selected, onChange }: Selection, key: string): void {
  const next = new Set(selected);
  if (!next.delete(key)) next.add(key);
  onChange(next);
}
