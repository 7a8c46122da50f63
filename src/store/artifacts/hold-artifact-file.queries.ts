/** Types generated for queries found in "src/store/artifacts/hold-artifact-file.sql" */
import { PreparedQuery } from '@pgtyped/runtime';

/** 'HoldArtifactFile' parameters type */
export interface IHoldArtifactFileParams {
  sha256: Buffer;
  size: number;
}

/** 'HoldArtifactFile' return type */
export type IHoldArtifactFileResult = void;

/** 'HoldArtifactFile' query type */
export interface IHoldArtifactFileQuery {
  params: IHoldArtifactFileParams;
  result: IHoldArtifactFileResult;
}

const holdArtifactFileIR: any = {"usedParamSet":{"sha256":true,"size":true},"params":[{"name":"sha256","required":true,"transform":{"type":"scalar"},"locs":[{"a":50,"b":57}]},{"name":"size","required":true,"transform":{"type":"scalar"},"locs":[{"a":60,"b":65}]}],"statement":"INSERT INTO artifact_files (sha256, size)\nVALUES (:sha256!, :size!)\nON CONFLICT (sha256) DO UPDATE SET size = EXCLUDED.size"};

/**
 * Query generated from SQL:
 * ```
 * INSERT INTO artifact_files (sha256, size)
 * VALUES (:sha256!, :size!)
 * ON CONFLICT (sha256) DO UPDATE SET size = EXCLUDED.size
 * ```
 */
export const holdArtifactFile = new PreparedQuery<IHoldArtifactFileParams,IHoldArtifactFileResult>(holdArtifactFileIR);


