import { Ajv2020 } from "ajv/dist/2020.js";
import { contract } from "../../src/api/contract.ts";
import { openApiDocument } from "../../src/api/openapi.ts";

const document = openApiDocument("0.0.0");
const ajv = new Ajv2020({ strict: false, validateFormats: false, allErrors: true });
ajv.addSchema(document, "openapi");

const patterns = contract.map((endpoint) => ({
  endpoint,
  pattern: new RegExp(`^${endpoint.path.replaceAll(".", "\\.").replace(/\{\w+\}/g, "[^/]+")}$`),
  hasFixedEnd: !endpoint.path.endsWith("}"),
}));

/**
 * What is wrong with an answer according to the OpenAPI document, independent of the code that made it; null if nothing. `?id=` forms
 * answer with another resource, as their description says, and are not checked.
 */
export function contractViolation(
  method: string,
  path: string,
  answer: { status: number; headers: Headers; json: unknown; text: string },
): string | null {
  const where = `${method} ${path} → ${answer.status}`;
  if (answer.headers.get("x-request-id") === null) return `${where}: no x-request-id`;
  if (answer.status >= 400 && !isUnhealthy(answer.json)) return problemViolation(where, answer);
  const [pathname, query] = path.split("?");
  const found = patterns
    .filter(({ endpoint, pattern }) => endpoint.method === method && pattern.test(pathname!))
    .sort((a, b) => Number(b.hasFixedEnd) - Number(a.hasFixedEnd))[0];
  if (found === undefined || /(?:^|&)id=/.test(query ?? "")) return null;
  const { endpoint } = found;
  if (endpoint.produces !== undefined) return null;
  const expected = [endpoint.status, endpoint.unchangedStatus];
  if (!expected.includes(answer.status) && !isUnhealthy(answer.json))
    return `${where}: the contract says ${endpoint.status}`;
  const place = `#/paths/${endpoint.path.replaceAll("~", "~0").replaceAll("/", "~1")}/${method.toLowerCase()}`;
  const schema = `openapi${place}/responses/${endpoint.status}/content/application~1json/schema`;
  return schemaViolation(where, schema.replaceAll("{", "%7B").replaceAll("}", "%7D"), answer.json);
}

function isUnhealthy(json: unknown): boolean {
  const status = (json as { status?: unknown } | null)?.status;
  return status === "unhealthy" || status === "not_ready";
}

function problemViolation(
  where: string,
  answer: { status: number; headers: Headers; json: unknown; text: string },
): string | null {
  if (!(answer.headers.get("content-type") ?? "").startsWith("application/problem+json"))
    return `${where}: not a problem: ${answer.text.slice(0, 300)}`;
  if ((answer.json as { status: number }).status !== answer.status)
    return `${where}: another status in the problem`;
  if (/\bat [\w.<>]+ \(|node_modules|SELECT |\.ts:\d/.test(answer.text))
    return `${where}: internals leak: ${answer.text}`;
  return schemaViolation(where, "openapi#/components/schemas/Problem", answer.json);
}

function schemaViolation(where: string, reference: string, value: unknown): string | null {
  const validate = ajv.getSchema(reference);
  if (validate === undefined) return `${where}: no schema at ${reference}`;
  return validate(value) === true
    ? null
    : `${where}: ${ajv.errorsText(validate.errors)} in ${JSON.stringify(value).slice(0, 600)}`;
}
