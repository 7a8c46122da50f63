/* Which try of its task run a claim is a part of. Relies on the primary key of task_attempts. */
/* @name getAttemptNumber */
SELECT attempt_number(:runId!::uuid, :seq!::int, :attempt!::int) AS "number!";
