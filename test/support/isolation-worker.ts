/**
 * A worker in miniature, for tests that kill it: runs scripts at an isolation level until then. Argument: the level; SCRIPTS: the scripts
 * as JSON. Prints its directory when it starts them.
 */
import { isolationLevels } from "../../src/worker/isolation/levels.ts";
import { openTestHost, recordRun } from "./script-host.ts";

const [given] = process.argv.slice(2);
const level = isolationLevels.find((each) => each === given);
if (level === undefined) throw new Error(`There is no level ${given}.`);
const { host, directory } = await openTestHost({ level });
process.stdout.write(`${directory}\n`);
// The test wrote this list of texts.
for (const code of JSON.parse(process.env["SCRIPTS"] ?? "[]") as string[])
  void recordRun(host, { code, errexit: false });
