/* Asks the database for its version. */
/* @name checkDatabaseRow */
SELECT current_setting('server_version') AS "version!";
