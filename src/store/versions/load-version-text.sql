/* What the author of a version sent, for a plan of an earlier form to be compiled anew. */
/* @name loadVersionText */
SELECT source_text, source_format
FROM job_versions
WHERE id = :versionId!;
