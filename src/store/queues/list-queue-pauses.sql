/* The paused queues: why a queued task does not start is answered from it. */
/* @name listQueuePauseRows */
SELECT queue, paused_at, paused_by
FROM queue_pauses;
