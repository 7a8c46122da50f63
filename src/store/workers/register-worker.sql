/*
  Registers a worker under a new id; its lease starts now. A worker that lost its lease names the id that it had (:replaces): who drained it
  then has drained it still.
*/
/* @name registerWorkerRow */
INSERT INTO workers (
  id, name, hostname, pid, version, queues, tags, process_slots, inline_slots, lease_expires_at, status, drained_at, drained_by
)
SELECT
  :id!::uuid, :name!::text, :hostname!::text, :pid!::int, :version!::text, :queues!::text[], :tags!::text[], :processSlots!::int,
  :inlineSlots!::int, now() + :leaseMs!::int * interval '1 millisecond',
  CASE WHEN before.drained_at IS NULL THEN 'active' ELSE 'draining' END::worker_status, before.drained_at, before.drained_by
FROM (SELECT 1) AS once
LEFT JOIN workers before ON before.id = :replaces::uuid
RETURNING status = 'active' AS "isActive!";
