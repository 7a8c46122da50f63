/* Asks the database for its version and the newest migration. */
/* @name checkDatabaseRow */
SELECT current_setting('server_version') AS "version!";
