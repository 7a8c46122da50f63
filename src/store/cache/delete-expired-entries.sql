/* Deletes a batch of expired results. Relies on task_cache_expiry. */
/* @name deleteExpiredEntryRows */
DELETE FROM task_cache
WHERE ctid = ANY (ARRAY(
  SELECT ctid
  FROM task_cache
  WHERE expires_at <= now()
  ORDER BY expires_at
  LIMIT :limit!::int
  FOR UPDATE SKIP LOCKED
))
RETURNING task_name;
