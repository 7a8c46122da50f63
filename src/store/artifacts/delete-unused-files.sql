/* Deletes those of the locked contents that nothing refers to; a statement of its own, to see what was committed before the lock. */
/* @name deleteUnusedFileRows */
DELETE FROM artifact_files f
WHERE f.sha256 = ANY (:hashes!::bytea[])
  AND NOT EXISTS (SELECT FROM artifacts a WHERE a.sha256 = f.sha256)
RETURNING f.sha256;
