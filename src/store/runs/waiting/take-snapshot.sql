/* The statements of a transaction that follow see one moment, so that their answers fit together. */
/* @name takeSnapshot */
SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY;
