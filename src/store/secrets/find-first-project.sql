/* The oldest project: it holds the data key that every start tests its master key against. Projects are few. */
/* @name findFirstProjectRow */
SELECT id
FROM projects
ORDER BY created_at, id
LIMIT 1;
