/*
  Locks a batch of contents that nothing seems to refer to. Whoever adds a reference locks the row first, so the second look of
  delete-unused-files.sql is the one that counts. Relies on artifacts_sha256.
*/
/* @name lockUnusedFileRows */
SELECT f.sha256
FROM artifact_files f
WHERE NOT EXISTS (SELECT FROM artifacts a WHERE a.sha256 = f.sha256)
LIMIT :limit!::int
FOR UPDATE OF f SKIP LOCKED;
