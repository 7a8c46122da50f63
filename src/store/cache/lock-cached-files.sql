/* Locks the contents of cached artifacts, in the order of their hashes, until the copies refer to them. */
/* @name lockCachedFileRows */
SELECT f.sha256
FROM artifact_files f
WHERE f.sha256 IN (SELECT a.sha256 FROM artifacts a WHERE a.project_id = :projectId! AND a.id = ANY (:ids!::uuid[]))
ORDER BY f.sha256
FOR UPDATE OF f;
