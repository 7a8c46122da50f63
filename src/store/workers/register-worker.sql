/* Registers a worker under a new id; its lease starts now. */
/* @name registerWorkerRow */
INSERT INTO workers (id, name, hostname, pid, version, queues, tags, process_slots, inline_slots, lease_expires_at)
VALUES (
  :id!, :name!, :hostname!, :pid!, :version!, :queues!, :tags!, :processSlots!, :inlineSlots!,
  now() + :leaseMs!::int * interval '1 millisecond'
);
