/*
  Begins a new epoch of a worker's claims. Claims hold the worker's row (FOR KEY SHARE), so those under way have ended when this answers,
  and those of an earlier epoch that arrive later find no worker. No row if the worker is dead.
*/
/* @name startClaimEpochRow */
UPDATE workers
SET claim_epoch = claim_epoch + 1
WHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)
RETURNING claim_epoch AS "epoch!";
