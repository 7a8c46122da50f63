/** Files with much of a run, to keep or to send along with a question. */
import { z } from "zod";
import { defineEndpoint } from "./endpoint.ts";
import { idParams } from "./fields.ts";

const attachment = { "content-disposition": "An attachment with a file name." };

export const downloadRunLogArchive = defineEndpoint({
  method: "GET",
  path: "/api/v1/logs/job-runs/{id}/archive",
  operationId: "downloadRunLogArchive",
  tag: "logs",
  summary: "Download the logs of a run's tasks as a zip file",
  description:
    "One text file for each task run that has logged something, named by its number in the run and its name. It is made while it is read.",
  permission: "logs:read",
  params: idParams,
  status: 200,
  response: z.string(),
  produces: "application/zip",
  responseHeaders: attachment,
  errors: ["not_found"],
});

export const downloadDebugBundle = defineEndpoint({
  method: "GET",
  path: "/api/v1/job-runs/{id}/debug-bundle",
  operationId: "downloadDebugBundle",
  tag: "job-runs",
  summary: "Download what there is to know of a run as a zip file",
  description:
    "The run, its definition, its task runs (outputs are cut at 4 096 characters), the errors with their attempts, its events, and what it waits for. No secrets, and `***` for sensitive inputs and outputs; without logs, which are a file of their own.",
  permission: "runs:read",
  params: idParams,
  status: 200,
  response: z.string(),
  produces: "application/zip",
  responseHeaders: attachment,
  errors: ["not_found"],
});
