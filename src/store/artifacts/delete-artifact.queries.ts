/** Types generated for queries found in "src/store/artifacts/delete-artifact.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'DeleteArtifactRow' parameters type */
export interface IDeleteArtifactRowParams {
  id: string;
  projectId: string;
}

/** 'DeleteArtifactRow' return type */
export interface IDeleteArtifactRowResult {
  id: string;
}

/** 'DeleteArtifactRow' query type */
export interface IDeleteArtifactRowQuery {
  params: IDeleteArtifactRowParams;
  result: IDeleteArtifactRowResult;
}

const deleteArtifactRowIR: any = {"usedParamSet":{"projectId":true,"id":true},"params":[{"name":"projectId","required":true,"transform":{"type":"scalar"},"locs":[{"a":41,"b":51}]},{"name":"id","required":true,"transform":{"type":"scalar"},"locs":[{"a":64,"b":67}]}],"statement":"DELETE FROM artifacts\nWHERE project_id = :projectId!\n  AND id = :id!\nRETURNING id"};

/**
 * Query generated from SQL:
 * ```
 * DELETE FROM artifacts
 * WHERE project_id = :projectId!
 *   AND id = :id!
 * RETURNING id
 * ```
 */
export const deleteArtifactRow = new PreparedQuery<IDeleteArtifactRowParams,IDeleteArtifactRowResult>(deleteArtifactRowIR);


