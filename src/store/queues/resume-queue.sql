/* Resumes a queue. Answers no row if it is not paused. */
/* @name resumeQueueRow */
DELETE FROM queue_pauses
WHERE queue = :queue!
RETURNING queue;
