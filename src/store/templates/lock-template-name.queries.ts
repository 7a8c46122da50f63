/** Types generated for queries found in "src/store/templates/lock-template-name.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'LockTemplateName' parameters type */
export interface ILockTemplateNameParams {
  name: string;
  projectId: string;
}

/** 'LockTemplateName' return type */
export interface ILockTemplateNameResult {
  locked: boolean;
}

/** 'LockTemplateName' query type */
export interface ILockTemplateNameQuery {
  params: ILockTemplateNameParams;
  result: ILockTemplateNameResult;
}

const lockTemplateNameIR: any = {"usedParamSet":{"projectId":true,"name":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":46,"b":56}]},{"name":"name","required":true,"transform":{"type":"scalar"},"locs":[{"a":74,"b":79}]}],"statement":"SELECT pg_advisory_xact_lock(hashtextextended(:projectId!::text || ' ' || :name!::text, 4)) IS NULL AS \"locked!\""};

/**
 * Query generated from SQL:
 * ```
 * SELECT pg_advisory_xact_lock(hashtextextended(:projectId!::text || ' ' || :name!::text, 4)) IS NULL AS "locked!"
 * ```
 */
export const lockTemplateName = new PreparedQuery<ILockTemplateNameParams,ILockTemplateNameResult>(lockTemplateNameIR);


