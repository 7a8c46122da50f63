/* A page of what the system reports about itself, newest first. Relies on the primary key. */
/* @name listSystemEventRows */
SELECT id, at, level, message, data
FROM system_events
ORDER BY id DESC
LIMIT :limit!::int
OFFSET :offset!::int;
