/* Makes sure of a content's row and locks it until the transaction ends, so that the pruner leaves its file alone. */
/* @name holdArtifactFile */
INSERT INTO artifact_files (sha256, size)
VALUES (:sha256!, :size!)
ON CONFLICT (sha256) DO UPDATE SET size = EXCLUDED.size;
