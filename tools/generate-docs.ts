/**
 * Writes docs/reference and .env.example from the tables in the code; with `--check` it only compares and fails when a file is not up
 * to date.
 */
import { reportFiles, updateFiles } from "./generated-files.ts";
import { referencePages } from "./reference-pages.ts";

const check = process.argv.includes("--check");
reportFiles(updateFiles(referencePages(), check), check, "npm run docs:generate");
