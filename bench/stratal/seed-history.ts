import pg from "pg";

/** So many runs, each an older copy of an ended one: its task runs, attempts and events, too. Ids and times are a millisecond apart. */
const COPIES = `
  CREATE TEMPORARY TABLE copies ON COMMIT DROP AS
  SELECT
    n,
    (
      lpad(to_hex(ms >> 16), 8, '0') || '-' || lpad(to_hex(ms & 65535), 4, '0')
        || '-7000-8000-' || lpad(to_hex(n & 16777215), 6, '0') || '000000'
    )::uuid AS id,
    make_interval(secs => n / 1000.0) AS ago
  FROM job_runs r,
    generate_series($2::int + 1, $3::int) n,
    LATERAL (SELECT (extract(epoch FROM r.created_at) * 1000)::bigint - n AS ms) at
  WHERE r.id = $1`;

/** The tables, how each names its run, and the times that the copy has earlier. Other columns are copied as they are. */
const TABLES: readonly [table: string, key: string, times: readonly string[]][] = [
  ["job_runs", "id", ["created_at", "started_at", "finished_at"]],
  ["task_runs", "run_id", ["queued_at", "started_at", "finished_at"]],
  ["task_attempts", "run_id", ["started_at", "finished_at"]],
];
const BATCH = 50_000;

/** Makes the database hold finished runs, as if the job had been run so often before. `from` says how many of them there are already. */
export async function seedHistory(
  databaseUrl: string,
  runId: string,
  range: { from: number; to: number },
): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  try {
    const statements: string[] = [];
    for (const table of TABLES)
      statements.push(copyStatement(table, await columnsOf(database, table[0])));
    for (let from = range.from; from < range.to; from += BATCH) {
      const to = Math.min(range.to, from + BATCH);
      await database.query("BEGIN");
      await database.query(COPIES, [runId, from, to]);
      for (const statement of statements) await database.query(statement, [runId]);
      await database.query("COMMIT");
    }
    // As the database would by itself after a while; otherwise that runs beside the measurement.
    for (const [table] of TABLES) await database.query(`VACUUM (ANALYZE) ${table}`);
  } finally {
    await database.end();
  }
}

/** All columns that may be written, as a list for a statement. */
async function columnsOf(database: pg.Client, table: string): Promise<string[]> {
  const { rows } = await database.query<{ name: string }>(
    `SELECT quote_ident(attname) AS name
     FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attgenerated = '' AND attidentity <> 'a'
     ORDER BY attnum`,
    [table],
  );
  return rows.map(({ name }) => name);
}

/** Names of tables and columns come from the constant above and from the catalogue. */
function copyStatement([table, key, times]: (typeof TABLES)[number], columns: string[]): string {
  const changes = times.map((time) => `'${time}', t.${time} - c.ago`).join(", ");
  return `
    INSERT INTO ${table} (${columns.join(", ")})
    SELECT ${columns.map((column) => `copied.${column}`).join(", ")}
    FROM copies c, ${table} t,
      LATERAL jsonb_populate_record(t, jsonb_build_object('${key}', c.id, ${changes})) copied
    WHERE t.${key} = $1`;
}
