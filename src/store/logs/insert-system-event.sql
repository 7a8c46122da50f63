/* Notes what the system does, for operators. */
/* @name insertSystemEventRow */
INSERT INTO system_events (level, message, data)
VALUES (:level!, :message!, :data!::jsonb);
