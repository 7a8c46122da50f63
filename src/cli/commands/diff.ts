/** `stratal diff`, the short form of `stratal job diff` */
export { defineDiff as define } from "./job-versions.ts";
