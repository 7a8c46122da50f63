/*
  Returns when everything that was committed before is on the disk, also what was committed with synchronous_commit off: a message in the
  log of the database, which nobody reads, whose own commit waits for all of the log before it.
*/
/* @name flushCommitsRow */
SELECT pg_logical_emit_message(true, 'stratal', ''::text)::text AS "position!";
