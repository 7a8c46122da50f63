/** Types generated for queries found in "src/store/workers/register-worker.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

export type stringArray = (string)[];

/** 'RegisterWorkerRow' parameters type */
export interface IRegisterWorkerRowParams {
  hostname: string;
  id: string;
  inlineSlots: number;
  leaseMs: number;
  name: string;
  pid: number;
  processSlots: number;
  queues: stringArray;
  replaces?: string | null | void;
  tags: stringArray;
  version: string;
}

/** 'RegisterWorkerRow' return type */
export interface IRegisterWorkerRowResult {
  isActive: boolean;
}

/** 'RegisterWorkerRow' query type */
export interface IRegisterWorkerRowQuery {
  params: IRegisterWorkerRowParams;
  result: IRegisterWorkerRowResult;
}

const registerWorkerRowIR: any = {"usedParamSet":{"id":true,"name":true,"hostname":true,"pid":true,"version":true,"queues":true,"tags":true,"processSlots":true,"inlineSlots":true,"leaseMs":true,"replaces":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":161,"b":164}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":173,"b":178}]},{"name":"hostname","required":true,"transform":{"type":"scalar"},"locs":[{"a":187,"b":196}]},{"name":"pid","required":true,"transform":{"type":"scalar"},"locs":[{"a":205,"b":209}]},{"name":"version","required":true,"transform":{"type":"scalar"},"locs":[{"a":217,"b":225}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":234,"b":241}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":252,"b":257}]},{"name":"processSlots","required":true,"transform":{"type":"scalar"},"locs":[{"a":268,"b":281}]},{"name":"inlineSlots","required":true,"transform":{"type":"scalar"},"locs":[{"a":291,"b":303}]},{"name":"leaseMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":319,"b":327}]},{"name":"replaces","required":false,"transform":{"type":"scalar"},"locs":[{"a":551,"b":559}]}],"statement":"INSERT INTO workers (\n  id, name, hostname, pid, version, queues, tags, process_slots, inline_slots, lease_expires_at, status, drained_at, drained_by\n)\nSELECT\n  :id!::uuid, :name!::text, :hostname!::text, :pid!::int, :version!::text, :queues!::text[], :tags!::text[], :processSlots!::int,\n  :inlineSlots!::int, now() + :leaseMs!::int * interval '1 millisecond',\n  CASE WHEN before.drained_at IS NULL THEN 'active' ELSE 'draining' END::worker_status, before.drained_at, before.drained_by\nFROM (SELECT 1) AS once\nLEFT JOIN workers before ON before.id = :replaces::uuid\nRETURNING status = 'active' AS \"isActive!\""};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO workers (
 *   id, name, hostname, pid, version, queues, tags, process_slots, inline_slots, lease_expires_at, status, drained_at, drained_by
 * )
 * SELECT
 *   :id!::uuid, :name!::text, :hostname!::text, :pid!::int, :version!::text, :queues!::text[], :tags!::text[], :processSlots!::int,
 *   :inlineSlots!::int, now() + :leaseMs!::int * interval '1 millisecond',
 *   CASE WHEN before.drained_at IS NULL THEN 'active' ELSE 'draining' END::worker_status, before.drained_at, before.drained_by
 * FROM (SELECT 1) AS once
 * LEFT JOIN workers before ON before.id = :replaces::uuid
 * RETURNING status = 'active' AS "isActive!"
 * ```
 */
export const registerWorkerRow = new PreparedQuery<IRegisterWorkerRowParams,IRegisterWorkerRowResult>(registerWorkerRowIR);


