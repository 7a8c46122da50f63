/** A process that migrates a database up: `migrate-process.ts <url> [<folder of migrations>]`. Prints the names as JSON. */
import { Database } from "../../src/store/database.ts";
import { migrateUp } from "../../src/store/migrate.ts";

const [url, directory] = process.argv.slice(2);
const database = new Database({ url: url!, maxConnections: 1, applicationName: "migrate process" });
const names = await migrateUp(database, directory === undefined ? {} : { directory });
await database.close();
process.stdout.write(JSON.stringify(names));
