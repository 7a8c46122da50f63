/* Lets the rest of the transaction take rows out of a final state, which a trigger refuses otherwise. */
/* @name allowReopening */
SELECT set_config('stratal.reopen', 'on', true);
