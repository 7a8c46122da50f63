/* One data key for every master key that wraps any: what a start needs to test its master key. */
/* @name listMasterKeysInUseRows */
SELECT DISTINCT ON (kek_id) id, project_id, kek_id, wrapped
FROM data_keys
ORDER BY kek_id, created_at DESC;
