/* Tells this database from every other one, copies of it included, whose Redis may be the same. */
/* @name getDatabaseId */
SELECT
  (SELECT system_identifier FROM pg_control_system()) || '-' || d.oid AS "id!"
FROM pg_database d
WHERE d.datname = current_database();
