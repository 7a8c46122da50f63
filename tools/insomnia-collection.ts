/** An Insomnia v4 export of the whole API: one folder per resource, one request per operation, ids as environment variables. */
import { contract } from "../src/api/contract.ts";
import { tags, type Endpoint } from "../src/api/endpoint.ts";
import type { JsonObject, JsonValue } from "../src/base/json.ts";

const WORKSPACE = "wrk_stratal";

/** Values that requests refer to; a person replaces the ids by real ones. */
const environment: JsonObject = {
  base_url: "http://127.0.0.1:8080",
  ws_url: "ws://127.0.0.1:8080",
  token: "",
  job_id: "",
  job_run_id: "",
  task_run_id: "",
  artifact_id: "",
  secret_id: "",
  token_id: "",
  template_name: "",
  queue_name: "default",
};

/** The variable that stands for `{id}`, by the beginning of the path. */
const idVariables: readonly (readonly [string, string])[] = [
  ["/api/v1/jobs", "job_id"],
  ["/api/v1/job-runs", "job_run_id"],
  ["/api/v1/task-runs", "task_run_id"],
  ["/api/v1/logs/job-runs", "job_run_id"],
  ["/api/v1/logs/task-runs", "task_run_id"],
  ["/api/v1/artifacts", "artifact_id"],
  ["/api/v1/secrets", "secret_id"],
  ["/api/v1/tokens", "token_id"],
  ["/api/v1/templates", "template_name"],
  ["/api/v1/queues", "queue_name"],
];

/** The collection as a value, the same for the same contract. */
export function insomniaCollection(): JsonObject {
  const resources: JsonObject[] = [
    {
      _id: WORKSPACE,
      _type: "workspace",
      parentId: null,
      name: "Stratal",
      description: "Generated from the API's contract.",
      scope: "collection",
    },
    {
      _id: "env_stratal",
      _type: "environment",
      parentId: WORKSPACE,
      name: "Base Environment",
      data: environment,
    },
  ];
  for (const [tag, description] of Object.entries(tags)) {
    resources.push({
      _id: `fld_${tag}`,
      _type: "request_group",
      parentId: WORKSPACE,
      name: tag,
      description,
    });
  }
  resources.push(...contract.map(requestOf));
  return {
    _type: "export",
    __export_format: 4,
    __export_source: "stratal",
    resources,
  };
}

function requestOf(endpoint: Endpoint): JsonObject {
  const isWebSocket = endpoint.status === 101;
  const url = reference(isWebSocket ? "ws_url" : "base_url") + pathOf(endpoint);
  return {
    _id: `${isWebSocket ? "ws-req" : "req"}_${endpoint.operationId}`,
    _type: isWebSocket ? "websocket_request" : "request",
    parentId: `fld_${endpoint.tag}`,
    name: endpoint.summary,
    description: endpoint.description ?? "",
    url,
    ...(isWebSocket ? {} : { method: endpoint.method }),
    parameters: queryOf(endpoint),
    headers:
      endpoint.body === undefined ? [] : [{ name: "Content-Type", value: "application/json" }],
    authentication: {
      type: "bearer",
      token: "{{ _.token }}",
      disabled: endpoint.permission === "public",
    },
    ...(endpoint.body === undefined
      ? {}
      : { body: bodyOf(Object.values(endpoint.body.examples)[0]!) }),
  };
}

function bodyOf(example: JsonValue): JsonObject {
  return { mimeType: "application/json", text: JSON.stringify(example, null, 2) };
}

function pathOf(endpoint: Endpoint): string {
  return endpoint.path.replace(/\{(\w+)\}/g, (_whole, name: string) => {
    if (name === "number" || name === "version") return "1";
    if (name === "type") return "task";
    return reference(idVariableOf(endpoint.path));
  });
}

function queryOf(endpoint: Endpoint): JsonObject[] {
  if (endpoint.operationId.endsWith("ByQuery"))
    return [{ name: "id", value: reference(idVariableOf(endpoint.path)) }];
  if (endpoint.path.includes("/logs/stream/") && endpoint.query !== undefined)
    return [{ name: "job_run_id", value: reference("job_run_id") }];
  if (endpoint.operationId === "readLogLines") return [{ name: "tail", value: "500" }];
  if (endpoint.operationId === "findLogPlace")
    return [{ name: "at", value: "2026-01-01T00:00:00Z" }];
  if (endpoint.operationId === "findLogLines") return [{ name: "pattern", value: "error" }];
  if (endpoint.operationId === "searchRunLogs") return [{ name: "pattern", value: "error" }];
  return [];
}

function idVariableOf(path: string): string {
  const found = idVariables.find(([prefix]) => path.startsWith(prefix));
  if (found === undefined) throw new Error(`No variable stands for the id in ${path}.`);
  return found[1];
}

function reference(variable: string): string {
  return `{{ _.${variable} }}`;
}
