/* Pauses a queue: nothing is claimed from it by statements that begin later. Answers no row if it is paused already. */
/* @name pauseQueueRow */
INSERT INTO queue_pauses (queue, paused_by)
VALUES (:queue!, :pausedBy!)
ON CONFLICT (queue) DO NOTHING
RETURNING queue;
