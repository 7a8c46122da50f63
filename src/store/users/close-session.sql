/* Ends a session. */
/* @name closeSessionRow */
DELETE FROM sessions
WHERE token_hash = :secretHash!
RETURNING id;
