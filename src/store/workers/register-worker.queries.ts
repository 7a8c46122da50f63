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
  tags: stringArray;
  version: string;
}

/** 'RegisterWorkerRow' return type */
export type IRegisterWorkerRowResult = void;

/** 'RegisterWorkerRow' query type */
export interface IRegisterWorkerRowQuery {
  params: IRegisterWorkerRowParams;
  result: IRegisterWorkerRowResult;
}

const registerWorkerRowIR: any = {"usedParamSet":{"id":true,"name":true,"hostname":true,"pid":true,"version":true,"queues":true,"tags":true,"processSlots":true,"inlineSlots":true,"leaseMs":true},"params":[{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":127,"b":130}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":133,"b":138}]},{"name":"hostname","required":true,"transform":{"type":"scalar"},"locs":[{"a":141,"b":150}]},{"name":"pid","required":true,"transform":{"type":"scalar"},"locs":[{"a":153,"b":157}]},{"name":"version","required":true,"transform":{"type":"scalar"},"locs":[{"a":160,"b":168}]},{"name":"queues","required":true,"transform":{"type":"scalar"},"locs":[{"a":171,"b":178}]},{"name":"tags","required":true,"transform":{"type":"scalar"},"locs":[{"a":181,"b":186}]},{"name":"processSlots","required":true,"transform":{"type":"scalar"},"locs":[{"a":189,"b":202}]},{"name":"inlineSlots","required":true,"transform":{"type":"scalar"},"locs":[{"a":205,"b":217}]},{"name":"leaseMs","required":true,"transform":{"type":"scalar"},"locs":[{"a":230,"b":238}]}],"statement":"INSERT INTO workers (id, name, hostname, pid, version, queues, tags, process_slots, inline_slots, lease_expires_at)\nVALUES (\n  :id!, :name!, :hostname!, :pid!, :version!, :queues!, :tags!, :processSlots!, :inlineSlots!,\n  now() + :leaseMs!::int * interval '1 millisecond'\n)"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO workers (id, name, hostname, pid, version, queues, tags, process_slots, inline_slots, lease_expires_at)
 * VALUES (
 *   :id!, :name!, :hostname!, :pid!, :version!, :queues!, :tags!, :processSlots!, :inlineSlots!,
 *   now() + :leaseMs!::int * interval '1 millisecond'
 * )
 * ```
 */
export const registerWorkerRow = new PreparedQuery<IRegisterWorkerRowParams,IRegisterWorkerRowResult>(registerWorkerRowIR);


