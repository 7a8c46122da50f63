/*
  Begins an epoch of a worker's claims. Claims hold the worker's row (FOR KEY SHARE), so those under way have ended when this answers,
  and those of an earlier epoch that arrive later find no worker. The worker numbers its epochs: this statement, too, may arrive when its
  sender has given it up, and must not end the epoch that came after it. No row if the worker is dead, or further already.
*/
/* @name startClaimEpochRow */
UPDATE workers
SET claim_epoch = :epoch!
WHERE id = (SELECT id FROM workers WHERE id = :id! AND status <> 'dead' FOR UPDATE)
  AND claim_epoch < :epoch!
RETURNING id;
