/** `stratal reject` */
export { defineReject as define } from "./approve.ts";
